package dev.rolewright.client.cli.view;

import com.google.protobuf.Timestamp;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.proto.v1.UsageGroup;
import dev.rolewright.proto.v1.UsageGrouping;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Shows what calls of language models used and cost. */
public final class UsageView {
  private static final DateTimeFormatter MINUTE = utc("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter DAY = utc("uuuu-MM-dd");
  private static final DateTimeFormatter MONTH = utc("uuuu-MM");

  private UsageView() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /**
   * Prints the sum, and the groups as a table.
   *
   * @param groupBy what the answer is split by
   */
  public static void print(Terminal terminal, GetUsageResponse usage, List<UsageGrouping> groupBy) {
    Page page = Page.create(terminal);
    page.title(
        "Usage of language models",
        "from " + minute(usage.getStartTime()) + " to " + minute(usage.getEndTime()) + " UTC");
    terminal.line();
    page.facts()
        .add("calls", number(usage.getCallCount()))
        .add(
            "tokens",
            number(usage.getTotalInputTokens())
                + " in, "
                + number(usage.getTotalOutputTokens())
                + " out")
        .add("cost", usage.hasTotalCostPicos() ? cost(usage) : "")
        .add(
            "each call",
            usage.hasAverageCostPerCallPicos()
                ? Dollars.of(usage.getAverageCostPerCallPicos())
                : "")
        .print();
    if (usage.getLostCallCount() > 0) {
      page.caution(
          Words.count(usage.getLostCallCount(), "call", "calls")
              + " broken off by the end of a server: in the cost with the most it can have been,"
              + " not in the tokens.");
    }
    if (usage.getDroppedRunCount() > 0) {
      page.caution(
          Words.count(usage.getDroppedRunCount(), "record", "records")
              + " of calls got lost under load; their cost is in the sum.");
    }
    if (usage.getGroupsCount() > 0) {
      terminal.line();
      groups(terminal, usage, groupBy);
    }
  }

  private static String cost(GetUsageResponse usage) {
    long total = usage.getTotalCostPicos();
    long estimated = usage.getEstimatedCostPicos();
    String part = Dollars.number(estimated, Dollars.decimals(total));
    return Dollars.of(total) + (estimated == 0 ? "" : ", of it " + part + " estimated");
  }

  private static void groups(
      Terminal terminal, GetUsageResponse usage, List<UsageGrouping> groupBy) {
    List<Table.Column> columns = new ArrayList<>();
    groupBy.forEach(
        grouping -> columns.add(Table.Column.of(heading(grouping)).look(terminal.style()::name)));
    List.of("CALLS", "TOKENS IN", "TOKENS OUT", "USD", "% OF COST")
        .forEach(heading -> columns.add(Table.Column.number(heading)));
    Table table = Table.create(columns.toArray(Table.Column[]::new));
    long largest =
        usage.getGroupsList().stream().mapToLong(UsageGroup::getTotalCostPicos).max().orElse(0);
    Iterator<String> shares =
        Shares.percent(
                usage.getGroupsList().stream().map(UsageGroup::getTotalCostPicos).toList(),
                usage.getTotalCostPicos())
            .iterator();
    for (UsageGroup group : usage.getGroupsList()) {
      List<String> cells = new ArrayList<>();
      groupBy.forEach(grouping -> cells.add(cell(group, grouping)));
      cells.add(number(group.getCallCount()));
      cells.add(number(group.getTotalInputTokens()));
      cells.add(number(group.getTotalOutputTokens()));
      cells.add(Dollars.number(group.getTotalCostPicos(), Dollars.decimals(largest)));
      cells.add(shares.next());
      table.row(cells.toArray(String[]::new));
    }
    table.print(terminal, "");
  }

  private static String heading(UsageGrouping grouping) {
    return grouping == UsageGrouping.USAGE_GROUPING_API_KEY
        ? "KEY"
        : Words.of(grouping).toUpperCase(Locale.ROOT);
  }

  private static String cell(UsageGroup group, UsageGrouping grouping) {
    return switch (grouping) {
      case USAGE_GROUPING_TENANT -> known(group.getTenantId());
      case USAGE_GROUPING_API_KEY -> known(group.getApiKeyId());
      case USAGE_GROUPING_PROVIDER -> group.getProvider();
      case USAGE_GROUPING_MODEL -> group.getModel();
      case USAGE_GROUPING_HOUR -> minute(group.getStartTime());
      case USAGE_GROUPING_DAY -> DAY.format(instant(group.getStartTime()));
      case USAGE_GROUPING_MONTH -> MONTH.format(instant(group.getStartTime()));
      case USAGE_GROUPING_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private static String known(String id) {
    return id.isEmpty() ? "(erased)" : id;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a time as the ledger counts, in UTC. */
  static String minute(Timestamp time) {
    return MINUTE.format(instant(time));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
