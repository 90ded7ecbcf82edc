package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterizedProviderTest {
  private static final ChatParameters DEFAULTS = parameters(0.7, null, 2_000);

  private final LlmProvider vendor =
      new LlmProvider() {
        @Override
        public String name() {
          return "vendor";
        }

        @Override
        public List<ModelInfo> models() {
          return List.of();
        }

        @Override
        public Set<String> listModels(Cancellation cancellation) {
          return Set.of("listed");
        }

        @Override
        public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
          throw new UnsupportedOperationException();
        }
      };

  private static ChatParameters parameters(Double temperature, Double topP, Integer maxTokens) {
    return new ChatParameters(
        Optional.ofNullable(temperature),
        Optional.ofNullable(topP),
        Optional.ofNullable(maxTokens),
        List.of("stop"),
        Optional.of(4L));
  }

  private ChatParameters asked(
      boolean sampling, int most, ChatParameters model, ChatParameters request) {
    ConfiguredProvider.Model configured =
        new ConfiguredProvider.Model(
            new ModelInfo("m", false, false, 0, most), sampling, List.of(), model);
    return new ParameterizedProvider(vendor, "", List.of(configured), DEFAULTS)
        .parameters("m", request);
  }

  @Test
  void theModelsParametersGoBeforeTheDefaultsAndBehindTheRequests() {
    assertThat(
            asked(
                true,
                0,
                parameters(0.1, 0.9, null),
                new ChatParameters(
                    Optional.of(1.5),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("x"),
                    Optional.empty())))
        .isEqualTo(
            new ChatParameters(
                Optional.of(1.5),
                Optional.of(0.9),
                Optional.of(2_000),
                List.of("x"),
                Optional.of(4L)));
  }

  @Test
  void whatAModelRefusesIsLeftOut() {
    ChatParameters sent = asked(false, 0, ChatParameters.CONFIGURED, parameters(0.5, 0.5, 10));
    assertThat(sent.temperature()).isEmpty();
    assertThat(sent.topP()).isEmpty();
    assertThat(sent.maxTokens()).contains(10);
    assertThat(sent.stop()).containsExactly("stop");
  }

  @Test
  void theVendorIsAskedForItsModels() {
    assertThat(
            new ParameterizedProvider(vendor, "", List.of(), DEFAULTS)
                .listModels(new Cancellation()))
        .containsExactly("listed");
  }

  @Test
  void noModelIsAskedForMoreThanItCanWrite() {
    assertThat(asked(true, 100, ChatParameters.CONFIGURED, parameters(null, null, 500)).maxTokens())
        .contains(100);
  }
}
