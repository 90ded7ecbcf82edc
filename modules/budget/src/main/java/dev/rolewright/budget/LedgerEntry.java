package dev.rolewright.budget;

import dev.rolewright.domain.TokenUsage;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One booked call.
 *
 * @param tenantId UUID of the tenant that called
 * @param apiKeyId UUID of the API key that called
 * @param correlationId id that joins the records of a request
 * @param charge what was reserved, and for what
 * @param costPicos what counts, in pico-USD
 * @param basis what the cost was computed from
 * @param usage tokens; none where they are not known
 * @param time when it was reserved, by the store's clock, to the microsecond; its month is the one
 *     whose budget pays
 */
public record LedgerEntry(
    String tenantId,
    String apiKeyId,
    String correlationId,
    Charge charge,
    long costPicos,
    CostBasis basis,
    TokenUsage usage,
    Instant time) {

  /** Returns the budgets that pay, in their order. */
  public List<ScopeMonth> payers() {
    YearMonth month = ScopeMonth.monthOf(time);
    return scopes(charge, tenantId, apiKeyId).stream()
        .map(scope -> new ScopeMonth(scope, month))
        .toList();
  }

  /** Returns this with what the call cost. */
  LedgerEntry settled(long cost, TokenUsage used, CostBasis known) {
    return new LedgerEntry(tenantId, apiKeyId, correlationId, charge, cost, known, used, time);
  }

  /** Returns the scopes that a call counts for, in their order. */
  static List<BudgetScope> scopes(Charge charge, String tenantId, String apiKeyId) {
    List<BudgetScope> scopes = new ArrayList<>(3);
    if (charge.account().isEmpty()) {
      scopes.add(BudgetScope.deployment());
    }
    scopes.add(BudgetScope.tenant(tenantId));
    scopes.add(BudgetScope.apiKey(tenantId, apiKeyId));
    return scopes;
  }
}
