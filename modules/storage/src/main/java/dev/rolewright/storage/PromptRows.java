package dev.rolewright.storage;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.prompts.PromptContent;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.prompts.Semver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Versions of prompts as rows. */
final class PromptRows {
  /** What a tenant sees, in a statement on {@code v}. */
  static final String VISIBLE = " (v.tenant_id = :tenant or v.tenant_id is null) ";

  /** Id of the version of a name that the tenant chose. */
  static final String CHOSEN =
      """
      (select a.version_id from prompt_activations a
       where a.tenant_id = :tenant and a.name = %s and a.ended_at is null)
      """;

  /** Id of the newest version of a name that is shipped. */
  static final String NEWEST_SHIPPED =
      """
      (select s.id from prompt_versions s where s.tenant_id is null and s.name = %s
       order by s.semver_rank desc limit 1)
      """;

  /** Begin of a statement on {@code v} that {@link #read} reads, for one tenant. */
  static final String SELECT =
      """
      select v.*,
        v.id = coalesce(%s, %s) as is_active,
        (select max(r.rolled_back_at) from prompt_activations r
         where r.tenant_id = :tenant and r.version_id = v.id) as rolled_back_at
      from prompt_versions v
      """
          .formatted(CHOSEN.formatted("v.name"), NEWEST_SHIPPED.formatted("v.name"));

  private PromptRows() {}

  static PromptVersion read(ResultSet row) throws SQLException {
    return new PromptVersion(
        row.getString("id"),
        new PromptContent(
            row.getString("name"),
            Semver.parse(row.getString("semver")),
            row.getString("task_type"),
            row.getString("template"),
            row.getString("input_schema"),
            Optional.ofNullable(row.getString("output_schema")),
            Json.read(row.getString("model_params"), ChatParameters.class)),
        row.getBoolean("is_active"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        Optional.ofNullable(row.getTimestamp("rolled_back_at")).map(Timestamp::toInstant));
  }

  /** Stores a version; without a tenant as a shipped one. */
  static int insert(
      Handle handle, Optional<UUID> tenant, PromptVersion version, String onConflict) {
    PromptContent content = version.content();
    return handle
        .createUpdate(
            """
            insert into prompt_versions
              (id, tenant_id, name, semver, semver_rank, task_type, template, input_schema,
               output_schema, model_params, content_hash, created_at, created_by)
            values
              (:id, :tenant, :name, :semver, :rank, :task, :template, :input, :output,
               cast(:params as jsonb), :hash, :createdAt, :createdBy)
            """
                + onConflict)
        .bind("id", UUID.fromString(version.id()))
        .bindByType("tenant", tenant.orElse(null), UUID.class)
        .bind("name", content.name())
        .bind("semver", content.semver().toString())
        .bind("rank", content.semver().rank())
        .bind("task", content.taskType())
        .bind("template", content.template())
        .bind("input", content.inputSchema())
        .bind("output", content.outputSchema().orElse(null))
        .bind("params", Json.write(content.parameters()))
        .bind("hash", content.hash())
        .bind("createdAt", version.createdAt())
        .bind("createdBy", version.createdBy())
        .execute();
  }

  static boolean isShipped(Handle handle, PromptContent content) {
    return shippedHash(handle, content).isPresent();
  }

  /** Tells whether what is shipped under this name and semver has this content. */
  static boolean isShippedAsIs(Handle handle, PromptContent content) {
    return shippedHash(handle, content).equals(Optional.of(content.hash()));
  }

  private static Optional<String> shippedHash(Handle handle, PromptContent content) {
    return handle
        .createQuery(
            """
            select content_hash from prompt_versions
            where tenant_id is null and name = :name and semver = :semver
            """)
        .bind("name", content.name())
        .bind("semver", content.semver().toString())
        .mapTo(String.class)
        .findOne();
  }
}
