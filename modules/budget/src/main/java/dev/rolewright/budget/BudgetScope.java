package dev.rolewright.budget;

import java.util.Comparator;

/**
 * Whose money is counted.
 *
 * @param kind how many callers share it
 * @param tenantId UUID of the tenant; empty for the deployment
 * @param apiKeyId UUID of the API key; empty unless it is a key's
 */
public record BudgetScope(Kind kind, String tenantId, String apiKeyId)
    implements Comparable<BudgetScope> {
  private static final BudgetScope DEPLOYMENT = new BudgetScope(Kind.DEPLOYMENT, "", "");
  private static final Comparator<BudgetScope> ORDER =
      Comparator.comparing(BudgetScope::kind)
          .thenComparing(BudgetScope::tenantId)
          .thenComparing(BudgetScope::apiKeyId);

  /** How many callers share the money. */
  public enum Kind {
    /** All tenants together. */
    DEPLOYMENT,
    /** One tenant. */
    TENANT,
    /** One API key. */
    API_KEY
  }

  /** Returns the scope of all tenants together. */
  public static BudgetScope deployment() {
    return DEPLOYMENT;
  }

  /** Returns the scope of a tenant. */
  public static BudgetScope tenant(String tenantId) {
    return new BudgetScope(Kind.TENANT, tenantId, "");
  }

  /** Returns the scope of an API key. */
  public static BudgetScope apiKey(String tenantId, String apiKeyId) {
    return new BudgetScope(Kind.API_KEY, tenantId, apiKeyId);
  }

  /** Returns the scope in words, e.g. {@code the tenant 0189…}. */
  public String inWords() {
    return switch (kind) {
      case DEPLOYMENT -> "the deployment";
      case TENANT -> "the tenant " + tenantId;
      case API_KEY -> "the API key " + apiKeyId;
    };
  }

  @Override
  public int compareTo(BudgetScope other) {
    return ORDER.compare(this, other);
  }
}
