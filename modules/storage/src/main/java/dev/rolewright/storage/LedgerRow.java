package dev.rolewright.storage;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rolewright.budget.LedgerEntry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One row of the ledger, with the names of its columns. Public for the JSON library alone. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LedgerRow(
    String id,
    String replicaId,
    Optional<String> tenantId,
    Optional<String> apiKeyId,
    String account,
    String provider,
    String model,
    String task,
    String correlationId,
    String runId,
    long reservedPicos,
    long costPicos,
    String basis,
    long inputTokens,
    long outputTokens,
    long cachedInputTokens,
    long reasoningTokens,
    String reserveTime) {

  /** Returns the row of an entry; one of a tenant that is not there belongs to nobody. */
  static LedgerRow of(LedgerEntry entry, UUID replica, Set<String> tenants) {
    boolean isThere = tenants.contains(entry.tenantId());
    return new LedgerRow(
        entry.charge().id(),
        replica.toString(),
        Optional.of(entry.tenantId()).filter(_ -> isThere),
        Optional.of(entry.apiKeyId()).filter(_ -> isThere),
        entry.charge().account(),
        entry.charge().provider(),
        entry.charge().model(),
        entry.charge().task(),
        entry.correlationId(),
        entry.charge().runId(),
        entry.charge().maxCostPicos(),
        entry.costPicos(),
        entry.basis().name(),
        entry.usage().inputTokens(),
        entry.usage().outputTokens(),
        entry.usage().cachedInputTokens(),
        entry.usage().reasoningTokens(),
        entry.time().toString());
  }
}
