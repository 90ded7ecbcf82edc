package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.QuotaFailure;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.Alert;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.Budget;
import dev.rolewright.proto.v1.BudgetPolicy;
import dev.rolewright.proto.v1.BudgetScope;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GetBudgetRequest;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.Provenance;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls held to budgets, and what is left of these as callers see it. */
class GatewayBudgetTest extends GatewayTestCase {
  private static final long DOLLAR = 1_000_000_000_000L;

  private Api admin = server.operator();
  private Api client = admin;
  private String tenantId = "";
  private String clientKeyId = "";

  @BeforeEach
  void aTenantOfItsOwn() {
    admin = server.newTenantAdmin();
    client = admin.newClient();
    List<ApiKey> keys =
        admin.admin().listApiKeys(ListApiKeysRequest.getDefaultInstance()).getApiKeysList();
    tenantId = keys.getFirst().getTenantId();
    clientKeyId = keys.getFirst().getId();
  }

  @AfterEach
  void backToTheUsualBudgets() throws IOException {
    writeBudgets(budgets());
  }

  /** Sets the tenant's budget, and waits until it holds. */
  private void allow(String usd, String whenSpent) throws IOException {
    long picos = Math.round(Double.parseDouble(usd) * DOLLAR);
    writeBudgets(
        """
        {"deployment": {"usd_per_month": 5000},
         "tenants": {"%s": {"usd_per_month": %s}}, "when_spent": "%s"}
        """
            .formatted(tenantId, usd, whenSpent));
    Eventually.eventually(
        () -> budgetsOf(admin),
        all ->
            all.size() == 1
                && all.getFirst().getLimitPicos() == picos
                && all.getFirst().getPolicy().name().endsWith(whenSpent.toUpperCase(Locale.ROOT)));
  }

  private static List<Budget> budgetsOf(Api api) {
    return budgetsOf(api, GetBudgetRequest.newBuilder());
  }

  private static List<Budget> budgetsOf(Api api, GetBudgetRequest.Builder request) {
    return api.gateway().getBudget(request.build()).getBudgetsList();
  }

  private long ask() {
    List<ChatEvent> events = ask(client, chat("Hi").build());
    return events.getLast().getCompleted().getProvenance().getCostPicos();
  }

  private Provenance parse() {
    return client
        .jobs()
        .parseJob(ParseJobRequest.newBuilder().setText(Samples.backendAd()).build())
        .getProvenance();
  }

