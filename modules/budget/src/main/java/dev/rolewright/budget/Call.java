package dev.rolewright.budget;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.RequestContext;
import java.time.Instant;
import java.util.List;

/**
 * A call that money is to be reserved for.
 *
 * @param tenantId UUID of the tenant
 * @param apiKeyId UUID of the API key
 * @param correlationId id that joins the records of the request
 * @param charge what for
 * @param scopes whom it counts for
 */
record Call(
    String tenantId,
    String apiKeyId,
    String correlationId,
    Charge charge,
    List<BudgetScope> scopes) {

  static Call of(RequestContext context, Charge charge) {
    String tenant = context.tenantId();
    String key = context.principalId();
    return new Call(
        tenant,
        key,
        Charge.cut(context.correlationId()),
        charge,
        LedgerEntry.scopes(charge, tenant, key));
  }

  long amount() {
    return charge.maxCostPicos();
  }

  /** Returns what counts while nothing but the reservation is known. */
  LedgerEntry reserved(Instant time) {
    return new LedgerEntry(
        tenantId,
        apiKeyId,
        correlationId,
        charge,
        amount(),
        CostBasis.RESERVED,
        TokenUsage.NONE,
        time);
  }
}
