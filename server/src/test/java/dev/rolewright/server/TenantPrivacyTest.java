package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.EstimateCostRequest;
import dev.rolewright.proto.v1.GetTenantPrivacyRequest;
import dev.rolewright.proto.v1.InlineAssistant;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.ReplayRunRequest;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunStatus;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tenant's privacy switches keep from vendors, whatever the tenant's callers ask. */
@Timeout(120)
class TenantPrivacyTest {
  private static final PrivacyOptions LOCAL_ONLY =
      PrivacyOptions.newBuilder().setLocalOnly(true).build();
  private static final String SETTINGS =
      """
      {
        "providers": {
          "far": {"kind": "openai_compatible", "base_url": "URL/v1", "region": "eu",
            "models": {"m": {"json_schema": true, "aliases": ["nick"]}}}
        },
        "retries": {"max_retries": 0},
        "breaker": {"consecutive_failures": 1000, "failure_rate": 1.0, "minimum_calls": 1000},
        "routes": {"default": {"models": ["far/m"]}},
        "default_route": "default",
        "direct_route": "default"
      }
      """;

  @TempDir static Path config;
  private static VendorServer vendor;
  private static TestServer server;

  private final String marker = "marker" + UUID.randomUUID().toString().replace("-", "");
  private final Api admin = server.newTenantAdmin();
  private final Caller caller = new Caller(admin.newClient(), marker);

  @BeforeAll
  static void start() throws Exception {
    vendor = VendorServer.start();
    vendor.answerByDefault(request -> VendorWire.of(request).answer(request, "{}"));
    Files.writeString(
        config.resolve("provider_settings.json"), SETTINGS.replace("URL", vendor.url().toString()));
    server = TestServer.start(environment());
  }