  @Test
  void aTenantWithTooLittleLeftIsRefused() throws Exception {
    allow("0.000001", "local");
    String question = UUID.randomUUID().toString();
    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> ask(client, chat(question).build()));
    Failure failure = Failure.of(refused);
    failure.assertReason(ErrorCode.BUDGET_EXHAUSTED);
    assertThat(failure.message()).contains("0.000001 USD").contains("raised");
    com.google.rpc.Status status = Objects.requireNonNull(StatusProto.fromThrowable(refused));
    assertThat(status.getDetailsList())
        .filteredOn((Any detail) -> detail.is(QuotaFailure.class))
        .hasSize(1);
    assertThat(first.requests()).noneMatch(request -> request.body().contains(question));
    assertThat(second.requests()).noneMatch(request -> request.body().contains(question));
  }

  @Test
  void aSpentBudgetLeavesTheLocalEngineOrNothingAsConfigured() throws Exception {
    allow("0.000001", "local");
    Provenance local = parse();
    assertThat(local.getProvider()).isEqualTo("local");
    assertThat(local.getDegraded()).isTrue();
    assertThat(local.getDegradedReason()).contains("BUDGET_EXHAUSTED");
    allow("0.000001", "refuse");
    Failure.of(ErrorCode.BUDGET_EXHAUSTED, this::parse);
  }

  @Test
  void whatIsSpentAndUsedIsTheSumOfWhatTheAnswersCost() throws Exception {
    allow("1", "local");
    long cost = ask() + ask() + ask();
    GetUsageResponse usage =
        Eventually.eventually(
            () -> client.gateway().getUsage(GetUsageRequest.getDefaultInstance()),
            seen -> seen.getCallCount() == 3);
    assertThat(usage.getTotalCostPicos()).isEqualTo(cost);
    assertThat(usage.getAverageCostPerCallPicos()).isEqualTo(Math.round(cost / 3.0));
    Budget budget = budget(seen -> seen.getSpentPicos() == cost);
    assertThat(budget.getScope()).isEqualTo(BudgetScope.BUDGET_SCOPE_TENANT);
    assertThat(budget.getTenantId()).isEqualTo(tenantId);
    assertThat(budget.getApiKeyId()).isEmpty();
    assertThat(budget.getLimitPicos()).isEqualTo(DOLLAR);
    assertThat(budget.getSpentPicos() + budget.getReservedPicos() + budget.getRemainingPicos())
        .isEqualTo(DOLLAR);
    assertThat(budget.getPolicy()).isEqualTo(BudgetPolicy.BUDGET_POLICY_LOCAL);
    assertThat(budget.getAlertThresholdPercent()).isZero();
    assertThat(budget.getResetTime().getSeconds() - budget.getStartTime().getSeconds())
        .isBetween(28 * 86_400L, 31 * 86_400L);
  }

  private Budget budget(Predicate<Budget> there) {
    return Eventually.eventually(() -> budgetsOf(client).getFirst(), there);
  }

  @Test
  void aBudgetOfNothingIsClosedAndARaisedOneIsOpenAgain() throws Exception {
    allow("0", "local");
    String refusal = Failure.of(ErrorCode.BUDGET_EXHAUSTED, this::ask).message();
    assertThat(refusal)
        .contains(
            "first/m, second/n: BUDGET_EXHAUSTED, The tenant's monthly budget is closed (0 USD)")
        .doesNotContain("wait")
        .containsOnlyOnce("have it raised");
    assertThat(budget(seen -> true).getRemainingPicos()).isZero();
    allow("1", "local");
    assertThat(ask()).isPositive();
  }

  @Test
  void aModelThatIsFreeAnswersWhereEveryBudgetIsClosed() throws Exception {
    writePrices(
        """
        {"vendors": {"first": {"*": [{"from": "2026-01-01", "free": true}]},
          "second": {"n": [{"from": "2026-01-01", "free": true}]},
          "third": {"o": [{"from": "2026-01-01", "usd_per_million_tokens":
            {"input": 77, "output": 77}}]}}}
        """);
    try {
      awaitPrice(77);
      writeBudgets(
          """
          {"deployment": {"usd_per_month": 0}, "each_tenant": {"usd_per_month": 0},
           "api_keys": {"%s": {"usd_per_month": 0}}}
          """
              .formatted(clientKeyId));
      Eventually.eventually(() -> budgetsOf(client), all -> all.size() == 2);
      assertThat(ask()).isZero();
      List<ChatEvent> second = ask(client, chat("Hi").setModel("second/n").build());
      assertThat(second.getLast().getCompleted().getProvenance().getCostPicos()).isZero();
    } finally {
      // The next test could take the closed budgets for its own.
      writeBudgets(budgets());
      awaitSettings();
    }
  }

  /** What is spent stays spent, and nothing is left rather than less than nothing. */
  @Test
  void aBudgetThatIsLoweredBelowWhatIsSpentHasNothingLeft() throws Exception {
    allow("1", "local");
    long cost = ask();
    budget(seen -> seen.getSpentPicos() == cost);
    allow("0.000001", "local");
    Budget lowered = budget(seen -> seen.getReservedPicos() == 0);
    assertThat(lowered.getSpentPicos()).isEqualTo(cost);
    assertThat(lowered.getRemainingPicos()).isZero();
    Failure.of(ErrorCode.BUDGET_EXHAUSTED, this::ask);
  }

  @Test
  void theThresholdThatWasReachedIsTold() throws Exception {
    allow("1", "local");
    long cost = ask();
    budget(seen -> seen.getSpentPicos() == cost);
    // Between 80 and 90 % of it are spent.
    allow("0.000" + Math.ceilDiv(cost * 100, 85 * 1_000_000L), "local");
    Failure.of(ErrorCode.BUDGET_EXHAUSTED, this::ask);
    assertThat(budget(seen -> seen.getAlertThresholdPercent() > 0).getAlertThresholdPercent())
        .isGreaterThanOrEqualTo(80);
    Alert alert = alertsOf(client, open -> !open.isEmpty()).getFirst();
    assertThat(alert.getKind()).isEqualTo("budget_threshold");
    assertThat(alert.getTenantId()).isEqualTo(tenantId);
    assertThat(alertsOf(server.newTenant(), open -> true)).as("another tenant's").isEmpty();
    // Nobody spends anything after the limit is raised.
    allow("1", "local");
    assertThat(alertsOf(client, List::isEmpty)).isEmpty();
    assertThat(budget(seen -> true).getAlertThresholdPercent()).isZero();
  }

  @Test
  void whatAKeyHasSpentIsToldToTheKeyItselfAndToAdmins() throws Exception {
    allow("1", "local");
    long cost = ask();
    budget(seen -> seen.getSpentPicos() == cost);
    Api colleague = admin.newClient();
    writeBudgets(
        """
        {"api_keys": {"%s": {"usd_per_month": 0.000%s}}, "each_tenant": {"usd_per_month": 3}}
        """
            .formatted(clientKeyId, Math.ceilDiv(cost * 100, 85 * 1_000_000L)));
    Eventually.eventually(() -> budgetsOf(client), all -> all.size() == 2);
    Failure.of(ErrorCode.BUDGET_EXHAUSTED, this::ask);
    List<Alert> own = alertsOf(client, open -> !open.isEmpty());
    assertThat(own).allMatch(alert -> alert.getSubject().contains(clientKeyId));
    assertThat(alertsOf(admin, open -> !open.isEmpty())).isEqualTo(own);
    assertThat(listedTo(admin)).isEqualTo(own);
    assertThat(listedTo(client)).isEqualTo(own);
    assertThat(alertsOf(colleague, open -> true)).isEmpty();
    assertThat(listedTo(colleague)).isEmpty();
  }

  private static List<Alert> listedTo(Api api) {
    return api.gateway().listAlerts(ListAlertsRequest.getDefaultInstance()).getAlertsList();
  }

  private static List<Alert> alertsOf(Api api, Predicate<List<Alert>> there) {
    return Eventually.eventually(
        () -> api.gateway().getHealth(GetHealthRequest.getDefaultInstance()).getAlertsList(),
        there);
  }

  @Test
  void aKeysBudgetIsForTheKeyItselfAndForAdmins() throws Exception {
    writeBudgets(
        """
        {"api_keys": {"%s": {"usd_per_month": 2}}, "each_tenant": {"usd_per_month": 3}}
        """
            .formatted(clientKeyId));
    List<Budget> own = Eventually.eventually(() -> budgetsOf(client), all -> all.size() == 2);
    assertThat(own)
        .extracting(Budget::getScope)
        .containsExactly(BudgetScope.BUDGET_SCOPE_TENANT, BudgetScope.BUDGET_SCOPE_API_KEY);
    assertThat(own.getLast().getApiKeyId()).isEqualTo(clientKeyId);
    assertThat(own).extracting(Budget::getLimitPicos).containsExactly(3 * DOLLAR, 2 * DOLLAR);
    // The admin's own key has none.
    assertThat(budgetsOf(admin)).hasSize(1);
    GetBudgetRequest.Builder another = GetBudgetRequest.newBuilder().setApiKeyId(clientKeyId);
    assertThat(budgetsOf(admin, another)).isEqualTo(own);
    Api colleague = admin.newClient();
    Failure hidden = Failure.of(ErrorCode.NOT_FOUND, () -> budgetsOf(colleague, another));
    assertThat(hidden.message()).contains(clientKeyId);
    another.setApiKeyId(clientKeyId.toUpperCase(Locale.ROOT));
    assertThat(budgetsOf(client, another)).isEqualTo(own);
  }

  @Test
  void theDeploymentsBudgetIsForOperatorsWhoMayAskForAnyTenants() throws Exception {
    allow("2", "local");
    Api operator = server.operator();
    assertThat(budgetsOf(operator))
        .singleElement()
        .satisfies(
            budget -> {
              assertThat(budget.getScope()).isEqualTo(BudgetScope.BUDGET_SCOPE_DEPLOYMENT);
              assertThat(budget.getTenantId()).isEmpty();
              assertThat(budget.getLimitPicos()).isEqualTo(5_000 * DOLLAR);
            });
    assertThat(budgetsOf(operator, GetBudgetRequest.newBuilder().setTenantId(tenantId)))
        .extracting(Budget::getScope)
        .containsExactly(BudgetScope.BUDGET_SCOPE_DEPLOYMENT, BudgetScope.BUDGET_SCOPE_TENANT);
    // A key has to be one of the tenant that is meant.
    GetBudgetRequest.Builder key = GetBudgetRequest.newBuilder().setApiKeyId(clientKeyId);
    Failure.of(ErrorCode.NOT_FOUND, () -> budgetsOf(operator, key));
    assertThat(budgetsOf(operator, key.setTenantId(tenantId))).hasSize(2);
  }

  @Test
  void idsThatAreNoneAreToldTogether() {
    Failure failure =
        Failure.of(
            ErrorCode.INVALID_FIELD,
            () ->
                budgetsOf(client, GetBudgetRequest.newBuilder().setTenantId("t").setApiKeyId("k")));
    assertThat(failure.fields()).containsExactly("tenant_id", "api_key_id");
  }
}
