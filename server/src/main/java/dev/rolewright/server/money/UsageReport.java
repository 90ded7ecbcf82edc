package dev.rolewright.server.money;

import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.Principal;
import dev.rolewright.access.Role;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.budget.UsageGroup;
import dev.rolewright.budget.UsageGrouping;
import dev.rolewright.budget.UsageQuery;
import dev.rolewright.budget.UsageReader;
import dev.rolewright.domain.Provenance;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.NearestName;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.UsageMapping;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Adds up the ledger for those who may see it. */
public final class UsageReport {
  /** Most groups of an answer. */
  static final int MOST_GROUPS = 1_000;

  private static final int MAX_FILTER = 200;
  private static final int MOST_NAMED = 20;

  private final UsageReader ledger;
  private final BudgetStore store;
  private final TenantAdministration tenants;
  private final KeyAdministration keys;
  private final Supplier<Set<String>> providers;
  private final LongSupplier droppedRuns;

  /**
   * Creates it over the ledger.
   *
   * @param store tells the time by which the ledger is kept
   * @param providers names of those that are configured
   * @param droppedRuns number of run records that this server dropped
   */
  public UsageReport(
      UsageReader ledger,
      BudgetStore store,
      TenantAdministration tenants,
      KeyAdministration keys,
      Supplier<Set<String>> providers,
      LongSupplier droppedRuns) {
    this.ledger = ledger;
    this.store = store;
    this.tenants = tenants;
    this.keys = keys;
    this.providers = providers;
    this.droppedRuns = droppedRuns;
  }

  /**
   * Returns the sums that a request asks for.
   *
   * @throws RolewrightException INVALID_FIELD, also where there are too many groups, or nobody
   *     knows the provider; PERMISSION where a caller who is no operator asks for all tenants;
   *     NOT_FOUND for a tenant or a key that is not the caller's to see; STORAGE_UNAVAILABLE
   */
  public GetUsageResponse read(Principal caller, GetUsageRequest request) {
    List<UsageGrouping> groupBy = check(request);
    Period period = period(request);
    if (request.getAllTenants()) {
      caller.require(Role.OPERATOR);
    }
    String tenant = request.getAllTenants() ? "" : tenants.visible(caller, request.getTenantId());
    String key = request.getApiKeyId().isEmpty() ? "" : keys.known(tenant, request.getApiKeyId());
    List<UsageGroup> groups =
        ledger.read(
            new UsageQuery(
                tenant,
                key,
                request.getProvider(),
                request.getModel(),
                period.start(),
                period.end(),
                groupBy,
                MOST_GROUPS));
    if (groups.stream().allMatch(group -> group.sum().calls() == 0)) {
      checkProvider(request.getProvider(), tenant, period);
    }
    if (groups.size() > MOST_GROUPS) {
      throw RolewrightException.invalid(
          "group_by",
          "makes more than 1,000 groups; choose a shorter time from start_time to end_time, filter"
              + " by more, or split by less.");
    }
    return UsageMapping.toProto(groups, groupBy).toBuilder()
        .setDroppedRunCount(droppedRuns.getAsLong())
        .setStartTime(CommonMapping.timestamp(period.start()))
        .setEndTime(CommonMapping.timestamp(period.end()))
        .build();
  }

  /** Refuses a name that nobody knows, where an answer of nothing would be taken for the truth. */
  private void checkProvider(String provider, String tenant, Period period) {
    // Of the engine inside the server no call is in the ledger.
    if (provider.isEmpty()
        || provider.equals(Provenance.LOCAL)
        || providers.get().contains(provider)) {
      return;
    }
    Set<String> known = new TreeSet<>(providers.get());
    ledger
        .read(
            new UsageQuery(
                tenant,
                "",
                "",
                "",
                period.start(),
                period.end(),
                List.of(UsageGrouping.PROVIDER),
                MOST_GROUPS))
        .forEach(group -> known.add(group.provider()));
    if (!known.contains(provider)) {
      throw RolewrightException.invalid(
          "provider",
          "is no provider that is configured or was called in this time"
              + NearestName.of(provider, known)
                  .map(near -> "; did you mean \"" + near + "\"?")
                  .orElseGet(() -> names(known)));
    }
  }

  private static String names(Set<String> known) {
    return known.isEmpty()
        ? "; there is none."
        : "; known are "
            + known.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (known.size() > MOST_NAMED ? " and " + (known.size() - MOST_NAMED) + " more." : ".");
  }

  private static List<UsageGrouping> check(GetUsageRequest request) {
    FieldChecks checks = new FieldChecks();
    checks.optionalUuid("tenant_id", request.getTenantId());
    if (request.getAllTenants() && !request.getTenantId().isEmpty()) {
      checks.reject("tenant_id", "stands beside all_tenants; send one of them.");
    }
    checks.optionalUuid("api_key_id", request.getApiKeyId());
    checks.text("provider", request.getProvider(), 0, MAX_FILTER);
    checks.text("model", request.getModel(), 0, MAX_FILTER);
    if (request.hasStartTime()) {
      CommonMapping.checkInstant(checks, "start_time", request.getStartTime());
    }
    if (request.hasEndTime()) {
      CommonMapping.checkInstant(checks, "end_time", request.getEndTime());
    }
    List<UsageGrouping> groupBy = UsageMapping.groupBy(checks, request.getGroupByList());
    checks.throwIfAny();
    return groupBy;
  }

  /** The time to add up, by the clock of the ledger where the request leaves it open. */
  private record Period(Instant start, Instant end) {}

  private Period period(GetUsageRequest request) {
    Instant now = store.now();
    Instant start =
        request.hasStartTime()
            ? CommonMapping.instant("start_time", request.getStartTime())
            : ScopeMonth.begin(ScopeMonth.monthOf(now));
    Instant end =
        request.hasEndTime() ? CommonMapping.instant("end_time", request.getEndTime()) : now;
    boolean isGiven = request.hasStartTime() || request.hasEndTime();
    if (isGiven && !start.isBefore(end)) {
      throw request.hasEndTime()
          ? RolewrightException.invalid(
              "end_time",
              "is not after the begin of the time to add up, which is that of this month where none"
                  + " is given; choose a later end, or an earlier begin.")
          : RolewrightException.invalid(
              "start_time", "is in the future; choose an earlier begin, or give an end too.");
    }
    return new Period(start, end);
  }
}
