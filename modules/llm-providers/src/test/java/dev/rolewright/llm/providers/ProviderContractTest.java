package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.testkit.vendor.Gate;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every provider does, whatever its vendor does: a whole answer, or a classified failure. */
abstract class ProviderContractTest extends VendorFixture {
  abstract VendorWire wire();

  /** The usage as far as the vendor counts. */
  abstract TokenUsage usage();

  private VendorScript begun() {
    return VendorScript.stream(wire().contentType()).send(wire().opening());
  }

  private String ending(String reason) {
    return wire().finish(reason) + wire().terminator(reason);
  }

  // ---- good answers

  @Test
  void passesTheWholeAnswerOnAsItComesOnTheCallersThread() {
    server.answer(wire().stream("Hel", "lo \"you\"", "\n€ 😀"));

    ProviderAnswer answer = ask();

    assertThat(heard.text()).isEqualTo("Hello \"you\"\n€ 😀");
    assertThat(answer).isEqualTo(new ProviderAnswer(FinishReason.STOP, Optional.of(usage())));
    assertThat(heard.threads()).containsOnly(Thread.currentThread());
  }

  @Test
  void holdsNothingBack() {
    Gate gate = new Gate();
    server.answer(
        begun()
            .send(wire().text("one"))
            .hold(gate)
            .send(wire().text("two"))
            .send(ending("stop"))
            .end());
    heard.onText(piece -> gate.open());

    ask();

    assertThat(heard.text()).isEqualTo("onetwo");
  }

