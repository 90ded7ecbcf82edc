package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which models of a route a request can't or may not be answered by. */
class CandidatesTest {
  private static final ModelName SMALL = new ModelName("one", "small");
  private static final ModelName LARGE = new ModelName("two", "large");

  private final GatewayConfig config =
      new GatewayConfig(
          Map.of(
              "one", new Silent("one", new ModelInfo("small", true, false, 1_000, 100)),
              "two", new Silent("two", new ModelInfo("large", true, true, 0, 0))),
          Map.of(),
          Map.of(),
          Optional.empty(),
          RetryPolicy.DEFAULT);

  private record Silent(String name, ModelInfo model) implements LlmProvider {
    @Override
    public List<ModelInfo> models() {
      return List.of(model);
    }

    @Override
    public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
      throw new AssertionError("nobody is to be asked");
    }

    @Override
    public Set<String> listModels(Cancellation cancellation) {
      throw new AssertionError("nobody is to be asked");
    }
  }

  private static Route route(ModelName... models) {
    return new Route(
        "r", Arrays.asList(models), ChatParameters.CONFIGURED, TimeLimits.DEFAULT, 1_000);
  }

  private static ChatRequest request(ChatRole last, Optional<Integer> maxTokens) {
    return new ChatRequest(
        "r",
        List.of(new ChatMessage(last, "text")),
        new ChatParameters(
            Optional.empty(), Optional.empty(), maxTokens, List.of(), Optional.empty()),
        new AnswerFormat.Text(),
        "",
        Purpose.CHAT);
  }

  private static ChatRequest allowing(String... providers) {
    ChatRequest any = request(ChatRole.USER, Optional.empty());
    return new ChatRequest(
        any.target(),
        any.messages(),
        any.parameters(),
        any.suggested(),
        any.format(),
        any.user(),
        any.purpose(),
        Optional.of(Set.of(providers)));
  }

  private List<ModelName> candidates(Route route, ChatRequest request) {
    return Candidates.of(config, route, request).models();
  }

  private void assertRefused(Route route, ChatRequest request, ErrorCode code, String word) {
    assertThatThrownBy(() -> Candidates.of(config, route, request))
        .isInstanceOfSatisfying(
            RolewrightException.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining(word);
  }

  @Test
  void aModelWhoseProviderIsNotSetUpIsLeftOut() {
    ChatRequest request = request(ChatRole.USER, Optional.empty());
    assertThat(candidates(route(new ModelName("none", "m"), SMALL, LARGE), request))
        .containsExactly(SMALL, LARGE);
    assertRefused(route(new ModelName("none", "m")), request, ErrorCode.NOT_SET_UP, "route");
  }

  @Test
  void aProviderThatPrivacyForbidsIsNeverAsked() {
    assertThat(candidates(route(SMALL, LARGE), allowing("two"))).containsExactly(LARGE);
    assertRefused(route(SMALL), allowing("two"), ErrorCode.PRECONDITION, "privacy");
    assertRefused(route(SMALL, LARGE), allowing(), ErrorCode.PRECONDITION, "privacy");
  }

  @Test
  void aBegunAnswerGoesToModelsThatCanGoOnWithIt() {
    ChatRequest begun = request(ChatRole.ASSISTANT, Optional.empty());
    assertThat(candidates(route(SMALL, LARGE), begun)).containsExactly(LARGE);
    assertRefused(route(SMALL), begun, ErrorCode.INVALID_FIELD, "messages");
  }

  @Test
  void moreTokensThanTheModelWritesAreRefusedAndABackupWritesWhatItCan() {
    assertThat(candidates(route(SMALL), request(ChatRole.USER, Optional.of(100))))
        .containsExactly(SMALL);
    assertRefused(
        route(SMALL),
        request(ChatRole.USER, Optional.of(101)),
        ErrorCode.INVALID_FIELD,
        "100 tokens");
    ChatRequest lengthy = request(ChatRole.USER, Optional.of(101));
    assertThat(candidates(route(LARGE, SMALL), lengthy)).containsExactly(LARGE, SMALL);
    assertThat(lengthy.parameters().atMost(100).maxTokens()).contains(100);
    assertThat(lengthy.parameters().atMost(0).maxTokens()).contains(101);
  }
}
