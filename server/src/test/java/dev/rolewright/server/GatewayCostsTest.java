package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.Alert;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.CostBasis;
import dev.rolewright.proto.v1.CostEstimate;
import dev.rolewright.proto.v1.EstimateCostRequest;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.ModelProvider;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.Run;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunStatus;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What answers cost, what they would cost, and where that is told. */
class GatewayCostsTest extends GatewayTestCase {
  /** What the scripted vendor counts, by the prices of these tests. */
  private static final long COST =
      (VendorWire.INPUT_TOKENS - VendorWire.CACHED_TOKENS) * 2_000_000L
          + VendorWire.CACHED_TOKENS * 500_000L
          + VendorWire.OUTPUT_TOKENS * 8_000_000L;

  private static final String CV =
      """
      Ada Example
      Backend Engineer

      Experience
      Backend Engineer, Harbour Systems, 03/2019 - present
      - Built payment services in Java and PostgreSQL

      Skills
      Java, PostgreSQL, Kubernetes
      """;

  private static final String AD =
      "Data Engineer. We look for somebody who builds pipelines with Apache Spark and SQL.";

  private static EstimateCostRequest.Builder estimate() {
    return EstimateCostRequest.newBuilder()
        .setRoute("default")
        .addMessages(message(ChatRole.CHAT_ROLE_USER, "four letters"));
  }

  private static List<CostEstimate> estimates(EstimateCostRequest.Builder request) {
    return server.newTenant().gateway().estimateCost(request.build()).getEstimatesList();
  }

  @Test
  void anAnswerAndItsRunTellWhatTheyCost() {
    List<ChatEvent> events = ask(chat("Hi"));
    assertThat(events.getLast().getCompleted().getProvenance().getCostPicos()).isEqualTo(COST);
    Run run = runsOf(events.getFirst().getStarted().getCorrelationId(), 1).getFirst();
    assertThat(run.getCostPicos()).isEqualTo(COST);
    assertThat(run.getCostBasis()).isEqualTo(CostBasis.COST_BASIS_EXACT);
  }

  @Test
  void anAnswerAfterAFailureTellsWhatBothCost() {
    first.answer(brokenOff(VendorWire.OPENAI));
    Provenance answer = ask(chat("Hi")).getLast().getCompleted().getProvenance();
    assertThat(answer.getProvider()).isEqualTo("second");
    // The second model has no price, so that it is counted at the only one there is.
    long second = VendorWire.INPUT_TOKENS * 2_000_000L + VendorWire.OUTPUT_TOKENS * 8_000_000L;
    assertThat(answer.getCostPicos()).isGreaterThan(second);
  }

  private static VendorScript brokenOff(VendorWire wire) {
    return VendorScript.stream(wire.contentType()).send(wire.opening() + wire.text("half")).cut();
  }

  @Test
  void anAnswerOfTheRulesTellsWhatTheModelsThatFailedCost() {
    first.answer(brokenOff(VendorWire.OPENAI));
    second.answer(brokenOff(VendorWire.ANTHROPIC));
    Api tenant = server.newTenantAdmin();
    assertTellsOfItsRuns(
        tenant,
        tenant
            .jobs()
            .parseJob(ParseJobRequest.newBuilder().setText(AD).setStore(false).build())
            .getProvenance());
  }

  @Test
  void anAssistantsAnswerByRulesTellsWhatTheModelsThatFailedCost() {
    first.answer(brokenOff(VendorWire.OPENAI));
    second.answer(brokenOff(VendorWire.ANTHROPIC));
    Api tenant = server.newTenantAdmin();
    List<ChatEvent> events = new ArrayList<>();
    tenant
        .gateway()
        .runAssistant(
            RunAssistantRequest.newBuilder()
                .setAssistantId("cv-skills-analyst")
                .setPrompt(CV)
                .build())
        .forEachRemaining(response -> events.add(response.getEvent()));
    assertTellsOfItsRuns(tenant, events.getLast().getCompleted().getProvenance());
  }

  private static void assertTellsOfItsRuns(Api tenant, Provenance provenance) {
    assertThat(provenance.getProvider()).isEqualTo("local");
    assertThat(provenance.getDegraded()).isTrue();
    List<Run> runs =
        Eventually.eventually(
            () -> tenant.gateway().listRuns(ListRunsRequest.getDefaultInstance()).getRunsList(),
            all ->
                all.size() == 2
                    && all.stream()
                        .noneMatch(run -> run.getStatus() == RunStatus.RUN_STATUS_STARTED));
    assertThat(provenance.getAttempts()).isEqualTo(2);
    assertThat(provenance.getCostPicos())
        .isPositive()
        .isEqualTo(runs.stream().mapToLong(Run::getCostPicos).sum());
  }

