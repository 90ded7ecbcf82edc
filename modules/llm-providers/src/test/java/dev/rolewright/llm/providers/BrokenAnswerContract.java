package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rolewright.llm.Fault;
import dev.rolewright.testkit.vendor.Gate;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every provider makes of streams that break off, are broken or come twice. */
abstract class BrokenAnswerContract extends StatusContract {
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
}
