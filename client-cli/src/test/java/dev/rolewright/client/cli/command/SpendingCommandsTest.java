package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.Budget;
import dev.rolewright.proto.v1.BudgetPolicy;
import dev.rolewright.proto.v1.BudgetScope;
import dev.rolewright.proto.v1.GetBudgetRequest;
import dev.rolewright.proto.v1.GetBudgetResponse;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.proto.v1.UsageGroup;
import dev.rolewright.proto.v1.UsageGrouping;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about money: usage and budget. */
class SpendingCommandsTest {
  private static final String ID = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10";
  private static final long DOLLAR = 1_000_000_000_000L;

  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() {
    shell = new Shell(folder).with(server);
    server.models.usage =
        GetUsageResponse.newBuilder()
            .setStartTime(at("2026-11-01T00:00:00Z"))
            .setEndTime(at("2026-11-22T08:15:00Z"))
            .setCallCount(1_234)
            .setTotalInputTokens(2_000_000)
            .setTotalOutputTokens(300_000)
            .setTotalCostPicos(4 * DOLLAR + DOLLAR / 2)
            .setEstimatedCostPicos(DOLLAR / 4)
            .setAverageCostPerCallPicos(3_646_677_471L)
            .addGroups(group("acme", "large", 1_000, 4 * DOLLAR))
            .addGroups(group("lab", "tiny", 234, DOLLAR / 2))
            .addGroups(group("lab", "least", 1, 5))
            .build();
    server.models.budgets =
        GetBudgetResponse.newBuilder()
            .addBudgets(budget(BudgetScope.BUDGET_SCOPE_DEPLOYMENT, 5_000, 4_999.999))
            .addBudgets(budget(BudgetScope.BUDGET_SCOPE_TENANT, 1_000, 0))
            .addBudgets(budget(BudgetScope.BUDGET_SCOPE_API_KEY, 0, 0))
            .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Timestamp at(String time) {
    return Timestamp.newBuilder().setSeconds(Instant.parse(time).getEpochSecond()).build();
  }

  private static UsageGroup group(String provider, String model, long calls, long picos) {
    return UsageGroup.newBuilder()
        .setProvider(provider)
        .setModel(model)
        .setApiKeyId(ID)
        .setStartTime(at("2026-11-02T00:00:00Z"))
        .setCallCount(calls)
        .setTotalInputTokens(calls * 1_000)
        .setTotalCostPicos(picos)
        .build();
  }

  private static Budget budget(BudgetScope scope, long limit, double spent) {
    long picos = Math.round(spent * DOLLAR);
    return Budget.newBuilder()
        .setScope(scope)
        .setLimitPicos(limit * DOLLAR)
        .setSpentPicos(picos)
        .setRemainingPicos(limit * DOLLAR - picos)
        .setPolicy(BudgetPolicy.BUDGET_POLICY_LOCAL)
        .setStartTime(at("2026-11-01T00:00:00Z"))
        .setResetTime(at("2026-12-01T00:00:00Z"))
        .build();
  }

  private GetUsageRequest asked() {
    return (GetUsageRequest) server.requests.remove();
  }

  @Test
  void usageShowsTheMonthByProviderAndModel() {
    assertThat(shell.run("usage")).isZero();
    GetUsageRequest request = asked();
    assertThat(request.getGroupByList())
        .containsExactly(UsageGrouping.USAGE_GROUPING_PROVIDER, UsageGrouping.USAGE_GROUPING_MODEL);
    assertThat(request.hasStartTime()).isFalse();
    assertThat(request.hasEndTime()).isFalse();
    assertThat(shell.output())
        .contains("from 2026-11-01 00:00 to 2026-11-22 08:15 UTC")
        .containsPattern("calls +1,234\n")
        .containsPattern("tokens +2,000,000 in, 300,000 out\n")
        .containsPattern("cost +4.5000 USD, of it 0.2500 estimated\n")
        .containsPattern("each call +0.003647 USD\n")
        .containsPattern("PROVIDER +MODEL +CALLS +TOKENS IN +TOKENS OUT +USD +% OF COST\n")
        .containsPattern("acme +large +1,000 +1,000,000 +0 +4.0000 +89\n")
        .containsPattern("lab +tiny +234 +234,000 +0 +0.5000 +11\n")
        .as("what is not 0 does not look like it")
        .containsPattern("lab +least +1 +1,000 +0 +<0.0001 +<1\n")
        .doesNotContain("got lost");
  }

  @Test
  void usageIsSplitAndNarrowedAsTheUserSays() {
    assertThat(
            shell.run(
                "usage",
                "--by",
                "key,day",
                "--from",
                "2026-11-01",
                "--to",
                "2026-11-07",
                "--provider",
                "lab",
                "--model",
                "tiny",
                "--tenant",
                ID,
                "--key",
                ID))
        .isZero();
    assertThat(asked())
        .isEqualTo(
            GetUsageRequest.newBuilder()
                .setTenantId(ID)
                .setApiKeyId(ID)
                .setProvider("lab")
                .setModel("tiny")
                .setStartTime(at("2026-11-01T00:00:00Z"))
                .setEndTime(at("2026-11-08T00:00:00Z"))
                .addGroupBy(UsageGrouping.USAGE_GROUPING_API_KEY)
                .addGroupBy(UsageGrouping.USAGE_GROUPING_DAY)
                .build());
    assertThat(shell.output()).containsPattern(ID + " +2026-11-02 +1,000 ");
    assertThat(
            shell.run(
                "usage", "--all-tenants", "--by", "month", "--to", "2026-11-07T12:00:00+02:00"))
        .isZero();
    GetUsageRequest all = asked();
    assertThat(all.getAllTenants()).isTrue();
    assertThat(all.getEndTime()).isEqualTo(at("2026-11-07T10:00:00Z"));
    assertThat(shell.output()).containsPattern("\n2026-11 +1,000 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--by day,day",
        "--by day,month",
        "--by year",
        "--from yesterday",
        "--to 2026-02-30",
        "--from 2026-11-02 --to 2026-11-01",
        "--tenant acme",
        "--key k",
        "--all-tenants --tenant " + ID
      })
  void whatUsageCantMeanIsToldBeforeAnythingIsAsked(String options) {
    assertThat(shell.run(("usage " + options).split(" "))).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: ").contains("--");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void usageForProgramsIsOneLine() {
    assertThat(shell.run("usage", "--json")).isZero();
    assertThat(shell.output().lines()).hasSize(1);
    assertThat(shell.output()).contains("\"totalCostPicos\":\"4500000000000\"");
  }

  @Test
  void recordsThatGotLostAreToldAndAnEmptyMonthIsShort() {
    server.models.usage =
        server.models.usage.toBuilder()
            .setDroppedRunCount(2)
            .setLostCallCount(1)
            .clearGroups()
            .build();
    assertThat(shell.run("usage")).isZero();
    assertThat(shell.output())
        .contains("2 records of calls got lost")
        .contains("1 call broken off by the end of a server: in the cost with the most")
        .doesNotContain("PROVIDER");
  }

  @Test
  void aRefusalNamesTheOption() {
    server.models.failure =
        Optional.of(
            FakeServer.failure(
                Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "group_by: makes too many",
                BadRequest.FieldViolation.newBuilder()
                    .setField("group_by")
                    .setDescription("makes too many")
                    .build()));
    assertThat(shell.run("usage", "--by", "hour")).isEqualTo(2);
    assertThat(shell.error()).contains("--by").contains("makes too many");
    server.models.failure =
        Optional.of(FakeServer.failure(Code.NOT_FOUND, "NOT_FOUND", "There is no tenant."));
    assertThat(shell.run("usage", "--tenant", ID)).isEqualTo(3);
    assertThat(shell.run("budget", "--tenant", ID)).isEqualTo(3);
  }

  @Test
  void budgetShowsABarAndWhatIsLeft() {
    assertThat(shell.run("budget")).isZero();
    assertThat(shell.output())
        .containsPattern("BUDGET +USED +SPENT +HELD +LEFT +LIMIT\n")
        .as("not all of it is spent")
        .containsPattern("deployment +█{10} +99.9 % +5,000.00 +0.00 +<0.01 +5,000.00\n")
        .containsPattern("tenant +·{10} +0.0 % +0.00 +0.00 +1,000.00 +1,000.00\n")
        .containsPattern("API key +█{10} +closed +0.00 +0.00 +0.00 +0.00\n")
        .contains("2026-12-01 00:00 UTC")
        .contains("the local engine answers");
    assertThat(shell.run("budget", "--json")).isZero();
    assertThat(shell.output().lines()).hasSize(1);
    assertThat(shell.output()).contains("\"limitPicos\":\"5000000000000000\"");
  }

  @Test
  void budgetsOfOthersAreAskedForById() {
    assertThat(shell.run("budget", "--tenant", ID, "--key", ID)).isZero();
    assertThat(server.requests.remove())
        .isEqualTo(GetBudgetRequest.newBuilder().setTenantId(ID).setApiKeyId(ID).build());
    assertThat(shell.run("budget", "--key", "k")).isEqualTo(2);
    server.models.budgets = GetBudgetResponse.getDefaultInstance();
    assertThat(shell.run("budget")).isZero();
    assertThat(shell.output()).contains("no budget is configured");
  }

  @Test
  void bothFitANarrowTerminalAndAColoredOne() {
    for (String command : new String[] {"usage", "budget"}) {
      shell.width(40);
      assertThat(shell.run(command)).isZero();
      assertThat(shell.output().lines()).allMatch(line -> line.length() <= 40);
      shell.watched(true);
      assertThat(shell.run(command)).isZero();
      assertThat(shell.output()).contains("\u001b[");
    }
  }
}
