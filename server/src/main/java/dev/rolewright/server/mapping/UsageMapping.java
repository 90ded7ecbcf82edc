package dev.rolewright.server.mapping;

import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.budget.UsageGroup;
import dev.rolewright.budget.UsageGrouping;
import dev.rolewright.budget.UsageSum;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.proto.v1.Budget;
import dev.rolewright.proto.v1.BudgetPolicy;
import dev.rolewright.proto.v1.GetUsageResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps what was used, and what is left of the budgets. */
public final class UsageMapping {
  private static final String GROUP_BY = "group_by";

  private UsageMapping() {}

  /** Returns what a request splits by, as far as that is right. */
  public static List<UsageGrouping> groupBy(
      FieldChecks checks, List<dev.rolewright.proto.v1.UsageGrouping> asked) {
    List<UsageGrouping> groupBy = new ArrayList<>();
    if (!checks.count(GROUP_BY, asked.size(), 0, UsageGrouping.values().length)) {
      return groupBy;
    }
    for (int index = 0; index < asked.size(); index++) {
      String field = GROUP_BY + "[" + index + "]";
      Optional<UsageGrouping> grouping = grouping(asked.get(index));
      if (grouping.isEmpty()) {
        checks.reject(
            field,
            "is unknown; send TENANT, API_KEY, PROVIDER, MODEL, HOUR, DAY or MONTH, or leave it"
                + " out.");
      } else if (groupBy.contains(grouping.get())) {
        checks.reject(field, "stands in the list already; send it once.");
      } else if (grouping.get().isPeriod() && groupBy.stream().anyMatch(UsageGrouping::isPeriod)) {
        checks.reject(field, "is a second period; send one of HOUR, DAY and MONTH.");
      } else {
        groupBy.add(grouping.get());
      }
    }
    return groupBy;
  }

  private static Optional<UsageGrouping> grouping(dev.rolewright.proto.v1.UsageGrouping asked) {
    return switch (asked) {
      case USAGE_GROUPING_TENANT -> Optional.of(UsageGrouping.TENANT);
      case USAGE_GROUPING_API_KEY -> Optional.of(UsageGrouping.API_KEY);
      case USAGE_GROUPING_PROVIDER -> Optional.of(UsageGrouping.PROVIDER);
      case USAGE_GROUPING_MODEL -> Optional.of(UsageGrouping.MODEL);
      case USAGE_GROUPING_HOUR -> Optional.of(UsageGrouping.HOUR);
      case USAGE_GROUPING_DAY -> Optional.of(UsageGrouping.DAY);
      case USAGE_GROUPING_MONTH -> Optional.of(UsageGrouping.MONTH);
      case USAGE_GROUPING_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  /** Maps the groups, and their sum; the groups are told only where something is split. */
  public static GetUsageResponse toProto(List<UsageGroup> groups, List<UsageGrouping> groupBy) {
    UsageSum total = groups.stream().map(UsageGroup::sum).reduce(UsageSum.NONE, UsageSum::plus);
    GetUsageResponse.Builder response =
        GetUsageResponse.newBuilder()
            .setTotalInputTokens(total.inputTokens())
            .setTotalOutputTokens(total.outputTokens())
            .setTotalTokens(tokens(total))
            .setTotalCostPicos(total.costPicos())
            .setEstimatedCostPicos(total.estimatedPicos())
            .setCallCount(total.calls())
            .setLostCallCount(total.lostCalls());
    if (total.calls() > 0) {
      response.setAverageCostPerCallPicos(total.averagePicos());
    }
    if (!groupBy.isEmpty()) {
      groups.forEach(group -> response.addGroups(toProto(group, groupBy)));
    }
    return response.build();
  }

  private static dev.rolewright.proto.v1.UsageGroup toProto(
      UsageGroup group, List<UsageGrouping> groupBy) {
    UsageSum sum = group.sum();
    dev.rolewright.proto.v1.UsageGroup.Builder builder =
        dev.rolewright.proto.v1.UsageGroup.newBuilder()
            .setTenantId(group.tenantId())
            .setApiKeyId(group.apiKeyId())
            .setProvider(group.provider())
            .setModel(group.model())
            .setTotalInputTokens(sum.inputTokens())
            .setTotalOutputTokens(sum.outputTokens())
            .setTotalTokens(tokens(sum))
            .setTotalCostPicos(sum.costPicos())
            .setCallCount(sum.calls())
            .setLostCallCount(sum.lostCalls());
    if (sum.calls() > 0) {
      builder.setAverageCostPerCallPicos(sum.averagePicos());
    }
    group
        .startTime()
        .ifPresent(
            start ->
                builder
                    .setStartTime(CommonMapping.timestamp(start))
                    .setEndTime(CommonMapping.timestamp(end(start, groupBy))));
    return builder.build();
  }

  private static Instant end(Instant start, List<UsageGrouping> groupBy) {
    if (groupBy.contains(UsageGrouping.MONTH)) {
      return start.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
    }
    return start.plus(1, groupBy.contains(UsageGrouping.DAY) ? ChronoUnit.DAYS : ChronoUnit.HOURS);
  }

  private static long tokens(UsageSum sum) {
    return add(sum.inputTokens(), sum.outputTokens());
  }

  private static long add(long first, long second) {
    return first + Math.min(second, Long.MAX_VALUE - first);
  }

  /**
   * Maps a budget.
   *
   * @param limit what may be spent, in pico-USD
   */
  public static Budget toProto(BudgetState state, long limit, WhenSpent whenSpent) {
    long reserved = 0;
    for (var grant : state.grants()) {
      reserved = add(reserved, grant.picos());
    }
    BudgetScope scope = state.key().scope();
    return Budget.newBuilder()
        .setScope(
            CommonMapping.withPrefix(
                dev.rolewright.proto.v1.BudgetScope.class, "BUDGET_SCOPE_", scope.kind()))
        .setTenantId(scope.tenantId())
        .setApiKeyId(scope.apiKeyId())
        .setLimitPicos(limit)
        .setSpentPicos(state.spentPicos())
        .setReservedPicos(reserved)
        .setRemainingPicos(Math.max(0, limit - add(state.spentPicos(), reserved)))
        .setPolicy(CommonMapping.withPrefix(BudgetPolicy.class, "BUDGET_POLICY_", whenSpent))
        .setAlertThresholdPercent(BudgetAlert.highest(state.told()))
        .setStartTime(CommonMapping.timestamp(state.key().startTime()))
        .setResetTime(CommonMapping.timestamp(state.key().resetTime()))
        .build();
  }
}
