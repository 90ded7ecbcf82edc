package dev.rolewright.storage;

import dev.rolewright.budget.UsageGroup;
import dev.rolewright.budget.UsageGrouping;
import dev.rolewright.budget.UsageQuery;
import dev.rolewright.budget.UsageReader;
import dev.rolewright.budget.UsageSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class PostgresUsage implements UsageReader {
  private static final String SUMS =
      """
      least(coalesce(sum(input_tokens), 0), 9223372036854775807) as input_tokens,
      least(coalesce(sum(output_tokens), 0), 9223372036854775807) as output_tokens,
      least(coalesce(sum(cost_picos), 0), 9223372036854775807) as cost_picos,
      least(coalesce(sum(cost_picos) filter (where basis <> 'EXACT'), 0), 9223372036854775807)
        as estimated_picos,
      count(*) as calls,
      count(*) filter (where basis = 'RESERVED') as lost_calls
      from ledger
      where reserve_time >= :from and reserve_time < :to
        and (:tenant = '' or tenant_id = cast(nullif(:tenant, '') as uuid))
        and (:key = '' or api_key_id = cast(nullif(:key, '') as uuid))
        and (:provider = '' or provider = :provider)
        and (:model = '' or model = :model)
      """;

  private final Sql sql;

  PostgresUsage(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<UsageGroup> read(UsageQuery query) {
    List<String> columns = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (UsageGrouping grouping : query.groupBy()) {
      columns.add(column(grouping) + ", ");
      places.add(Integer.toString(places.size() + 1));
    }
    String order = String.join(", ", places);
    String statement =
        "select "
            + String.join("", columns)
            + SUMS
            + (places.isEmpty() ? "" : " group by " + order + " order by " + order)
            + " limit :most";
    Set<UsageGrouping> groupings = EnumSet.noneOf(UsageGrouping.class);
    groupings.addAll(query.groupBy());
    return sql.run(
        handle ->
            handle
                .createQuery(statement)
                .bind("from", query.startTime().atOffset(ZoneOffset.UTC))
                .bind("to", query.endTime().atOffset(ZoneOffset.UTC))
                .bind("tenant", query.tenantId())
                .bind("key", query.apiKeyId())
                .bind("provider", query.provider())
                .bind("model", query.model())
                .bind("most", query.mostGroups() + 1)
                .map((row, context) -> group(row, groupings))
                .list());
  }

  private static String column(UsageGrouping grouping) {
    return switch (grouping) {
      case TENANT -> "tenant_id";
      case API_KEY -> "api_key_id";
      case PROVIDER -> "provider";
      case MODEL -> "model";
      case HOUR -> "date_trunc('hour', reserve_time, 'UTC') as period";
      case DAY -> "date_trunc('day', reserve_time, 'UTC') as period";
      case MONTH -> "date_trunc('month', reserve_time, 'UTC') as period";
    };
  }

  private static UsageGroup group(ResultSet row, Set<UsageGrouping> by) throws SQLException {
    boolean hasPeriod = by.stream().anyMatch(UsageGrouping::isPeriod);
    return new UsageGroup(
        text(row, "tenant_id", by.contains(UsageGrouping.TENANT)),
        text(row, "api_key_id", by.contains(UsageGrouping.API_KEY)),
        text(row, "provider", by.contains(UsageGrouping.PROVIDER)),
        text(row, "model", by.contains(UsageGrouping.MODEL)),
        hasPeriod
            ? Optional.of(row.getObject("period", OffsetDateTime.class).toInstant())
            : Optional.empty(),
        new UsageSum(
            row.getLong("input_tokens"),
            row.getLong("output_tokens"),
            row.getLong("cost_picos"),
            row.getLong("estimated_picos"),
            row.getLong("calls"),
            row.getLong("lost_calls")));
  }

  private static String text(ResultSet row, String column, boolean isThere) throws SQLException {
    return isThere ? Optional.ofNullable(row.getString(column)).orElse("") : "";
  }
}
