package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.UsageGroup;
import dev.rolewright.proto.v1.UsageGrouping;
import dev.rolewright.testkit.vendor.VendorWire;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger added up over the wire. */
class GatewayUsageTest extends GatewayTestCase {
  private static Api admin = server.operator();
  private static Api client = admin;
  private static String tenantId = "";
  private static String clientKeyId = "";

  /** Two answers of one model and one of another, with two keys. */
  @BeforeAll
  static void use() {
    admin = server.newTenantAdmin();
    client = admin.newClient();
    List<ApiKey> keys =
        admin.admin().listApiKeys(ListApiKeysRequest.getDefaultInstance()).getApiKeysList();
    tenantId = keys.getFirst().getTenantId();
    clientKeyId = keys.getFirst().getId();
    ask(client, chat("Hi").build());
    ask(client, chat("Hi").setModel("second/n").build());
    ask(admin, chat("Hi").build());
    Eventually.eventually(
        () -> usage(GetUsageRequest.newBuilder()).getCallCount(), calls -> calls == 3);
  }

  private static GetUsageResponse usage(GetUsageRequest.Builder request) {
    return usage(client, request);
  }

  private static GetUsageResponse usage(Api api, GetUsageRequest.Builder request) {
    return api.gateway().getUsage(request.build());
  }

  private static GetUsageRequest.Builder by(UsageGrouping... groupings) {
    return GetUsageRequest.newBuilder().addAllGroupBy(List.of(groupings));
  }

  @Test
  void theMonthSoFarOfTheOwnTenantIsAddedUp() {
    GetUsageResponse usage = usage(GetUsageRequest.newBuilder());
    assertThat(usage.getTotalInputTokens()).isEqualTo(3L * VendorWire.INPUT_TOKENS);
    assertThat(usage.getTotalOutputTokens()).isEqualTo(3L * VendorWire.OUTPUT_TOKENS);
    assertThat(usage.getTotalTokens())
        .isEqualTo(3L * (VendorWire.INPUT_TOKENS + VendorWire.OUTPUT_TOKENS));
    assertThat(usage.getTotalCostPicos()).isPositive();
    // The second model has no price of its own.
    assertThat(usage.getEstimatedCostPicos()).isPositive().isLessThan(usage.getTotalCostPicos());
    assertThat(usage.getAverageCostPerCallPicos())
        .isEqualTo(Math.round(usage.getTotalCostPicos() / 3.0));
    assertThat(usage.getGroupsList()).isEmpty();
    assertThat(usage.getDroppedRunCount()).isZero();
    Instant start = Instant.ofEpochSecond(usage.getStartTime().getSeconds());
    Instant end = Instant.ofEpochSecond(usage.getEndTime().getSeconds());
    assertThat(start.atOffset(ZoneOffset.UTC).getDayOfMonth()).isOne();
    assertThat(start.getEpochSecond() % 86_400).isZero();
    assertThat(end.atOffset(ZoneOffset.UTC).getMonth())
        .isEqualTo(start.atOffset(ZoneOffset.UTC).getMonth());
  }

  @Test
  void whatIsSplitAddsUpToTheWhole() {
    GetUsageResponse usage =
        usage(
            by(
                UsageGrouping.USAGE_GROUPING_PROVIDER,
                UsageGrouping.USAGE_GROUPING_MODEL,
                UsageGrouping.USAGE_GROUPING_MONTH));
    assertThat(usage.getGroupsList()).extracting(UsageGroup::getModel).containsExactly("m", "n");
    assertThat(usage.getGroupsList())
        .extracting(UsageGroup::getProvider)
        .containsExactly("first", "second");
    assertThat(usage.getGroupsList()).extracting(UsageGroup::getCallCount).containsExactly(2L, 1L);
    assertThat(usage.getGroupsList().stream().mapToLong(UsageGroup::getTotalCostPicos).sum())
        .isEqualTo(usage.getTotalCostPicos());
    UsageGroup group = usage.getGroups(0);
    assertThat(group.getStartTime()).isEqualTo(usage.getStartTime());
    assertThat(group.getEndTime().getSeconds() - group.getStartTime().getSeconds())
        .isBetween(28 * 86_400L, 31 * 86_400L);
    assertThat(group.getTenantId()).isEmpty();
    assertThat(group.getApiKeyId()).isEmpty();
  }

  @Test
  void periodsAreWholeAndOneAfterTheOther() {
    assertThat(usage(by(UsageGrouping.USAGE_GROUPING_DAY)).getGroupsList())
        .isNotEmpty()
        .allMatch(group -> seconds(group) == 86_400)
        .allMatch(group -> group.getStartTime().getSeconds() % 86_400 == 0);
    assertThat(usage(by(UsageGrouping.USAGE_GROUPING_HOUR)).getGroupsList())
        .isNotEmpty()
        .allMatch(group -> seconds(group) == 3_600);
  }

  private static long seconds(UsageGroup group) {
    return group.getEndTime().getSeconds() - group.getStartTime().getSeconds();
  }

