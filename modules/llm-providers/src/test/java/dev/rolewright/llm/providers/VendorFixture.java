package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.testkit.vendor.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A provider of one kind, pointed at a vendor that the test scripts. */
@Timeout(60)
abstract class VendorFixture {
  static final String KEY = "sk-very-secret-key";
  static final String QUESTION = "What is the airspeed of a swallow?";

  final Providers providers = Providers.create(Time.system(), Timers.system());
  VendorServer server;
  LlmProvider provider;
  Cancellation cancellation = new Cancellation();
  HeardAnswer heard = new HeardAnswer();

  abstract VendorKind kind();

  @BeforeEach
  void start() {
    server = VendorServer.start();
    provider = providerAt(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
    providers.close();
  }

  LlmProvider providerAt(URI root) {
    return providerAt(root, "");
  }

  LlmProvider providerAt(URI root, String apiVersion) {
    String path =
        switch (kind()) {
          case OPENAI, ANTHROPIC, OPENAI_COMPATIBLE -> "/v1";
          case AZURE_OPENAI, OLLAMA -> "";
        };
    return providers.create(
        new ProviderSettings(
            "vendor",
            kind(),
            URI.create(root + path),
            KEY,
            apiVersion,
            Map.of("model-b", "deployment-b"),
            Duration.ofSeconds(5),
            List.of(
                new ModelInfo("model-a", true, false, 8000, 500),
                new ModelInfo("model-b", false, false, 0, 0))));
  }

  ProviderAnswer ask() {
    return provider.stream(call(), heard);
  }

  ProviderCall call() {
    return call(ChatParameters.CONFIGURED, new AnswerFormat.Text());
  }

  ProviderCall call(ChatParameters parameters, AnswerFormat format) {
    return call(
        "model-a",
        parameters,
        format,
        new ChatMessage(ChatRole.SYSTEM, "Be brief."),
        new ChatMessage(ChatRole.USER, QUESTION));
  }

  ProviderCall call(
      String model, ChatParameters parameters, AnswerFormat format, ChatMessage... messages) {
    return new ProviderCall(
        model, List.of(messages), parameters, format, "user-hash", cancellation);
  }

  LlmException failure() {
    return catchThrowableOfType(LlmException.class, this::ask);
  }
}
