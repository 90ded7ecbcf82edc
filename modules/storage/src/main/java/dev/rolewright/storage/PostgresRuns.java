package dev.rolewright.storage;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.Variant;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

final class PostgresRuns implements RunRepository {
  private static final String UPSERT =
      """
      insert into runs (tenant_id, id, correlation_id, principal_id, task, prompt_name,
        prompt_version, prompt_hash, input_hash, prompt_length, provider, model, attempt, status,
        finish_reason, input_tokens, output_tokens, cached_input_tokens, reasoning_tokens,
        cache_write_tokens, cost_picos, cost_estimated, error_reason, error_message, start_time,
        first_text_time, end_time, experiment, variant, input, output)
      select r.tenant_id, r.id, r.correlation_id, r.principal_id, r.task, r.prompt_name,
        r.prompt_version, r.prompt_hash, r.input_hash, r.prompt_length, r.provider, r.model,
        r.attempt, r.status, r.finish_reason, r.input_tokens, r.output_tokens,
        r.cached_input_tokens, r.reasoning_tokens, r.cache_write_tokens, r.cost_picos,
        r.cost_estimated, r.error_reason, r.error_message, r.start_time, r.first_text_time,
        r.end_time, r.experiment, r.variant, r.input, r.output
      from json_populate_recordset(cast(null as runs), cast(:rows as json)) r
        join tenants t on t.id = r.tenant_id
      on conflict (tenant_id, id) do update set
        status = excluded.status, finish_reason = excluded.finish_reason,
        input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
        cached_input_tokens = excluded.cached_input_tokens,
        reasoning_tokens = excluded.reasoning_tokens,
        cache_write_tokens = excluded.cache_write_tokens, cost_picos = excluded.cost_picos,
        cost_estimated = excluded.cost_estimated, error_reason = excluded.error_reason,
        error_message = excluded.error_message, first_text_time = excluded.first_text_time,
        end_time = excluded.end_time, input = coalesce(excluded.input, runs.input),
        output = excluded.output
      """;

  /** All but the contents, which are read one at a time only. */
  private static final String COLUMNS =
      """
      t.tenant_id, t.id, t.correlation_id, t.principal_id, t.task, t.prompt_name, t.prompt_version,
      t.prompt_hash, t.input_hash, t.prompt_length, t.provider, t.model, t.attempt, t.status,
      t.finish_reason, t.input_tokens, t.output_tokens, t.cached_input_tokens, t.reasoning_tokens,
      t.cache_write_tokens, t.cost_picos, t.cost_estimated,
      t.error_reason, t.error_message, t.start_time, t.first_text_time, t.end_time, t.experiment,
      t.variant,
      t.input is not null as has_input
      """;

  private final Sql sql;
  private final RunContents contents;

  PostgresRuns(Sql sql, RunContents contents) {
    this.sql = sql;
    this.contents = contents;
  }

  @Override
  public void save(List<Entry> entries) {
    List<RunRow> rows = entries.stream().map(entry -> RunRow.of(entry, contents)).toList();
    sql.run(handle -> handle.createUpdate(UPSERT).bind("rows", Json.write(rows)).execute());
  }

