package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.LimitHealth;
import dev.rolewright.proto.v1.LimitScope;
import dev.rolewright.proto.v1.LimiterState;
import dev.rolewright.proto.v1.ProviderHealth;
import dev.rolewright.proto.v1.PutProviderKeyRequest;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunAssistantResponse;
import dev.rolewright.testkit.vendor.VendorWire;
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
    // Until its counters are certain to be whole, a server that has just started lets nothing in.
    GetHealthResponse _ = health(server.operator());
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
        .contains("400 in 60 s: the request alone can take 5", "a smaller max_tokens");
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

  @Test
  void aCallerSeesWhatIsLeftOfItsOwnLimits() throws Exception {
    limit(
        """
        {"each_tenant": {"requests": 5, "tokens": 1000000}, "each_api_key": {"requests": 3},
         "assistants": {"cv-skills-analyst": {"requests": 0}, "nobodys": {"requests": 9}}}
        """);
    Api tenant = server.newTenant();
    assertThat(text(ask(tenant, chat("Hi").build()))).isEqualTo("Hello");
    GetHealthResponse health = health(tenant);
    assertThat(health.getLimitsList())
        .extracting(LimitHealth::getScope, LimitHealth::getRequestsLimit)
        .containsExactly(
            tuple(LimitScope.LIMIT_SCOPE_TENANT, 5L),
            tuple(LimitScope.LIMIT_SCOPE_API_KEY, 3L),
            tuple(LimitScope.LIMIT_SCOPE_ASSISTANT, 0L));
    LimitHealth whole = health.getLimits(0);
    assertThat(whole.getRequestsRemaining()).isEqualTo(4);
    assertThat(whole.getTokensLimit()).isEqualTo(1_000_000);
    assertThat(whole.getTokensRemaining())
        .as("what the vendor counted")
        .isEqualTo(1_000_000 - VendorWire.INPUT_TOKENS - VendorWire.OUTPUT_TOKENS);
    assertThat(whole.getWindow().getSeconds()).isEqualTo(60);
    assertThat(whole.hasResetTime()).isTrue();
    LimitHealth key = health.getLimits(1);
    assertThat(key.getRequestsRemaining()).isEqualTo(2);
    assertThat(key.hasTokensLimit()).isFalse();
    LimitHealth assistant = health.getLimits(2);
    assertThat(assistant.getName()).isEqualTo("cv-skills-analyst");
    assertThat(assistant.getRequestsRemaining()).isZero();
    assertThat(assistant.hasResetTime()).as("nothing was taken of it").isFalse();
    assertThat(health.getLimiter().getReplicas()).isOne();
    assertThat(health(server.newTenant()).getLimits(0).getRequestsRemaining())
        .as("another tenant sees its own")
        .isEqualTo(5);
  }

  @Test
  void whatIsLeftOfAProvidersLimitIsToldToWhoSharesIt() throws Exception {
    limit("{\"providers\": {\"first\": {\"requests\": 50000, \"tokens\": 70000000}}}");
    Api admin = server.newTenantAdmin();
    assertThat(text(ask(admin, chat("Hi").build()))).isEqualTo("Hello");
    ProviderHealth shared = health(admin).getProviders(0);
    assertThat(shared.getName()).isEqualTo("first");
    assertThat(shared.getRequestsLimit()).isEqualTo(50_000);
    assertThat(shared.getRequestsRemaining()).isBetween(49_000L, 49_999L);
    assertThat(shared.getTokensLimit()).isEqualTo(70_000_000);
    assertThat(shared.getTokensRemaining()).isLessThan(70_000_000);
    assertThat(shared.hasResetTime()).isTrue();
    ProviderHealth free = health(admin).getProviders(1);
    assertThat(free.hasRequestsRemaining() || free.hasTokensLimit()).isFalse();

    admin
        .admin()
        .putProviderKey(
            PutProviderKeyRequest.newBuilder()
                .setProvider("first")
                .setSecret("sk-of-their-own-wxyz")
                .build());
    assertThat(health(admin).getProviders(0).hasRequestsRemaining())
        .as("their own account has other limits")
        .isFalse();
    assertThat(health(admin).getLimitsList()).isEmpty();
  }

  /**
   * Returns it once all servers count together: a busy machine may lose Redis for a moment, and
   * what is left is told of this server's part then.
   */
  private static GetHealthResponse health(Api caller) {
    return Eventually.eventually(
        () -> caller.gateway().getHealth(GetHealthRequest.getDefaultInstance()),
        health -> health.getLimiter().getState() == LimiterState.LIMITER_STATE_SHARED);
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
