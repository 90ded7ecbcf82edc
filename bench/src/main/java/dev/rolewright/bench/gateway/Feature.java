package dev.rolewright.bench.gateway;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the gateway does beside passing a call on, as far as configuration can switch it. */
enum Feature {
  /** The cache, and one call for all who ask the same at the same time. */
  CACHE("cache and single flight"),
  /** Requests and tokens a minute, of the tenant and of the provider. */
  LIMITS("rate limits"),
  /** A budget of the deployment and one of the tenant. */
  BUDGETS("budgets"),
  /** The standard policy over each message. */
  SAFETY("safety");

  /** All that there is. */
  static final Set<Feature> ALL = Collections.unmodifiableSet(EnumSet.allOf(Feature.class));

  private final String label;

  Feature(String label) {
    this.label = label;
  }

  /** Returns what it is called in a table. */
  String label() {
    return label;
  }
}