  private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
    return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  @Override
  public Optional<Stored> find(String tenantId, String id) {
    return Uuids.parse(id)
        .flatMap(
            uuid ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                "select "
                                    + COLUMNS
                                    + ", t.input, t.output from runs t"
                                    + " where t.tenant_id = :tenant and t.id = :id")
                            .bind("tenant", UUID.fromString(tenantId))
                            .bind("id", uuid)
                            .map((row, context) -> stored(row))
                            .findOne()));
  }

  private Stored stored(ResultSet row) throws SQLException {
    Run run = run(row);
    return new Stored(
        run,
        contents.openText(run, row.getBytes("output")),
        contents.open(run, row.getBytes("input")));
  }

  @Override
  public Page<Run> list(String tenantId, Filter filter, PageRequest page) {
    return sql.run(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "select "
                          + COLUMNS
                          + """
                           from runs t where t.tenant_id = :tenant
                            and (:correlation = '' or t.correlation_id = :correlation)
                            and (cast(:from as timestamptz) is null or t.start_time >= :from)
                            and (cast(:to as timestamptz) is null or t.start_time < :to)
                            and (:task = '' or t.task = :task)
                            and (:provider = '' or t.provider = :provider)
                            and (:model = '' or t.model = :model)
                            and (cardinality(:statuses) = 0 or t.status = any (:statuses))
                            and
                          """
                          + Pages.AFTER
                          + Pages.ORDER)
                  .bind("tenant", UUID.fromString(tenantId))
                  .bind("correlation", filter.correlationId())
                  .bindByType("from", time(filter.from()), OffsetDateTime.class)
                  .bindByType("to", time(filter.to()), OffsetDateTime.class)
                  .bind("task", filter.task())
                  .bind("provider", filter.provider())
                  .bind("model", filter.model())
                  .bindArray(
                      "statuses",
                      String.class,
                      filter.statuses().stream().map(Enum::name).toList());
          return Pages.read(query, page, (row, context) -> run(row), Run::id);
        });
  }

  private static Run run(ResultSet row) throws SQLException {
    String error = row.getString("error_reason");
    return new Run(
        row.getString("id"),
        row.getString("correlation_id"),
        row.getString("tenant_id"),
        row.getString("principal_id"),
        new Purpose(
            row.getString("task"),
            row.getString("prompt_name"),
            row.getString("prompt_version"),
            row.getString("prompt_hash"),
            row.getBoolean("has_input")),
        row.getString("input_hash"),
        row.getLong("prompt_length"),
        new ModelName(row.getString("provider"), row.getString("model")),
        row.getInt("attempt"),
        Run.Status.valueOf(row.getString("status")),
        FinishReason.valueOf(row.getString("finish_reason")),
        usage(row),
        cost(row),
        error.isEmpty() ? Optional.empty() : Optional.of(ErrorCode.valueOf(error)),
        row.getString("error_message"),
        instant(row, "start_time").orElseThrow(),
        instant(row, "first_text_time"),
        instant(row, "end_time"),
        new Variant(row.getString("experiment"), row.getString("variant")));
  }

  private static Optional<TokenUsage> usage(ResultSet row) throws SQLException {
    return row.getObject("input_tokens") == null
        ? Optional.empty()
        : Optional.of(
            new TokenUsage(
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("cached_input_tokens"),
                row.getLong("reasoning_tokens"),
                row.getLong("cache_write_tokens")));
  }

  private static Optional<Cost> cost(ResultSet row) throws SQLException {
    return row.getObject("cost_picos") == null
        ? Optional.empty()
        : Optional.of(new Cost(row.getLong("cost_picos"), row.getBoolean("cost_estimated")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public TokenUsage usage(String tenantId, Instant from) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(input_tokens), 0) as input_tokens,
                      coalesce(sum(output_tokens), 0) as output_tokens,
                      coalesce(sum(cached_input_tokens), 0) as cached_input_tokens,
                      coalesce(sum(reasoning_tokens), 0) as reasoning_tokens,
                      coalesce(sum(cache_write_tokens), 0) as cache_write_tokens
                    from runs where tenant_id = :tenant and start_time >= :from
                    """)
                .bind("tenant", UUID.fromString(tenantId))
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .map((row, context) -> usage(row).orElse(TokenUsage.NONE))
                .one());
  }

  @Override
  public OptionalDouble averageOutputTokens(String tenantId, String task, Instant from) {
    return sql.run(
            handle ->
                handle
                    .createQuery(
                        """
                        select cast(avg(output_tokens) as double precision) from runs
                        where tenant_id = :tenant and start_time >= :from and task = :task
                          and status = 'SUCCEEDED'
                        """)
                    .bind("tenant", UUID.fromString(tenantId))
                    .bind("from", from.atOffset(ZoneOffset.UTC))
                    .bind("task", task)
                    .mapTo(Double.class)
                    .findOne())
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  @Override
  public int eraseContents(Instant before) {
    return sql.run(
        handle ->
            handle
                .createUpdate(
                    """
                    update runs set input = null, output = null
                    where start_time < :before and (input is not null or output is not null)
                    """)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .execute());
  }
}
