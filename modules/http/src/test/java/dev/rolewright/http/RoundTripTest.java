package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever text the gateway sends in whatever pieces, the caller puts the same text together. */
final class RoundTripTest extends EdgeTestCase {
  @BeforeProperty
  void start() {
    startEdge();
  }

  @AfterProperty
  void stop() {
    stopEdge();
  }

  @Property(tries = 100)
  void callersReadWhatTheGatewaySends(@ForAll("deltas") List<String> deltas) {
    gateway.script = FakeGateway.answering(deltas.toArray(String[]::new));
    String expected = String.join("", deltas);

    HttpResponse<String> streamed = post(STREAM);
    List<String> events = events(streamed.body());
    assertThat(events).last().isEqualTo("[DONE]");
    assertThat(text(events)).isEqualTo(expected);

    HttpResponse<String> whole = post(MINIMAL);
    assertThat(json(whole.body()).at("/choices/0/message/content").asText()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<String>> deltas() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                3, Arbitraries.strings().withCharRange((char) 0, (char) 0x7f).ofMaxLength(20)),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.of("😀", "👩‍👩‍👧", "\"", "\\", "\n\n", "data: x", "[DONE]")),
            net.jqwik.api.Tuple.of(
                2,
                Arbitraries.integers()
                    .between(1, Character.MAX_CODE_POINT)
                    .filter(point -> point < 0xd800 || point > 0xdfff)
                    .map(Character::toString)))
        .filter(text -> !text.isEmpty())
        .list()
        .ofMaxSize(40);
  }
}
