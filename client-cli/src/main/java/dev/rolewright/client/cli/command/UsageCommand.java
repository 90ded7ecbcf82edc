package dev.rolewright.client.cli.command;

import com.google.protobuf.Timestamp;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.UsageView;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.UsageGrouping;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds up what calls of language models used and cost. */
@Command(
    name = "usage",
    description = {
      "Add up calls of language models, their tokens and what they cost, by the server's ledger.",
      "Times are UTC."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright usage                                this month by provider and model",
      "  rolewright usage --by day --from 2026-11-01 --to 2026-11-07",
      "  rolewright usage --all-tenants --by tenant,model",
      "  rolewright usage --by month --from 2026-01-01 --json"
    })
final class UsageCommand extends ClientCommand {
  /** What can be told apart. */
  enum Split {
    tenant(UsageGrouping.USAGE_GROUPING_TENANT),
    key(UsageGrouping.USAGE_GROUPING_API_KEY),
    provider(UsageGrouping.USAGE_GROUPING_PROVIDER),
    model(UsageGrouping.USAGE_GROUPING_MODEL),
    hour(UsageGrouping.USAGE_GROUPING_HOUR),
    day(UsageGrouping.USAGE_GROUPING_DAY),
    month(UsageGrouping.USAGE_GROUPING_MONTH);

    private final UsageGrouping grouping;

    Split(UsageGrouping grouping) {
      this.grouping = grouping;
    }

    private boolean isPeriod() {
      return this == hour || this == day || this == month;
    }
  }

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      split = ",",
      description =
          "${COMPLETION-CANDIDATES}; several with commas or repeated, one period at most"
              + " (default: provider,model)")
  private List<Split> by = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      defaultValue = "",
      description =
          "first day, e.g. 2026-11-01, or time, e.g. 2026-11-01T12:00:00Z (default: the begin of"
              + " the month)")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "WHEN",
      defaultValue = "",
      description = "last day, included, or time, not included (default: now)")
  private String to = "";

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      defaultValue = "",
      description = "only calls of this provider")
  private String provider = "";

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "",
      description = "only calls of this model")
  private String model = "";

  @Option(
      names = "--key",
      paramLabel = "ID",
      defaultValue = "",
      description = "only calls with this API key")
  private String key = "";

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      defaultValue = "",
      description = "whose calls (default: your own tenant's; others are for operators)")
  private String tenant = "";

  @Option(names = "--all-tenants", description = "calls of all tenants (operators only)")
  private boolean allTenants;

  @Override
  void checkUsage() {
    requireId("--key", key);
    requireId("--tenant", tenant);
    if (allTenants && !tenant.isEmpty()) {
      throw usage("give only --tenant or --all-tenants");
    }
    if (new HashSet<>(by).size() < by.size()) {
      throw usage("--by takes each word once");
    }
    if (by.stream().filter(Split::isPeriod).count() > 1) {
      throw usage("--by takes at most one of hour, day and month");
    }
    Optional<Instant> start = time("--from", from, 0);
    Optional<Instant> end = time("--to", to, 1);
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      throw usage("--from must be before --to");
    }
  }

  /** Returns the moment that a day, moved by some days, begins, or the one that is given. */
  private Optional<Instant> time(String option, String given, int movedDays) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          given.indexOf('T') < 0
              ? LocalDate.parse(given).plusDays(movedDays).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(given).toInstant());
    } catch (DateTimeException noTime) {
      throw usage(
          option + " takes a day such as 2026-11-01 or a time such as 2026-11-01T12:00:00Z");
    }
  }

  @Override
  ExitCode run(Session session) {
    session
        .fieldNames()
        .putAll(
            Map.of(
                "tenant_id", "--tenant",
                "api_key_id", "--key",
                "start_time", "--from",
                "end_time", "--to",
                "group_by", "--by",
                "provider", "--provider",
                "model", "--model"));
    List<UsageGrouping> groupBy =
        (by.isEmpty() ? List.of(Split.provider, Split.model) : by)
            .stream().map(split -> split.grouping).toList();
    GetUsageRequest.Builder request =
        GetUsageRequest.newBuilder()
            .setTenantId(tenant)
            .setApiKeyId(key)
            .setProvider(provider)
            .setModel(model)
            .setAllTenants(allTenants)
            .addAllGroupBy(groupBy);
    time("--from", from, 0).map(UsageCommand::timestamp).ifPresent(request::setStartTime);
    time("--to", to, 1).map(UsageCommand::timestamp).ifPresent(request::setEndTime);
    GetUsageRequest whole = request.build();
    return session.answer(
        server -> server.gateway().getUsage(whole),
        (terminal, usage) -> UsageView.print(terminal, usage, groupBy));
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }
}
