package dev.rolewright.budget;

import java.util.Map;
import java.util.OptionalLong;

/**
 * The most that may be spent in a calendar month (UTC), in pico-USD from 0 (closed) to {@value
 * #MOST_PICOS}.
 *
 * @param deploymentPicos of all tenants together; empty for no limit
 * @param tenantPicos of each tenant that {@code tenants} does not name; empty for no limit
 * @param tenants by UUID of the tenant
 * @param apiKeys by UUID of the API key; a key that is not named has no limit of its own
 */
public record BudgetLimits(
    OptionalLong deploymentPicos,
    OptionalLong tenantPicos,
    Map<String, Long> tenants,
    Map<String, Long> apiKeys) {
  /** Four million USD, so that sums of a few limits stay numbers. */
  public static final long MOST_PICOS = 4_000_000_000_000_000_000L;

  /** No limit at all. */
  public static final BudgetLimits NONE =
      new BudgetLimits(OptionalLong.empty(), OptionalLong.empty(), Map.of(), Map.of());

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public BudgetLimits {
    tenants = Map.copyOf(tenants);
    apiKeys = Map.copyOf(apiKeys);
    deploymentPicos.ifPresent(BudgetLimits::check);
    tenantPicos.ifPresent(BudgetLimits::check);
    tenants.values().forEach(BudgetLimits::check);
    apiKeys.values().forEach(BudgetLimits::check);
  }

  private static void check(long picos) {
    if (picos < 0 || picos > MOST_PICOS) {
      throw new IllegalArgumentException("a limit is 0 to " + MOST_PICOS + " pico-USD");
    }
  }

  /** Returns the limit of a scope; empty for none. */
  public OptionalLong of(BudgetScope scope) {
    return switch (scope.kind()) {
      case DEPLOYMENT -> deploymentPicos;
      case TENANT -> {
        Long own = tenants.get(scope.tenantId());
        yield own == null ? tenantPicos : OptionalLong.of(own);
      }
      case API_KEY -> {
        Long own = apiKeys.get(scope.apiKeyId());
        yield own == null ? OptionalLong.empty() : OptionalLong.of(own);
      }
    };
  }
}
