package dev.rolewright.storage;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.ActivationHistory;
import dev.rolewright.prompts.ActivationHistory.Step;
import dev.rolewright.prompts.PromptChange;
import dev.rolewright.prompts.PromptContent;
import dev.rolewright.prompts.PromptFilter;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.prompts.PromptVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

final class PostgresPrompts implements PromptRepository {
  private final Sql sql;

  PostgresPrompts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void insert(String tenantId, PromptVersion version) {
    UUID tenant = UUID.fromString(tenantId);
    sql.inTransaction(
        handle -> {
          if (PromptRows.isShipped(handle, version.content())) {
            throw RolewrightException.of(
                ErrorCode.ALREADY_EXISTS,
                "semver: this prompt has such a version, which is shipped; choose another number.");
          }
          return PromptRows.insert(
              handle, Optional.of(tenant), version, "on conflict (id) do nothing");
        });
  }

  @Override
  public void ship(List<PromptVersion> versions) {
    Optional<PromptContent> changed =
        sql.inTransaction(
            handle -> {
              for (PromptVersion version : versions) {
                PromptRows.insert(handle, Optional.empty(), version, "on conflict do nothing");
              }
              return versions.stream()
                  .map(PromptVersion::content)
                  .filter(content -> !PromptRows.isShippedAsIs(handle, content))
                  .findFirst();
            });
    changed.ifPresent(
        content -> {
          throw new IllegalStateException(
              "the shipped prompt "
                  + content.name()
                  + " changed and is still "
                  + content.semver()
                  + "; a change needs a new semver");
        });
  }

  @Override
  public Optional<PromptVersion> find(String tenantId, String versionId) {
    UUID tenant = UUID.fromString(tenantId);
    return Uuids.parse(versionId).flatMap(id -> sql.run(handle -> find(handle, tenant, id)));
  }

  private static Optional<PromptVersion> find(Handle handle, UUID tenant, UUID id) {
    return handle
        .createQuery(PromptRows.SELECT + "where v.id = :id and " + PromptRows.VISIBLE)
        .bind("tenant", tenant)
        .bind("id", id)
        .map((row, context) -> PromptRows.read(row))
        .findOne();
  }

  @Override
  public Optional<PromptVersion> findActive(String tenantId, String name) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    PromptRows.SELECT
                        + "where v.id = coalesce("
                        + PromptRows.CHOSEN.formatted(":name")
                        + ", "
                        + PromptRows.NEWEST_SHIPPED.formatted(":name")
                        + ")")
                .bind("tenant", UUID.fromString(tenantId))
                .bind("name", name)
                .map((row, context) -> PromptRows.read(row))
                .findOne());
  }

  @Override
  public Page<PromptVersion> list(String tenantId, PromptFilter filter, PageRequest page) {
    UUID tenant = UUID.fromString(tenantId);
    return sql.run(
        handle -> {
          Optional<PromptVersion> after = after(handle, tenant, page.afterId());
          List<PromptVersion> found =
              handle
                  .createQuery(
                      "select * from ("
                          + PromptRows.SELECT
                          + "where "
                          + PromptRows.VISIBLE
                          + """
                             and (:name = '' or v.name = :name)
                             and (:task = '' or v.task_type = :task)
                             and (:afterName = '' or v.name collate "C" > :afterName
                               or (v.name = :afterName and (v.semver_rank < :afterRank collate "C"
                                 or (v.semver_rank = :afterRank collate "C" and v.id < :afterId)))))
                          as v where (not :activeOnly or is_active)
                          order by v.name collate "C", v.semver_rank desc, v.id desc limit :limit
                          """)
                  .bind("tenant", tenant)
                  .bind("name", filter.name())
                  .bind("task", filter.taskType())
                  .bind("activeOnly", filter.isActiveOnly())
                  .bind("afterName", after.map(last -> last.content().name()).orElse(""))
                  .bind("afterRank", after.map(last -> last.content().semver().rank()).orElse(""))
                  .bindByType(
                      "afterId",
                      after.map(last -> UUID.fromString(last.id())).orElse(null),
                      UUID.class)
                  .bind("limit", page.size() + 1)
                  .map((row, context) -> PromptRows.read(row))
                  .list();
          List<PromptVersion> shown = found.subList(0, Math.min(page.size(), found.size()));
          return new Page<>(shown, found.size() > page.size() ? shown.getLast().id() : "");
        });
  }

  private static Optional<PromptVersion> after(Handle handle, UUID tenant, String id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Optional<PromptVersion> last =
        Uuids.parse(id).flatMap(version -> find(handle, tenant, version));
    if (last.isEmpty()) {
      throw RolewrightException.invalid(
          "page_token",
          "was not given by this list; send next_page_token of the page before, or nothing.");
    }
    return last;
  }

  @Override
  public PromptChange change(
      String tenantId,
      String name,
      Instant now,
      String reason,
      Function<ActivationHistory, Step> decide) {
    UUID tenant = UUID.fromString(tenantId);
    return sql.inTransaction(
        handle -> {
          PromptActivations activations = new PromptActivations(handle, tenant, name);
          activations.lock();
          ActivationHistory history = activations.read();
          Step step = decide.apply(history);
          Optional<String> before = history.active();
          if (!before.equals(Optional.of(step.versionId()))) {
            activations.apply(step, now, reason);
          }
          return new PromptChange(
              find(handle, tenant, UUID.fromString(step.versionId())).orElseThrow(),
              before.flatMap(id -> find(handle, tenant, UUID.fromString(id))));
        });
  }
}
