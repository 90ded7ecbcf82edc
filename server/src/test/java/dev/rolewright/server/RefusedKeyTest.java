package dev.rolewright.server;

import static dev.rolewright.server.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rolewright.proto.v1.Alert;
import dev.rolewright.proto.v1.AlertSeverity;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A wrong key of the deployment is an alert that names what to mend. */
@Timeout(120)
class RefusedKeyTest {
  private static final String SETTINGS =
      """
      {
        "providers": {
          "near": {"kind": "openai_compatible", "base_url": "URL/v1",
            "api_key": {"file": "FILE"}, "models": {"m": {}}},
          "far": {"kind": "openai_compatible", "base_url": "URL/v1",
            "api_key": {"env": "FAR_KEY"}, "models": {"m": {}}}
        },
        "retries": {"max_retries": 0},
        "breaker": {"consecutive_failures": 1000, "failure_rate": 1.0, "minimum_calls": 1000},
        "routes": {"near": {"models": ["near/m"]}, "far": {"models": ["far/m"]}},
        "default_route": "near",
        "direct_route": "near"
      }
      """;

  @TempDir static Path config;
  private static VendorServer vendor;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    vendor = VendorServer.start();
    vendor.answerByDefault(RefusedKeyTest::answer);
    Files.writeString(config.resolve("near.key"), "wrong-near");
    Files.writeString(
        config.resolve("provider_settings.json"),
        SETTINGS
            .replace("URL", vendor.url().toString())
            .replace("FILE", config.resolve("near.key").toString()));
    server =
        TestServer.start(
            Map.of("ROLEWRIGHT_CONFIG_DIR", config.toString(), "FAR_KEY", "list-only"));
  }

  @AfterAll
  static void stop() {
    server.close();
    vendor.close();
  }

  /** Every key may list, as at vendors whose list is public, but for one. */
  private static VendorScript answer(VendorRequest request) {
    String key = request.header("Authorization").orElse("");
    boolean isList = request.method().equals("GET");
    if (key.endsWith("good") || (isList && key.endsWith("list-only"))) {
      return isList
          ? VendorScript.whole(200, "application/json", VendorWire.OPENAI.modelList("m"))
          : VendorWire.OPENAI.answer(request, "yes");
    }
    return VendorScript.whole(
        401, "application/json", VendorWire.OPENAI.error("invalid_api_key", "no"));
  }

  private static void ask(String route) {
    server
        .operator()
        .gateway()
        .streamChat(
            StreamChatRequest.newBuilder()
                .setRoute(route)
                .addMessages(
                    ChatMessage.newBuilder().setRole(ChatRole.CHAT_ROLE_USER).setContent("Well?"))
                .build())
        .forEachRemaining(event -> {});
  }

  private static List<Alert> alerts(String provider) {
    return server
        .operator()
        .gateway()
        .listAlerts(ListAlertsRequest.newBuilder().setKind("provider_key_refused").build())
        .getAlertsList()
        .stream()
        .filter(alert -> alert.getSubject().equals(provider))
        .toList();
  }

  @Test
  void aWrongKeyInAFileIsAnAlertFromTheStartUntilTheFileIsMended() throws IOException {
    Alert alert = eventually(() -> alerts("near"), all -> !all.isEmpty()).getFirst();
    assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.ALERT_SEVERITY_CRITICAL);
    assertThat(alert.getMessage())
        .contains("near refuses the key in the file " + config.resolve("near.key"))
        .doesNotContain("wrong");
    assertThat(alert.hasResolveTime()).isFalse();
    assertThat(catchThrowable(() -> ask("near"))).isNotNull();
    assertThat(alerts("near")).as("it is known already").hasSize(1);

    Files.writeString(config.resolve("near.key"), "good");
    List<Alert> after =
        eventually(() -> alerts("near"), all -> all.stream().allMatch(Alert::hasResolveTime));
    assertThat(after).hasSize(1);
    ask("near");
  }

  @Test
  void callsThatAreRefusedRaiseOneAlertHoweverManyTheyAre() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 8; caller++) {
        threads.submit(() -> ask("far"));
      }
    }
    Alert alert =
        eventually(() -> alerts("far"), all -> all.stream().anyMatch(one -> !one.hasResolveTime()))
            .getFirst();
    assertThat(alert.getMessage()).contains("far refuses the key in the variable FAR_KEY");
    assertThat(alerts("far").stream().filter(one -> !one.hasResolveTime())).hasSize(1);
    assertThat(
            server
                .newTenantAdmin()
                .gateway()
                .listAlerts(ListAlertsRequest.getDefaultInstance())
                .getAlertsList())
        .as("it is the deployment's")
        .isEmpty();
  }
}
