package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.CacheHealth;
import dev.rolewright.proto.v1.CacheHitRate;
import dev.rolewright.proto.v1.CacheState;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.RequestCategory;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are kept, as callers meet them. */
class GatewayKeptAnswersTest extends GatewayTestCase {
  private final String question = "kept-" + UUID.randomUUID();
  private final Api tenant = server.newTenant();

  @BeforeEach
  void keepAnswers() throws Exception {
    keep("{\"ttl_seconds\": 3600}");
  }

  @AfterEach
  void keepNoneAgain() throws Exception {
    writeSettings(settings());
    awaitSettings();
  }

  private static void keep(String policy) throws Exception {
    writeSettings(settings().replace("{\"enabled\": false}", policy));
    awaitSettings();
  }

  private Provenance ask(Api api, StreamChatRequest.Builder request) {
    var events = ask(api, request.build());
    assertThat(text(events)).isEqualTo("Hello");
    return events.getLast().getCompleted().getProvenance();
  }

  private long calls() {
    return first.requests().stream().filter(any -> any.body().contains(question)).count()
        + second.requests().stream().filter(any -> any.body().contains(question)).count();
  }

  @Test
  void whoAsksTheSameAgainGetsTheAnswerThatIsKept() {
    Provenance made = ask(tenant, chat(question));
    Eventually.eventually(
        () -> ask(tenant, chat(question)).getCache(), CacheState.CACHE_STATE_HIT::equals);
    Provenance kept = ask(tenant, chat(question));
    assertThat(made.getCache()).isEqualTo(CacheState.CACHE_STATE_MISS);
    assertThat(made.getCostPicos()).isPositive();
    assertThat(kept.hasCacheAge()).isTrue();
    assertThat(kept.getCostPicos()).isZero();
    assertThat(kept.getAttempts()).isZero();
    assertThat(kept.getModel()).isEqualTo(made.getModel());
  }

  @Test
  void operatorsSeeHowOftenTheCacheHelpedWithWhat() {
    StreamChatRequest.Builder about =
        chat(question).setCategory(RequestCategory.newBuilder().setProfileField(question));
    Provenance _ = ask(tenant, about);
    Provenance kept =
        Eventually.eventually(
            () -> ask(tenant, about), answer -> answer.getCache() == CacheState.CACHE_STATE_HIT);
    assertThat(kept.getCostPicos()).isZero();
    CacheHealth cache = health(server.operator()).getCache();
    CacheHitRate rate =
        cache.getHitRatesList().stream()
            .filter(any -> any.getCategory().getProfileField().equals(question))
            .findFirst()
            .orElseThrow();
    assertThat(rate.getTask()).isEqualTo("chat");
    assertThat(rate.getHits()).isOne();
    assertThat(rate.getMisses()).isPositive();
    // Who asked while the first answer was being kept may have shared it.
    assertThat(rate.getHitRate())
        .isEqualTo((1.0 + rate.getCoalesced()) / (1 + rate.getCoalesced() + rate.getMisses()));
    assertThat(cache.getSince().getSeconds()).isLessThanOrEqualTo(Instant.now().getEpochSecond());
    assertThat(cache.getSince().getSeconds()).isPositive();
    assertThat(health(tenant).hasCache()).as("what others ask about is theirs").isFalse();
    assertThat(health(server.newTenantAdmin()).hasCache()).isFalse();
  }

  private static GetHealthResponse health(Api caller) {
    return caller.gateway().getHealth(GetHealthRequest.getDefaultInstance());
  }

  @Test
  void nobodyGetsTheAnswerOfAnotherTenant() {
    Provenance _ = ask(tenant, chat(question));
    assertThat(ask(server.newTenant(), chat(question)).getCache())
        .isEqualTo(CacheState.CACHE_STATE_MISS);
    assertThat(calls()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void underZeroRetentionNothingIsKeptOrTaken() {
    StreamChatRequest.Builder silent =
        chat(question).setPrivacy(PrivacyOptions.newBuilder().setZeroRetention(true));
    assertThat(ask(tenant, silent).getCache()).isEqualTo(CacheState.CACHE_STATE_UNSPECIFIED);
    assertThat(ask(tenant, silent).getCache()).isEqualTo(CacheState.CACHE_STATE_UNSPECIFIED);
    assertThat(calls()).isEqualTo(2);
  }

  @Test
  void whereNoModelAnswersAnOldAnswerStandsInAndSaysSo() throws Exception {
    keep("{\"ttl_seconds\": 1, \"stale_seconds\": 3600}");
    Provenance _ =
        Eventually.eventually(
            () -> ask(tenant, chat(question)),
            answer -> answer.getCache() == CacheState.CACHE_STATE_HIT);
    first.answerByDefault(
        request ->
            request.method().equals("GET")
                ? say(request)
                : VendorScript.whole(500, "application/json", "{}"));
    second.answerByDefault(
        request ->
            request.method().equals("GET")
                ? say(request)
                : VendorScript.whole(500, "application/json", "{}"));
    try {
      Provenance stale =
          Eventually.eventually(
              () -> askWithoutVendor(tenant, chat(question)),
              answer -> answer.getCache() == CacheState.CACHE_STATE_STALE);
      assertThat(stale.getCacheAge().getSeconds()).isPositive();
    } finally {
      first.answerByDefault(GatewayTestCase::say);
      second.answerByDefault(GatewayTestCase::say);
    }
  }

  /** A Redis that is slow for once leaves nothing that could be answered. */
  private Provenance askWithoutVendor(Api caller, StreamChatRequest.Builder request) {
    try {
      return ask(caller, request);
    } catch (StatusRuntimeException unanswered) {
      return Provenance.getDefaultInstance();
    }
  }
}
