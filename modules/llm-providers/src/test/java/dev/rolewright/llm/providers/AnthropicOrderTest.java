package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.providers.StreamEvent.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of Anthropic's events, in which a loss shows. */
final class AnthropicOrderTest {
  private static final Map<Character, String> EVENTS =
      Map.of(
          'm', "{'type':'message_start','message':{}}",
          'b', "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}",
          'c',
              "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':'c'}}",
          't', "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'t'}}",
          'n', "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta'}}",
          'e', "{'type':'content_block_stop','index':0}",
          'f', "{'type':'content_block_stop','index':1}",
          'r', "{'type':'message_delta','delta':{'stop_reason':'end_turn'}}",
          's', "{'type':'message_stop'}",
          'p', "{'type':'ping'}");

  @ParameterizedTest
  @ValueSource(strings = {"mbters", "pmpbptpeprps", "mbtecfrs", "mbctefrs", "mcfbters", "mbtters"})
  void takesWhatIsInOrder(String order) {
    assertThat(catchThrowable(() -> read(order))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bters", // no begin
        "mmbters", // two begins
        "mters", // text in no block
        "mbtetrs", // text in a block that is over
        "mbbters", // a block twice
        "mbtebters", // a block again
        "mbteers", // an end twice
        "mbtfers", // the end of another
        "mbtrs", // a block without end
        "mbtes", // no reason
        "mbterbs", // a block behind the reason
        "mbners", // a piece without text
        "r", // a reason of nothing
        "s", // an end of nothing
        "mbter", // no end
      })
  void refusesWhatIsNot(String order) {
    assertThat(catchThrowable(() -> read(order)))
        .isInstanceOfSatisfying(
            LlmException.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
  }

  private static void read(String order) {
    AnthropicAnswer answer = new AnthropicAnswer(new HeardAnswer());
    for (char each : order.toCharArray()) {
      byte[] data = EVENTS.get(each).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      if (answer.accept(new StreamEvent("", new Slice(data, 0, data.length)))) {
        answer.answer();
        return;
      }
    }
    throw Json.malformed("no end");
  }
}
