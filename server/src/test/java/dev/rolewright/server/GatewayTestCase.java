package dev.rolewright.server;

import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.Run;
import dev.rolewright.proto.v1.RunStatus;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;

/** The gateway from a caller to vendors and back, over real connections. */
@Timeout(120)
abstract class GatewayTestCase {
  private static final String FILE = "provider_settings.json";
  private static final String PRICES_FILE = "prices.json";
  private static final String RATES_FILE = "rate_limits.json";
  private static final String PLANS_FILE = "plans.json";
  private static final String TESTS_FILE = "ab_test_config.json";
  private static final String FLAGS_FILE = "flags.json";
  private static final String ASSISTANTS = "assistants";
  private static final List<String> WRITTEN_BY_SOME =
      List.of(RATES_FILE, PLANS_FILE, TESTS_FILE, FLAGS_FILE);
  private static final AtomicInteger MARKERS = new AtomicInteger();
  private static final String BUDGETS_FILE = "budgets.json";
  private static final String SETTINGS =
      """
      {
        "providers": {
          "first": {"kind": "openai_compatible", "base_url": "FIRST/v1",
            "api_key": {"env": "FIRST_KEY"},
            "models": {"m": {"max_output_tokens": 500, "json_schema": true, "aliases": ["nick"]}}},
          "second": {"kind": "anthropic", "base_url": "SECOND/v1", "region": "local",
            "api_key": {"env": "SECOND_KEY"}, "models": {"n": {"json_schema": true}}},
          "third": {"kind": "openai_compatible", "base_url": "FIRST/v1",
            "api_key": {"env": "THIRD_KEY"}, "models": {"o": {"aliases": ["missing"]}}}
        },
        "retries": {"max_retries": 0},
        "cache": {"enabled": false},
        "breaker": {"consecutive_failures": 3, "probe_interval_seconds": 1},
        "routes": {
          "default": {"models": ["first/m", "second/n"]},
          "whole": {"models": ["first/m", "second/n"], "buffer_until_complete": true}
        },
        "default_route": "default",
        "direct_route": "default"
      }
      """;

  /** The model of the vendor "second" has none. */
  private static final String PRICES =
      """
      {
        "vendors": {
          "openai_compatible": {
            "m": [{"from": "2026-01-01", "usd_per_million_tokens":
              {"input": 2, "cached_input": 0.5, "output": 8}}],
            "o": [{"from": "2026-01-01", "free": true}]
          }
        }
      }
      """;

  /** What each tenant and key may spend is up to the tests; one that names none has no limit. */
  private static final String BUDGETS =
      """
      {"deployment": {"usd_per_month": 5000}, "when_spent": "local"}
      """;

  private static final Parts PARTS = Parts.start();

  static final VendorServer first = PARTS.first();
  static final VendorServer second = PARTS.second();
  static final TestServer server = PARTS.server();

