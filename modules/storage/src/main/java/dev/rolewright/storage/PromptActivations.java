package dev.rolewright.storage;

import dev.rolewright.prompts.ActivationHistory;
import dev.rolewright.prompts.ActivationHistory.Activation;
import dev.rolewright.prompts.ActivationHistory.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The activations of one name for one tenant, within a transaction. */
final class PromptActivations {
  /** Older activations are not gone back to; a name that changes daily keeps those of a year. */
  private static final int MOST_READ = 400;

  private final Handle handle;
  private final UUID tenant;
  private final String name;

  PromptActivations(Handle handle, UUID tenant, String name) {
    this.handle = handle;
    this.tenant = tenant;
    this.name = name;
  }

  /**
   * Keeps other changes of the name waiting until this transaction ends. There may be no row yet
   * that could be locked.
   */
  void lock() {
    handle
        .createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) l")
        .bind("key", "prompt " + tenant + " " + name)
        .mapTo(Integer.class)
        .one();
  }

  ActivationHistory read() {
    Optional<String> shipped =
        handle
            .createQuery("select " + PromptRows.NEWEST_SHIPPED.formatted(":name"))
            .bind("name", name)
            .mapTo(String.class)
            .findOne();
    List<Activation> activations =
        handle
            .createQuery(
                """
                select version_id, rolled_back_at is not null as rolled_back
                from prompt_activations where tenant_id = :tenant and name = :name
                order by id desc limit :limit
                """)
            .bind("tenant", tenant)
            .bind("name", name)
            .bind("limit", MOST_READ)
            .map(
                (row, context) ->
                    new Activation(row.getString("version_id"), row.getBoolean("rolled_back")))
            .list();
    return new ActivationHistory(shipped, activations);
  }

  void apply(Step step, Instant now, String reason) {
    handle
        .createUpdate(
            """
            update prompt_activations set ended_at = :now,
              rolled_back_at = case when :rollback then cast(:now as timestamptz) end,
              rollback_reason = case when :rollback then :reason end
            where tenant_id = :tenant and name = :name and ended_at is null
            """)
        .bind("now", now)
        .bind("rollback", step.isRollback())
        .bind("reason", reason)
        .bind("tenant", tenant)
        .bind("name", name)
        .execute();
    handle
        .createUpdate(
            """
            insert into prompt_activations (tenant_id, name, version_id, activated_at)
            values (:tenant, :name, :version, :now)
            """)
        .bind("tenant", tenant)
        .bind("name", name)
        .bind("version", UUID.fromString(step.versionId()))
        .bind("now", now)
        .execute();
  }
}
