package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.CacheState;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.CostEstimate;
import dev.rolewright.proto.v1.EstimateCostRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.RequestCategory;
import dev.rolewright.proto.v1.Run;
import dev.rolewright.proto.v1.StreamChatRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers by plan, test, category and order, as callers meet it. */
class GatewayRoutingTest extends GatewayTestCase {
  private static final String ROUTE = "\"default\": {\"models\": [\"first/m\", \"second/n\"]}";

  /** User-1 is number 22 of it, user-2 number 88. */
  private static final String TEST =
      """
      {"tests": {"career-path-vendors": {"task": "default", "arms": [
        {"name": "gpt", "model": "nick", "weight": 50},
        {"name": "claude", "model": "second/n", "weight": 50}]}}}
      """;

  @AfterEach
  void asListed() throws Exception {
    writePlans("{\"plans\": {}}");
    writeTests("{\"tests\": {}}");
    writeFlags("{\"flags\": {}}");
    writeSettings(settings());
    awaitSettings();
  }

  @AfterAll
  static void asPricedBefore() {
    awaitPrice(0);
  }

  private static void route(String members) throws Exception {
    assertThat(settings()).contains(ROUTE);
    writeSettings(settings().replace(ROUTE, "\"default\": {" + members + "}"));
    awaitSettings();
  }

  private static Provenance provenance(Api api, StreamChatRequest.Builder request) {
    return ask(api, request.build()).getLast().getCompleted().getProvenance();
  }

  private static String answeredBy(Api api, StreamChatRequest.Builder request) {
    return provenance(api, request).getProvider();
  }

  @Test
  void thePlanOfTheTenantDecidesWhoIsAskedFirst() throws Exception {
    writePlans(
        "{\"plans\": {\"free\": {\"routes\": {\"*\": [\"second/n\"]}},"
            + " \"premium\": {\"routes\": {\"whole\": [\"second/n\"]}}}}");
    awaitSettings();
    Api free = server.newTenant();
    assertThat(answeredBy(free, chat("Hi"))).isEqualTo("second");
    assertThat(answeredBy(server.operator(), chat("Hi"))).isEqualTo("first");
    assertThat(answeredBy(server.operator(), chat("Hi").setRoute("whole"))).isEqualTo("second");
    assertThat(answeredBy(free, chat("Hi").setModel("first/m")))
        .as("who names a model gets it")
        .isEqualTo("first");
    assertThat(
            free.gateway()
                .estimateCost(
                    EstimateCostRequest.newBuilder().setRoute("default").setInputTokens(9).build())
                .getEstimatesList())
        .extracting(CostEstimate::getProvider)
        .containsExactly("second", "first");
  }

  @Test
  void aTestPartsTheUsersAndTellsOnWhichSideTheyAre() throws Exception {
    writeTests(TEST);
    awaitSettings();
    Provenance one = provenance(server.operator(), chat("Hi").setUser("user-1"));
    assertThat(one.getProvider()).isEqualTo("first");
    assertThat(one.getExperiment()).isEqualTo("career-path-vendors");
    assertThat(one.getVariant()).isEqualTo("gpt");
    List<ChatEvent> two = ask(chat("Hi").setUser("user-2"));
    Provenance told = two.getLast().getCompleted().getProvenance();
    assertThat(told.getProvider()).isEqualTo("second");
    assertThat(told.getVariant()).isEqualTo("claude");
    Run run = runsOf(two.getFirst().getStarted().getCorrelationId(), 1).getFirst();
    assertThat(run.getExperiment()).isEqualTo("career-path-vendors");
    assertThat(run.getVariant()).isEqualTo("claude");
  }

  @Test
  void whoMayNotBeAskedTakesNobodyIntoATest() throws Exception {
    writeTests(TEST);
    awaitSettings();
    Provenance told =
        provenance(
            server.operator(),
            chat("Hi")
                .setUser("user-2")
                .setPrivacy(PrivacyOptions.newBuilder().addAllowedVendors("first")));
    assertThat(told.getProvider()).isEqualTo("first");
    assertThat(told.getExperiment()).isEmpty();
    assertThat(told.getVariant()).isEmpty();
  }

  @Test
  void aFlagPutsAModelFirstForThoseForWhomItIsOn() throws Exception {
    writeFlags(
        "{\"flags\": {\"llm.default.default_model\":"
            + " {\"value\": \"second/n\", \"users\": [\"tester\"]}}}");
    awaitSettings();
    assertThat(answeredBy(server.operator(), chat("Hi").setUser("tester"))).isEqualTo("second");
    assertThat(answeredBy(server.operator(), chat("Hi").setUser("other"))).isEqualTo("first");
  }

  @Test
  void aBetaGroupIsAnsweredByTheModelUnderItsAlias() throws Exception {
    writeSettings(settings().replace("\"n\": {", "\"n\": {\"aliases\": [\"gpt-4-turbo\"], "));
    writeFlags(
        "{\"flags\": {\"llm_default_gpt4_turbo\": {\"value\": true, \"plans\": [\"free\"]}}}");
    awaitSettings();
    assertThat(answeredBy(server.newTenant(), chat("Hi"))).isEqualTo("second");
    assertThat(answeredBy(server.operator(), chat("Hi"))).isEqualTo("first");
  }

  @Test
  void aFlagSwitchesTheCacheOff() throws Exception {
    writeSettings(settings().replace("\"cache\": {\"enabled\": false},", ""));
    writeFlags("{\"flags\": {\"llm.chat.cache_enabled\": {\"value\": false, \"users\": [\"x\"]}}}");
    awaitSettings();
    Api tenant = server.newTenant();
    assertThat(provenance(tenant, chat("Once")).getCache()).isEqualTo(CacheState.CACHE_STATE_MISS);
    assertThat(provenance(tenant, chat("Once").setUser("x")).getCache())
        .isEqualTo(CacheState.CACHE_STATE_UNSPECIFIED);
  }

  @Test
  void theCategoryOfARequestDecidesWhoIsAskedFirst() throws Exception {
    route(
        "\"models\": [\"first/m\", \"second/n\"], \"categories\": [{\"sector\": \"healthcare\","
            + " \"seniority\": \"senior\", \"models\": [\"second/n\"]}]");
    RequestCategory.Builder senior =
        RequestCategory.newBuilder().setSector("healthcare").setSeniority("senior");
    assertThat(answeredBy(server.operator(), chat("Hi").setCategory(senior))).isEqualTo("second");
    assertThat(
            answeredBy(
                server.operator(), chat("Hi").setCategory(senior.clone().setSeniority("junior"))))
        .isEqualTo("first");
  }

  @Test
  void aRouteByCostAsksTheCheapestModelFirst() throws Exception {
    route("\"models\": [\"second/n\", \"first/m\"], \"order\": \"cost\"");
    // The model of the second vendor has no price, so that it counts as the dearest.
    writePrices(
        prices()
            .replace(
                "\"free\": true", "\"usd_per_million_tokens\": {\"input\": 9, \"output\": 99}"));
    awaitPrice(9);
    assertThat(answeredBy(server.operator(), chat("Hi"))).isEqualTo("first");
    route("\"models\": [\"second/n\", \"first/m\"]");
    assertThat(answeredBy(server.operator(), chat("Hi"))).isEqualTo("second");
  }
}
