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

/**
 * What every provider does, whatever its vendor does: a whole answer, or a classified failure. The
 * classes above hold parts of it.
 */
abstract class ProviderContractTest extends BrokenAnswerContract {
  /** The usage as far as the vendor counts. */
  abstract TokenUsage usage();

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

    // A call may begin before the last bytes of the one before are here.
    assertThat(server.requests()).hasSize(20);
    assertThat(server.acceptedConnections()).isLessThan(20);
  }

  @Test
  void returnsWhenTheAnswerIsWholeAndTheConnectionStaysOpen() {
    server.answer(begun().send(wire().text("whole")).send(ending("stop")).stall());

    ask();

    assertThat(heard.text()).isEqualTo("whole");
    server.takeRequest().awaitClientLeft();
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

    assertThat(server.acceptedConnections()).as("connections stay").isLessThan(20);
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