  /** What all these tests share; it is stopped with the last of them. */
  private record Parts(Path config, VendorServer first, VendorServer second, TestServer server) {
    static Parts start() {
      VendorServer first = VendorServer.start();
      VendorServer second = VendorServer.start();
      List.of(first, second).forEach(vendor -> vendor.answerByDefault(GatewayTestCase::say));
      try {
        Path config = Files.createTempDirectory("rolewright-gateway").toRealPath();
        Files.writeString(config.resolve(FILE), filled(first, second));
        // A folder that was there has to stay.
        Files.createDirectory(config.resolve(ASSISTANTS));
        Files.writeString(config.resolve(PRICES_FILE), PRICES);
        Files.writeString(config.resolve(BUDGETS_FILE), BUDGETS);
        TestServer server =
            TestServer.start(
                Map.of(
                    "ROLEWRIGHT_CONFIG_DIR", config.toString(),
                    "FIRST_KEY", "first-secret",
                    "SECOND_KEY", "second-secret",
                    "ROLEWRIGHT_ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        Parts parts = new Parts(config, first, second, server);
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stop));
        return parts;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private void stop() {
      server.close();
      first.close();
      second.close();
      try {
        Files.delete(config.resolve(FILE));
        Files.delete(config.resolve(PRICES_FILE));
        for (String file : WRITTEN_BY_SOME) {
          Files.deleteIfExists(config.resolve(file));
        }
        Files.delete(config.resolve(BUDGETS_FILE));
        Files.delete(config.resolve(ASSISTANTS));
        Files.delete(config);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  static VendorScript say(VendorRequest request) {
    VendorWire wire = VendorWire.of(request);
    return request.method().equals("GET")
        ? VendorScript.whole(200, "application/json", wire.modelList("m", "n"))
        : wire.answer(request, "Hel", "lo");
  }

  private static String filled(VendorServer first, VendorServer second) {
    return SETTINGS.replace("FIRST/", first.url() + "/").replace("SECOND/", second.url() + "/");
  }

  static String settings() {
    return filled(first, second);
  }

  static void writeSettings(String settings) throws IOException {
    Files.writeString(PARTS.config().resolve(FILE), settings);
  }

  static void writeRates(String rates) throws IOException {
    Files.writeString(PARTS.config().resolve(RATES_FILE), rates);
  }

  static void writePlans(String plans) throws IOException {
    Files.writeString(PARTS.config().resolve(PLANS_FILE), plans);
  }

  static void writeTests(String tests) throws IOException {
    Files.writeString(PARTS.config().resolve(TESTS_FILE), tests);
  }

  static void writeFlags(String flags) throws IOException {
    Files.writeString(PARTS.config().resolve(FLAGS_FILE), flags);
  }

  static void writeAssistant(String id, String assistant) throws IOException {
    Files.writeString(PARTS.config().resolve(ASSISTANTS).resolve(id + ".json"), assistant);
  }

  static void deleteAssistant(String id) throws IOException {
    Files.deleteIfExists(PARTS.config().resolve(ASSISTANTS).resolve(id + ".json"));
  }

  /** Waits until all files as they are now hold, by a price that tells it. */
  static void awaitSettings() throws IOException {
    int marker = MARKERS.incrementAndGet();
    writePrices(
        PRICES.replace(
            "\"free\": true",
            "\"usd_per_million_tokens\": {\"input\": " + marker + ", \"output\": 1}"));
    awaitPrice(marker);
    writePrices(PRICES);
  }

  /** Waits until the price of the third vendor's model holds, in USD for a million tokens. */
  static void awaitPrice(int usd) {
    Eventually.eventually(
        () ->
            server
                .operator()
                .gateway()
                .listProviders(ListProvidersRequest.getDefaultInstance())
                .getProviders(3)
                .getModels(0)
                .getInputPricePicos(),
        price -> price == usd * 1_000_000L);
  }

  static void writePrices(String prices) throws IOException {
    Files.writeString(PARTS.config().resolve(PRICES_FILE), prices);
  }

  static void writeBudgets(String budgets) throws IOException {
    Files.writeString(PARTS.config().resolve(BUDGETS_FILE), budgets);
  }

  static String budgets() {
    return BUDGETS;
  }

  static String prices() {
    return PRICES;
  }

  static ChatMessage message(ChatRole role, String text) {
    return ChatMessage.newBuilder().setRole(role).setContent(text).build();
  }

  static StreamChatRequest.Builder chat(String text) {
    return StreamChatRequest.newBuilder()
        .setRoute("default")
        .addMessages(message(ChatRole.CHAT_ROLE_USER, text));
  }

  static List<ChatEvent> ask(Api api, StreamChatRequest request) {
    List<ChatEvent> events = new ArrayList<>();
    api.gateway()
        .streamChat(request)
        .forEachRemaining((StreamChatResponse response) -> events.add(response.getEvent()));
    return events;
  }

  static List<ChatEvent> ask(StreamChatRequest.Builder request) {
    return ask(server.operator(), request.build());
  }

  static String text(List<ChatEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ChatEvent event : events) {
      if (event.hasReset()) {
        text.setLength(0);
      }
      text.append(event.getTextDelta().getText());
    }
    return text.toString();
  }

  static List<Run> runsOf(String correlationId, int count) {
    return Eventually.eventually(
        () ->
            server
                .operator()
                .gateway()
                .listRuns(ListRunsRequest.newBuilder().setCorrelationId(correlationId).build())
                .getRunsList(),
        runs ->
            runs.size() == count
                && runs.stream().noneMatch(run -> run.getStatus() == RunStatus.RUN_STATUS_STARTED));
  }
}