  private static Map<String, String> environment() {
    return Map.of(
        "ROLEWRIGHT_CONFIG_DIR",
        config.toString(),
        "ROLEWRIGHT_ENCRYPTION_KEY",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  }

  @AfterAll
  static void stop() {
    server.close();
    vendor.close();
  }

  /** A caller whose every text holds a marker. */
  private record Caller(Api api, String marker) {
    StreamChatRequest.Builder chat() {
      return StreamChatRequest.newBuilder()
          .setRoute("default")
          .addMessages(
              ChatMessage.newBuilder().setRole(ChatRole.CHAT_ROLE_USER).setContent("Hi " + marker));
    }

    Provenance ask(StreamChatRequest.Builder request) {
      return completed(request).getProvenance();
    }

    ChatCompleted completed(StreamChatRequest.Builder request) {
      StreamChatResponse last = StreamChatResponse.getDefaultInstance();
      for (var events = api.gateway().streamChat(request.build()); events.hasNext(); ) {
        last = events.next();
      }
      assertThat(last.getEvent().hasCompleted()).isTrue();
      return last.getEvent().getCompleted();
    }

    Provenance assistant(RunAssistantRequest.Builder request) {
      Provenance provenance = Provenance.getDefaultInstance();
      for (var events = api.gateway().runAssistant(request.build()); events.hasNext(); ) {
        provenance = events.next().getEvent().getCompleted().getProvenance();
      }
      return provenance;
    }

    HttpResponse<String> http(String key) {
      String body =
          "{\"model\": \"default\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi %s\"}]}"
              .formatted(marker);
      try (HttpClient client = HttpClient.newHttpClient()) {
        return client.send(
            HttpRequest.newBuilder(URI.create(server.httpUrl() + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** Every way to a vendor. */
  private enum Way {
    CHAT_BY_ROUTE {
      @Override
      Provenance go(Caller caller, String run) {
        return caller.ask(caller.chat());
      }
    },
    CHAT_BY_MODEL {
      @Override
      Provenance go(Caller caller, String run) {
        return caller.ask(caller.chat().setModel("far/m"));
      }
    },
    CHAT_BY_ALIAS {
      @Override
      Provenance go(Caller caller, String run) {
        return caller.ask(caller.chat().setModel("nick"));
      }
    },
    INLINE_ASSISTANT {
      @Override
      Provenance go(Caller caller, String run) {
        return caller.assistant(
            RunAssistantRequest.newBuilder()
                .setInline(InlineAssistant.newBuilder().setInstructions("Greet."))
                .setPrompt(caller.marker()));
      }
    },
    REPLAY {
      @Override
      Provenance go(Caller caller, String run) {
        return caller
            .api()
            .gateway()
            .replayRun(ReplayRunRequest.newBuilder().setRunId(run).build())
            .getProvenance();
      }
    },
    SHIPPED_ASSISTANT(true) {
      @Override
      Provenance go(Caller caller, String run) {
        return caller.assistant(
            RunAssistantRequest.newBuilder()
                .setAssistantId("cv-skills-analyst")
                .setPrompt(Samples.plainCv() + "\n" + caller.marker()));
      }
    },
    PARSE_JOB(true) {
      @Override
      Provenance go(Caller caller, String run) {
        return caller
            .api()
            .jobs()
            .parseJob(
                ParseJobRequest.newBuilder()
                    .setText(Samples.SHORT_AD + "\n" + caller.marker())
                    .build())
            .getProvenance();
      }
    },
    MATCH_ARTIFACTS(true) {
      @Override
      Provenance go(Caller caller, String run) {
        return caller
            .api()
            .skills()
            .matchArtifacts(
                MatchArtifactsRequest.newBuilder()
                    .setJob(Samples.requirements())
                    .setProfile(Samples.inlineProfile())
                    .build())
            .getProvenance();
      }
    };

    private final boolean hasLocalAnswer;

    Way() {
      this(false);
    }

    Way(boolean hasLocalAnswer) {
      this.hasLocalAnswer = hasLocalAnswer;
    }

    abstract Provenance go(Caller caller, String run);
  }

  private static PrivacyOptions put(Api admin, PrivacyOptions wanted) {
    return admin
        .admin()
        .putTenantPrivacy(PutTenantPrivacyRequest.newBuilder().setPrivacy(wanted).build())
        .getPrivacy();
  }

  private static long questions() {
    return vendor.requests().stream().map(VendorRequest::method).filter("POST"::equals).count();
  }

  @ParameterizedTest
  @EnumSource
  void noWayLeadsToAForbiddenVendor(Way way) {
    String run = caller.completed(caller.chat().setTemperature(0.1)).getRunId();
    awaitRecorded(run);
    long before = questions();
    Provenance open = way.go(caller, run);
    assertThat(open.getProvider()).isNotEmpty();
    assertThat(questions()).as("the way leads there at all").isGreaterThan(before);

    put(admin, LOCAL_ONLY);
    long then = questions();
    if (way.hasLocalAnswer) {
      assertThat(way.go(caller, run).getProvider()).isEqualTo("local");
    } else {
      Failure failure = Failure.of(ErrorCode.PRECONDITION, () -> way.go(caller, run));
      assertThat(failure.message())
          .contains("privacy switches of the tenant", "the privacy switch local_only")
          .contains("An admin of the tenant sees its switches with `rolewright privacy show`");
    }
    assertThat(questions()).isEqualTo(then);
  }

  private void awaitRecorded(String runId) {
    Eventually.eventually(
        () -> caller.api().gateway().listRuns(ListRunsRequest.getDefaultInstance()).getRunsList(),
        runs ->
            runs.stream()
                .anyMatch(
                    run ->
                        run.getId().equals(runId)
                            && run.getStatus() != RunStatus.RUN_STATUS_STARTED));
  }

  @Test
  void norDoesTheWayOverHttp() {
    String key = server.operatorKey();
    Api operator = server.operator();
    try {
      long before = questions();
      assertThat(caller.http(key).statusCode()).isEqualTo(200);
      assertThat(questions()).isGreaterThan(before);
      put(operator, LOCAL_ONLY);
      long then = questions();
      HttpResponse<String> refused = caller.http(key);
      assertThat(refused.statusCode()).isBetween(400, 499);
      assertThat(refused.body()).contains("privacy switches", "PutTenantPrivacy over gRPC");
      assertThat(questions()).isEqualTo(then);
    } finally {
      put(operator, PrivacyOptions.getDefaultInstance());
    }
  }

  @Test
  void whatMayNotBeAskedHasNoPriceAndIsNotListedAsOn() {
    EstimateCostRequest request =
        EstimateCostRequest.newBuilder().setRoute("default").setInputTokens(10).build();
    assertThat(caller.api().gateway().estimateCost(request).getEstimatesCount()).isOne();
    put(admin, LOCAL_ONLY);
    Failure.of(ErrorCode.PRECONDITION, () -> caller.api().gateway().estimateCost(request));
  }

  @Test
  void aRequestCanOnlyTighten() {
    put(admin, PrivacyOptions.newBuilder().addAllowedRegions("eu").build());
    PrivacyOptions abroad = PrivacyOptions.newBuilder().addAllowedRegions("us").build();
    PrivacyOptions same = PrivacyOptions.newBuilder().addAllowedVendors("far").build();
    long before = questions();
    Failure.of(ErrorCode.PRECONDITION, () -> caller.ask(caller.chat().setPrivacy(abroad)));
    assertThat(questions()).isEqualTo(before);
    caller.ask(caller.chat().setPrivacy(same));
    assertThat(questions()).isGreaterThan(before);
    put(admin, PrivacyOptions.newBuilder().addAllowedRegions("local").build());
    long then = questions();
    Failure.of(ErrorCode.PRECONDITION, () -> caller.ask(caller.chat().setPrivacy(same)));
    assertThat(questions()).isEqualTo(then);
  }

  @Test
  void theSwitchesAreSetReadAndChecked() {
    GetTenantPrivacyRequest own = GetTenantPrivacyRequest.getDefaultInstance();
    assertThat(admin.admin().getTenantPrivacy(own).hasUpdateTime()).isFalse();
    PrivacyOptions all =
        PrivacyOptions.newBuilder()
            .setLocalOnly(true)
            .setZeroRetention(true)
            .addAllowedVendors("far")
            .addAllowedRegions("eu")
            .addAllowedRegions("local")
            .build();
    assertThat(put(admin, all)).isEqualTo(all);
    assertThat(admin.admin().getTenantPrivacy(own).getPrivacy()).isEqualTo(all);
    assertThat(admin.admin().getTenantPrivacy(own).hasUpdateTime()).isTrue();
    Failure wrong =
        Failure.ofField(
            "privacy.allowed_vendors[0]",
            () -> put(admin, PrivacyOptions.newBuilder().addAllowedVendors("fra").build()));
    assertThat(wrong.message()).contains("did you mean \"far\"?");
    Failure.ofField(
        "privacy",
        () -> admin.admin().putTenantPrivacy(PutTenantPrivacyRequest.getDefaultInstance()));
    Failure.of(ErrorCode.PERMISSION, () -> put(caller.api(), all));
    Failure.of(ErrorCode.PERMISSION, () -> caller.api().admin().getTenantPrivacy(own));
    assertThat(admin.admin().getTenantPrivacy(own).getPrivacy()).isEqualTo(all);
  }

  @Test
  void aReplicaAndAServerThatStartsLaterHaveThemToo() throws Exception {
    Api shared = TestServer.shared().newTenantAdmin();
    put(shared, LOCAL_ONLY);
    try (TestServer replica =
        TestServer.startReplica(TestServer.shared().databasePort(), environment())) {
      Caller there = new Caller(shared.newClient().over(replica.channel()), marker);
      Failure.of(ErrorCode.PRECONDITION, () -> there.ask(there.chat()));
      put(shared, PrivacyOptions.getDefaultInstance());
      Eventually.eventually(() -> isAnswered(there), answered -> answered);
      put(shared, LOCAL_ONLY);
      Eventually.eventually(() -> isAnswered(there), answered -> !answered);
      assertThat(isAnswered(there)).isFalse();
    }
  }

  /** Tells whether a question is answered that nobody asked before. */
  private static boolean isAnswered(Caller caller) {
    try {
      return !caller.ask(caller.chat()).getProvider().isEmpty();
    } catch (StatusRuntimeException refused) {
      Failure.of(refused).assertReason(ErrorCode.PRECONDITION);
      return false;
    }
  }
}
