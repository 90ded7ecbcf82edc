package dev.rolewright.safety;

import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The policies that there are, by their names. */
public final class SafetyPolicies {
  /** Checks all that is known. */
  public static final SafetyPolicy STANDARD = new StandardPolicy("standard", true);

  /**
   * Takes out orders to the model and leaves numbers and secrets, for a task that is to find those.
   */
  public static final SafetyPolicy INJECTION_ONLY = new StandardPolicy("injection_only", false);

  /** Checks nothing. */
  public static final SafetyPolicy OFF = new NoPolicy();

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private final Map<String, SafetyPolicy> policies;

  private SafetyPolicies(Map<String, SafetyPolicy> policies) {
    this.policies = policies;
  }

  /** Returns those that ship and those that other modules provide. */
  public static SafetyPolicies load() {
    return of(ServiceLoader.load(SafetyPolicy.class));
  }

  /**
   * Returns those that ship and some more.
   *
   * @throws IllegalArgumentException for a name that is none or that is taken
   */
  public static SafetyPolicies of(Iterable<SafetyPolicy> more) {
    Map<String, SafetyPolicy> policies = new TreeMap<>();
    for (SafetyPolicy shipped : new SafetyPolicy[] {STANDARD, INJECTION_ONLY, OFF}) {
      policies.put(shipped.name(), shipped);
    }
    for (SafetyPolicy policy : more) {
      if (!NAME.matcher(policy.name()).matches()
          || policies.putIfAbsent(policy.name(), policy) != null) {
        throw new IllegalArgumentException(
            "the safety policy " + policy.getClass().getName() + " has no name of its own");
      }
    }
    return new SafetyPolicies(policies);
  }

  /** Returns the names in their order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(policies.keySet());
  }

  /** Returns the policy of a name. */
  public Optional<SafetyPolicy> find(String name) {
    return Optional.ofNullable(policies.get(name));
  }

  private record NoPolicy() implements SafetyPolicy {
    @Override
    public String name() {
      return "off";
    }

    @Override
    public boolean isOn() {
      return false;
    }

    @Override
    public SafetyScan scan(TextRole role, String text) {
      return SafetyScan.clean(text);
    }
  }
}
