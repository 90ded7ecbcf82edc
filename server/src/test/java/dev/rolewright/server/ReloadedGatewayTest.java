package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.GatewayPorts;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.llm.providers.Providers;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 500 changes of the configuration, half of them invalid, while requests go to a vendor: each has
 * the model and the temperature of one configuration, and none fails.
 */
@Timeout(300)
class ReloadedGatewayTest {
  private static final int CHANGES = 500;
  private static final int CALLERS = 4;
  private static final String[] TEMPERATURES = {"0.25", "0.75"};

  @TempDir private Path directory;
  private final ConcurrentLinkedQueue<String> mixed = new ConcurrentLinkedQueue<>();

  private void write(int change, VendorServer vendor) throws IOException {
    int variant = change / 2 % 2;
    String settings =
        """
        {
          "providers": {
            "near": {"kind": "openai_compatible", "base_url": "URL/v1", "models": {"model-N": {}}}
          },
          "routes": {"r": {"models": ["near/model-N"], "parameters": {"temperature": T}}},
          "default_route": "r",
          "direct_route": "r"
        }
        """
            .replace("URL", vendor.url().toString())
            .replace("model-N", "model-" + variant)
            .replace("T}", TEMPERATURES[variant] + "}");
    String written = change % 2 == 0 ? settings : settings.substring(0, settings.length() / 2);
    Path next = Files.writeString(directory.resolve("next"), written);
    Files.move(
        next,
        directory.resolve("config/provider_settings.json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void look(VendorRequest request) {
    boolean first = request.body().contains("model-0");
    if (!request
        .body()
        .replace(" ", "")
        .contains("\"temperature\":" + TEMPERATURES[first ? 0 : 1])) {
      mixed.add(request.body());
    }
  }

  @Test
  void noRequestFailsAndNoneIsOfTwoConfigurations() throws Exception {
    Files.createDirectories(directory.resolve("config"));
    try (VendorServer vendor = VendorServer.start();
        Providers providers = Providers.create(Time.system(), Timers.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      vendor.stopRecording();
      vendor.answerByDefault(
          request -> {
            look(request);
            return VendorWire.of(request).answer(request, "yes");
          });
      write(0, vendor);
      try (Settings settings =
          Settings.load(directory.resolve("config"), Map.of(), providers::create)) {
        StructuredAnswers answers = StructuredAnswers.create(gateway(settings));
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
          callers.add(threads.submit(() -> askUntil(over, answers)));
        }
        for (int change = 1; change <= CHANGES; change++) {
          write(change, vendor);
          assertThat(settings.reload()).as("change %d", change).isEqualTo(change % 2 == 0);
        }
        over.set(true);
        for (Future<Integer> caller : callers) {
          assertThat(caller.get()).as("answers").isPositive();
        }
      }
    }
    assertThat(mixed).isEmpty();
  }

  private static Gateway gateway(Settings settings) {
    return Gateway.create(
        () -> settings.current().gateway(),
        settings.current().breaker(),
        new GatewayPorts(
            ProbeLeases.alone(),
            RateLimits.none(),
            Spending.unlimited(),
            ResponseCache.none(),
            Records.none(),
            FeatureFlags.none(),
            Alerts.none(),
            Time.system(),
            Timers.system()),
        () -> 0);
  }

  private static int askUntil(AtomicBoolean over, StructuredAnswers answers) {
    int asked = 0;
    while (!over.get() || asked == 0) {
      ChatAnswer answer = answers.stream(context(), request(), event -> {});
      assertThat(answer.text()).isEqualTo("yes");
      assertThat(answer.completed().attempts()).isOne();
      asked++;
    }
    return asked;
  }

  private static ChatRequest request() {
    return new ChatRequest(
        "r",
        List.of(new ChatMessage(ChatRole.USER, "Well?")),
        ChatParameters.CONFIGURED,
        new AnswerFormat.Text(),
        "",
        Purpose.CHAT);
  }

  private static RequestContext context() {
    long now = Time.system().nanoTime();
    return new RequestContext(
        "tenant",
        "key",
        "free",
        "id",
        now,
        now + Duration.ofMinutes(1).toNanos(),
        Time.system(),
        new Cancellation());
  }
}