  @Test
  void anEstimateTellsEachModelThatWouldBeAsked() {
    List<CostEstimate> estimates = estimates(estimate().setMaxTokens(100));
    assertThat(estimates).extracting(CostEstimate::getModel).containsExactly("m", "n");
    CostEstimate known = estimates.getFirst();
    assertThat(known.getProvider()).isEqualTo("first");
    assertThat(known.getIsPriceKnown()).isTrue();
    assertThat(known.getPriceEffectiveTime().getSeconds()).isEqualTo(1_767_225_600);
    assertThat(known.getMaxOutputTokens()).isEqualTo(100);
    assertThat(known.getExpectedOutputTokens()).isEqualTo(100);
    assertThat(known.getInputTokens()).isEqualTo(10);
    assertThat(known.getExpectedCostPicos()).isEqualTo(10 * 2_000_000L + 100 * 8_000_000L);
    // A token for each byte of the text and eight for what is around it.
    assertThat(known.getMaxCostPicos()).isEqualTo(20 * 2_000_000L + 100 * 8_000_000L);
    CostEstimate unknown = estimates.getLast();
    assertThat(unknown.getIsPriceKnown()).isFalse();
    assertThat(unknown.hasPriceEffectiveTime()).isFalse();
    assertThat(unknown.getMaxCostPicos()).isEqualTo(known.getMaxCostPicos());
  }

  @Test
  void anEstimateGoesByWhatIsConfiguredAndByTheCallersOwnCount() {
    CostEstimate estimate =
        estimates(EstimateCostRequest.newBuilder().setModel("nick").setInputTokens(1_000))
            .getFirst();
    // The longest answer of the model.
    assertThat(estimate.getMaxOutputTokens()).isEqualTo(500);
    assertThat(estimate.getInputTokens()).isEqualTo(1_000);
    assertThat(estimate.getMaxCostPicos()).isEqualTo(1_000 * 2_000_000L + 500 * 8_000_000L);
  }

  /** Else the largest cost of a call would not be the largest. */
  @Test
  void aCallThatLeavesItsLengthOpenGetsTheConfiguredOne() {
    String question = "open-ended-" + UUID.randomUUID();
    ask(chat(question).setModel("nick"));
    assertThat(first.requests())
        .filteredOn(request -> request.body().contains(question))
        .singleElement()
        .satisfies(request -> assertThat(request.body()).contains("\"max_tokens\" : 500"));
  }

  @Test
  void anEstimateExpectsWhatEarlierAnswersTook() {
    Api tenant = server.newTenant();
    ask(tenant, chat("Hi").setModel("first/m").build());
    Eventually.eventually(
        () ->
            tenant
                .gateway()
                .estimateCost(estimate().setModel("first/m").build())
                .getEstimates(0)
                .getExpectedOutputTokens(),
        expected -> expected == VendorWire.OUTPUT_TOKENS);
  }

  @Test
  void whatAnEstimateCantBeMadeOfIsRefused() {
    assertThat(
            Failure.of(
                    ErrorCode.INVALID_FIELD,
                    () -> estimates(EstimateCostRequest.newBuilder().setMaxTokens(-1)))
                .fields())
        .containsExactlyInAnyOrder("target", "messages", "max_tokens");
    Failure.of(ErrorCode.INVALID_FIELD, () -> estimates(estimate().setInputTokens(100_000_001)));
    Failure.of(ErrorCode.INVALID_FIELD, () -> estimates(estimate().setMaxTokens(501)));
    Failure.of(ErrorCode.NOT_FOUND, () -> estimates(estimate().setModel("first/unheard-of")));
    Failure.of(ErrorCode.NOT_SET_UP, () -> estimates(estimate().setModel("third/o")));
  }

  @Test
  void providersAreListedWithTheirPrices() {
    List<ModelProvider> providers =
        server
            .operator()
            .gateway()
            .listProviders(ListProvidersRequest.getDefaultInstance())
            .getProvidersList();
    assertThat(providers.getFirst().getModels(0).getInputPricePicos()).isEqualTo(2_000_000);
    assertThat(providers.getFirst().getModels(0).getOutputPricePicos()).isEqualTo(8_000_000);
    assertThat(providers.get(2).getModels(0).hasInputPricePicos()).isFalse();
    assertThat(providers.get(3).getModels(0).getInputPricePicos()).isZero();
  }

  @Test
  void aModelWithoutAPriceIsAnAlertUntilItHasOne() throws Exception {
    assertThat(unknownModels()).containsExactly("second/n");
    writePrices(
        prices()
            .replace(
                "\"vendors\": {",
                """
                "vendors": {"anthropic": {"n": [{"from": "2026-01-01",
                  "usd_per_million_tokens": {"input": 1, "output": 5}}]},
                """));
    try {
      Eventually.eventually(GatewayCostsTest::unknownModels, List::isEmpty);
    } finally {
      writePrices(prices());
    }
    Eventually.eventually(GatewayCostsTest::unknownModels, List.of("second/n")::equals);
  }

  private static List<String> unknownModels() {
    return server
        .operator()
        .gateway()
        .listAlerts(
            ListAlertsRequest.newBuilder().setOpenOnly(true).setKind("unknown_model").build())
        .getAlertsList()
        .stream()
        .map(Alert::getSubject)
        .toList();
  }

  @Test
  void noCallIsMadeForAnEstimate() {
    String question = UUID.randomUUID().toString();
    estimates(estimate().clearMessages().addMessages(message(ChatRole.CHAT_ROLE_USER, question)));
    assertThat(first.requests()).noneMatch(request -> request.body().contains(question));
  }
}