  @Test
  void tellsOfSignsOfLifeThatAreNoText() {
    Gate gate = new Gate();
    VendorScript script = VendorScript.stream(wire().contentType());
    for (int i = 0; i < 5; i++) {
      script = script.send(i == 0 ? wire().opening() + wire().keepAlive() : wire().keepAlive());
      script = script.hold(gate);
    }
    server.answer(script.send(wire().text("late")).send(ending("stop")).end());
    heard.onAlive(gate::open);

    ask();

    assertThat(heard.text()).isEqualTo("late");
    assertThat(heard.signsOfLife()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void takesAnAnswerThatReachedItsLengthAsThat() {
    server.answer(begun().send(wire().text("cut off")).send(ending("length")).end());

    assertThat(ask().finishReason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void tellsThatAFilterEndedTheAnswer() {
    assumeTrue(wire() != VendorWire.OLLAMA, "Ollama has no content filter");
    server.answer(begun().send(wire().text("I")).send(ending("content_filter")).end());

    assertThat(ask().finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
  }

  @Test
  void takesAnAnswerWithoutUsage() {
    server.answer(
        VendorScript.stream(wire().contentType())
            .send(wire().openingWithoutUsage())
            .send(wire().text("text"))
            .send(wire().finishWithoutUsage("stop"))
            .send(wire().terminatorWithoutUsage("stop"))
            .end());

    assertThat(ask()).isEqualTo(new ProviderAnswer(FinishReason.STOP, Optional.empty()));
  }

  @Test
  void takesAnEmptyFirstDelta() {
    server.answer(begun().send(wire().text("")).send(wire().text("x")).send(ending("stop")).end());

    assertThat(ask().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(heard.text()).isEqualTo("x");
  }

  @Test
  void readsCharactersThatPacketsSplit() {
    VendorScript script = VendorScript.stream(wire().contentType());
    String all = wire().opening() + wire().text("Ä€😀日本") + ending("stop");
    for (byte each : all.getBytes(StandardCharsets.UTF_8)) {
      script = script.send(new byte[] {each});
    }
    server.answer(script.end());

    ask();

    assertThat(heard.text()).isEqualTo("Ä€😀日本");
  }

  @Test
  void readsOtherLineEndsAndComments() {
    String all = wire().opening() + wire().text("a") + wire().text("b") + ending("stop");
    String noise = wire() == VendorWire.OLLAMA ? "\n" : ": comment\nid: 7\nretry: 10\n";
    server.answer(
        VendorScript.stream(wire().contentType()).send((noise + all).replace("\n", "\r\n")).end());

    ask();

    assertThat(heard.text()).isEqualTo("ab");
  }

  @Test
  void usesAConnectionAgain() {
    for (int i = 0; i < 20; i++) {
      ask();
    }

    // The next call may begin before the last bytes of the one before are here.
    assertThat(server.requests()).hasSize(20);
    assertThat(server.acceptedConnections()).isLessThan(10);
  }

  @Test
  void returnsWhenTheAnswerIsWholeAndTheConnectionStaysOpen() {
    server.answer(begun().send(wire().text("whole")).send(ending("stop")).stall());

    ask();

    assertThat(heard.text()).isEqualTo("whole");
    server.takeRequest().awaitClientLeft();
  }

  // ---- answers that are none

  @Test
  void failsOnAnEmptyAnswer() {
    server.answer(begun().send(ending("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAnEmptyBody() {
    server.answer(VendorScript.stream(wire().contentType()).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsWithoutATerminator() {
    server.answer(begun().send(wire().text("text")).send(wire().finish("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
    assertThat(heard.text()).isEqualTo("text");
  }

  @Test
  void failsWithoutAReason() {
    assumeTrue(wire() != VendorWire.OLLAMA, "Ollama's reason is part of its terminator");
    server.answer(begun().send(wire().text("text")).send(wire().terminator("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnACut() {
    server.answer(begun().send(wire().text("text")).cut());

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
  }

  @Test
  void failsOnACutBeforeTheLengthIsReached() {
    server.answer(
        VendorScript.begin()
            .head(200, 100_000, "Content-Type: " + wire().contentType())
            .send(wire().opening() + wire().text("text"))
            .cut());

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
  }

  @Test
  void failsOnAResetInTheMiddle() {
    Gate gate = new Gate();
    server.answer(begun().send(wire().text("text")).hold(gate).reset());
    heard.onText(piece -> gate.open());

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
  }

  @Test
  void failsOnAResetBeforeAnyAnswer() {
    server.answer(VendorScript.begin().reset());

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
    assertThat(server.requests()).as("repeats nothing by itself").hasSize(1);
  }

  @Test
  void failsOnAMalformedChunk() {
    String broken = wire().text("text").replace("}", "");
    server.answer(begun().send(wire().text("a")).send(broken).send(ending("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAChunkThatIsNoObject() {
    String broken = wire() == VendorWire.OLLAMA ? "[1]\n" : "data: \"text\"\n\n";
    server.answer(begun().send(wire().text("a")).send(broken).send(ending("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAChunkOfAnotherShape() {
    String broken = wire() == VendorWire.OLLAMA ? "{\"a\":1}\n" : "data: {\"a\":1}\n\n";
    server.answer(begun().send(wire().text("a")).send(broken).send(ending("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnBytesThatAreNoText() {
    byte[] broken = wire().text("x?y").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < broken.length; i++) {
      broken[i] = broken[i] == '?' ? (byte) 0xFF : broken[i];
    }
    server.answer(begun().send(broken).send(ending("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void readsARepeatedChunkOnce() {
    assumeTrue(
        wire() == VendorWire.OPENAI || wire() == VendorWire.OLLAMA,
        "nothing in this format tells a chunk that came twice from a model that repeats itself");
    String twice = wire().text("again ");
    server.answer(
        begun().send(twice + twice).send(wire().text("again ")).send(ending("stop")).end());

    ask();

    assertThat(heard.text()).isEqualTo("again again ");
  }

  @Test
  void failsOnARepeatedBegin() {
    assumeTrue(wire() == VendorWire.ANTHROPIC, "only Anthropic's stream has a begin");
    server.answer(begun().send(wire().opening()).send(wire().text("a")).send(ending("stop")).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnTextBehindTheEnd() {
    assumeTrue(wire() != VendorWire.OLLAMA, "Ollama's end is its terminator");
    server.answer(
        begun()
            .send(wire().text("a"))
            .send(wire().finish("stop"))
            .send(wire().text("b"))
            .send(wire().terminator("stop"))
            .end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAnErrorBehindTokens() {
    server.answer(
        begun().send(wire().text("a")).send(wire().errorEvent("overloaded_error", "no")).end());

    assertThat(failure().fault())
        .isEqualTo(wire() == VendorWire.OLLAMA ? Fault.SERVER : Fault.OVERLOADED);
    assertThat(heard.text()).isEqualTo("a");
  }

  @Test
  void failsOnAnUnknownReason() {
    String reason = wire() == VendorWire.ANTHROPIC ? "\"end_turn\"" : "\"stop\"";
    String unknown = ending("stop").replace(reason, "\"load\"");
    server.answer(begun().send(wire().text("a")).send(unknown).end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  // ---- silence and cancellation

  @Test
  void endsACallThatGetsNoAnswer() {
    server.answer(VendorScript.begin().stall());
    Thread.ofVirtual()
        .start(
            () -> {
              VendorRequest request = server.takeRequest();
              assertThat(request.method()).isEqualTo("POST");
              cancellation.cancel();
            });

    assertThat(failure().fault()).isEqualTo(Fault.CANCELLED);
    server.requests().getFirst().awaitClientLeft();
  }

  @Test
  void endsACallThatStalls() {
    server.answer(begun().send(wire().text("text")).stall());
    heard.onText(piece -> Thread.ofVirtual().start(cancellation::cancel));

    assertThat(failure().fault()).isEqualTo(Fault.CANCELLED);
    server.takeRequest().awaitClientLeft();
  }

  @Test
  void endsACallFromWithinItsSink() {
    server.answer(begun().send(wire().text("text")).stall());
    heard.onText(piece -> cancellation.cancel());

    assertThat(failure().fault()).isEqualTo(Fault.CANCELLED);
    server.takeRequest().awaitClientLeft();
  }

  @Test
  void asksNothingWhenItIsCancelledBefore() {
    cancellation.cancel();

    assertThat(failure().fault()).isEqualTo(Fault.CANCELLED);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void endsTheCallWhenTheSinkFails() {
    server.answer(begun().send(wire().text("text")).stall());
    heard.onText(
        piece -> {
          throw new IllegalStateException("enough");
        });

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::ask);
    server.takeRequest().awaitClientLeft();
  }

  @Test
  void survivesACancellationBehindTheEnd() {
    for (int i = 0; i < 20; i++) {
      cancellation = new Cancellation();
      ask();
      cancellation.cancel();
    }

    assertThat(server.acceptedConnections()).as("connections stay").isLessThan(10);
  }

  @Test
  void endsWithItsThread() {
    server.answer(VendorScript.begin().stall());
    Thread caller = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              server.takeRequest();
              caller.interrupt();
            });

    assertThat(failure().fault()).isEqualTo(Fault.CANCELLED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void endsWithItsConnections() {
    server.answer(begun().send(wire().text("text")).stall());
    heard.onText(piece -> Thread.ofVirtual().start(providers::close));

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
    assertThat(failure().fault()).as("a call that comes later").isEqualTo(Fault.CONNECTION);
  }

  // ---- no vendor at all

  @Test
  void failsWhereNobodyListens() {
    URI gone = server.url();
    server.close();
    provider = providerAt(gone);

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
  }

  @Test
  void failsOnAnUnknownHost() {
    provider = providerAt(URI.create("http://no-such-vendor.invalid"));

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
  }

  @Test
  void failsWhereNoTlsIsSpoken() {
    provider = providerAt(URI.create(server.url().toString().replace("http:", "https:")));

    assertThat(failure().fault()).isEqualTo(Fault.CONNECTION);
  }

  // ---- the list of models

  @Test
  void listsModels() {
    assertThat(provider.listModels(cancellation)).containsExactlyInAnyOrder("model-a", "model-b");
    assertThat(server.takeRequest().headers().toString()).contains(KEY);
  }

  @ParameterizedTest
  @CsvSource({"401,AUTHENTICATION", "404,PERMISSION", "500,SERVER"})
  void saysWhyThereIsNoList(int status, Fault fault) {
    server.answer(VendorScript.whole(status, "application/json", "{}"));

    LlmException failure =
        catchThrowableOfType(LlmException.class, () -> provider.listModels(cancellation));

    assertThat(failure.fault()).isEqualTo(fault);
  }

  @Test
  void failsOnAListOfAnotherShape() {
    server.answer(VendorScript.whole(200, "text/html", "<html></html>"));

    LlmException failure =
        catchThrowableOfType(LlmException.class, () -> provider.listModels(cancellation));

    assertThat(failure.fault()).isEqualTo(Fault.MALFORMED);
  }
}