  @Test
  void filtersNarrowTogether() {
    assertThat(usage(GetUsageRequest.newBuilder().setApiKeyId(clientKeyId)).getCallCount())
        .isEqualTo(2);
    GetUsageRequest.Builder one =
        GetUsageRequest.newBuilder().setApiKeyId(clientKeyId).setProvider("first").setModel("m");
    assertThat(usage(one).getCallCount()).isOne();
    GetUsageResponse none = usage(one.setModel("n"));
    assertThat(none.getCallCount()).isZero();
    assertThat(none.hasAverageCostPerCallPicos()).isFalse();
    assertThat(none.getTotalCostPicos()).isZero();
    GetUsageRequest.Builder unknown = GetUsageRequest.newBuilder().setProvider("fisrt");
    assertThat(Failure.ofField("provider", () -> usage(unknown)).message())
        .contains("did you mean \"first\"?");
    assertThat(Failure.ofField("provider", () -> usage(unknown.setProvider("acme"))).message())
        .contains("known are first, second, third");
    assertThat(usage(GetUsageRequest.newBuilder().setProvider("third")).getCallCount())
        .as("it is configured and was never called")
        .isZero();
    Timestamp now = Timestamps.fromMillis(System.currentTimeMillis() + 60_000);
    Timestamp later = Timestamps.fromMillis(System.currentTimeMillis() + 120_000);
    assertThat(
            usage(GetUsageRequest.newBuilder().setStartTime(now).setEndTime(later)).getCallCount())
        .isZero();
  }

  @Test
  void operatorsSeeEveryTenantAndAllOfThem() {
    Api operator = server.operator();
    assertThat(usage(operator, GetUsageRequest.newBuilder().setTenantId(tenantId)).getCallCount())
        .isEqualTo(3);
    GetUsageRequest.Builder all =
        by(UsageGrouping.USAGE_GROUPING_TENANT, UsageGrouping.USAGE_GROUPING_API_KEY)
            .setAllTenants(true);
    assertThat(usage(operator, all).getGroupsList())
        .filteredOn(group -> group.getTenantId().equals(tenantId))
        .hasSize(2)
        .anyMatch(group -> group.getApiKeyId().equals(clientKeyId) && group.getCallCount() == 2);
    assertThat(usage(operator, all.setApiKeyId(clientKeyId)).getCallCount()).isEqualTo(2);
    Failure.of(
        ErrorCode.PERMISSION, () -> usage(admin, GetUsageRequest.newBuilder().setAllTenants(true)));
    // A key of another tenant is not one of the caller's, whoever asks.
    Failure.of(
        ErrorCode.NOT_FOUND,
        () -> usage(operator, GetUsageRequest.newBuilder().setApiKeyId(clientKeyId)));
  }

  @Test
  void whatCantBeAddedUpIsRefusedAllAtOnce() {
    Failure failure =
        Failure.of(
            ErrorCode.INVALID_FIELD,
            () ->
                usage(
                    by(
                            UsageGrouping.USAGE_GROUPING_DAY,
                            UsageGrouping.USAGE_GROUPING_DAY,
                            UsageGrouping.USAGE_GROUPING_HOUR,
                            UsageGrouping.USAGE_GROUPING_UNSPECIFIED)
                        .setTenantId("t")
                        .setApiKeyId("k")
                        .setProvider("p".repeat(201))
                        .setModel("m".repeat(201))
                        .setStartTime(Timestamp.newBuilder().setNanos(-1))
                        .setEndTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                        .setAllTenants(true)));
    assertThat(failure.fields())
        .containsExactly(
            "tenant_id",
            "tenant_id",
            "api_key_id",
            "provider",
            "model",
            "start_time",
            "end_time",
            "group_by[1]",
            "group_by[2]",
            "group_by[3]");
    Failure.ofField(
        "group_by", () -> usage(by(UsageGrouping.USAGE_GROUPING_DAY).addAllGroupBy(tooMany())));
    Timestamp longAgo = Timestamp.newBuilder().setSeconds(1_000).build();
    Failure.ofField("end_time", () -> usage(GetUsageRequest.newBuilder().setEndTime(longAgo)));
    Timestamp ahead = Timestamps.fromMillis(System.currentTimeMillis() + 3_600_000);
    assertThat(
            Failure.ofField(
                    "start_time", () -> usage(GetUsageRequest.newBuilder().setStartTime(ahead)))
                .message())
        .contains("is in the future");
  }

  private static List<UsageGrouping> tooMany() {
    return Collections.nCopies(7, UsageGrouping.USAGE_GROUPING_MODEL);
  }

  @Test
  void noMoreThanAThousandGroupsAreTold() throws Exception {
    Api other = server.newTenantAdmin();
    String id =
        other
            .admin()
            .listApiKeys(ListApiKeysRequest.getDefaultInstance())
            .getApiKeys(0)
            .getTenantId();
    server.bookCalls(id, 1_000);
    GetUsageResponse most = usage(other, by(UsageGrouping.USAGE_GROUPING_MODEL));
    assertThat(most.getGroupsCount()).isEqualTo(1_000);
    assertThat(most.getTotalCostPicos()).isEqualTo(1_000);
    assertThat(most.getAverageCostPerCallPicos()).isOne();
    server.bookCalls(id, 1_001);
    Failure failure =
        Failure.ofField("group_by", () -> usage(other, by(UsageGrouping.USAGE_GROUPING_MODEL)));
    assertThat(failure.message()).contains("1,000").contains("start_time");
    assertThat(usage(other, GetUsageRequest.newBuilder()).getCallCount()).isEqualTo(2_001);
  }
}
