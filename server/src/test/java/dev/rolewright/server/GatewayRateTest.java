package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunAssistantResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits of requests and tokens as callers meet them. */
class GatewayRateTest extends GatewayTestCase {
  @AfterEach
  void liftTheLimits() throws Exception {
    limit("{}");
  }

  private static void limit(String limits) throws Exception {
    writeRates(limits);
    awaitSettings();
  }

  @Test
  void aTenantHasItsRequestsAndNoMore() throws Exception {
    limit("{\"each_tenant\": {\"requests\": 2}}");
    Api tenant = server.newTenant();
    assertThat(text(ask(tenant, chat("Hi").build()))).isEqualTo("Hello");
    assertThat(text(ask(tenant, chat("Hi").build()))).isEqualTo("Hello");
    Failure refused = Failure.of(ErrorCode.QUOTA, () -> ask(tenant, chat("Hi").build()));
    assertThat(refused.message()).contains("requests of the tenant", "limited to 2 in 60 s");
    assertThat(refused.retry().orElseThrow().getRetryDelay().getSeconds()).isBetween(1L, 62L);
    assertThat(refused.quota().orElseThrow().getViolations(0).getDescription())
        .isEqualTo(refused.message());
    assertThat(text(ask(server.newTenant(), chat("Hi").build())))
        .as("another tenant has its own")
        .isEqualTo("Hello");
  }

  @Test
  void aLimitOfZeroIsClosed() throws Exception {
    limit("{\"each_api_key\": {\"requests\": 0}}");
    assertThat(
            Failure.of(ErrorCode.QUOTA, () -> ask(server.newTenant(), chat("Hi").build()))
                .message())
        .contains("API key", "until an operator raises the limit");
  }

  @Test
  void aRequestThatAloneIsTooLargeIsToldSo() throws Exception {
    limit("{\"each_tenant\": {\"tokens\": 400}}");
    Api tenant = server.newTenant();
    assertThat(Failure.of(ErrorCode.QUOTA, () -> ask(tenant, chat("Hi").build())).message())
        .contains("make it smaller");
    // What is not used is given back, so that a small one can follow a small one.
    for (int i = 0; i < 5; i++) {
      assertThat(text(ask(tenant, chat("Hi").setMaxTokens(300).build()))).isEqualTo("Hello");
    }
  }

  @Test
  void aProviderThatIsFullIsPassedOver() throws Exception {
    limit("{\"providers\": {\"first\": {\"requests\": 0}}}");
    List<ChatEvent> events = ask(chat("Hi"));
    assertThat(events.getLast().getCompleted().getProvenance().getProvider()).isEqualTo("second");
  }

  @Test
  void anAssistantHasItsRequestsInEachTenant() throws Exception {
    limit("{\"assistants\": {\"cv-skills-analyst\": {\"requests\": 1}}}");
    Api tenant = server.newTenant();
    assertThat(run(tenant)).isNotEmpty();
    assertThat(Failure.of(ErrorCode.QUOTA, () -> run(tenant)).message()).contains("assistant");
    assertThat(run(server.newTenant())).isNotEmpty();
  }

  private static List<RunAssistantResponse> run(Api tenant) {
    List<RunAssistantResponse> events = new ArrayList<>();
    tenant
        .gateway()
        .runAssistant(
            RunAssistantRequest.newBuilder()
                .setAssistantId("cv-skills-analyst")
                .setPrompt("Java developer for five years.")
                .build())
        .forEachRemaining(events::add);
    return events;
  }
}
