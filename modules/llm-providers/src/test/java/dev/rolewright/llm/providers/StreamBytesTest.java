package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.testkit.vendor.VendorWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the bytes of a stream are cut into packets never matters; where they end always does. */
final class StreamBytesTest {
  private static final String[] PIECES = {"Grüße, ", "\"日本\"", "\n", "😀 data: [DONE]\r\n", "end"};

  @Property(tries = 400)
  void anyPacketsMakeTheSameAnswer(
      @ForAll VendorWire wire,
      @ForAll("lineEnds") String lineEnd,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 90) Integer> sizes)
      throws IOException, InterruptedException {
    byte[] stream = stream(wire, lineEnd);
    HeardAnswer heard = new HeardAnswer();

    ProviderAnswer answer = read(wire, packets(stream, stream.length, sizes), heard);

    assertThat(heard.text()).isEqualTo(String.join("", PIECES));
    assertThat(answer.usage()).isPresent();
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @ParameterizedTest
  @EnumSource
  void noCutBeforeTheTerminatorIsAnAnswer(VendorWire wire) {
    byte[] stream = stream(wire, "\n");
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    int whole = text.stripTrailing().length();

    for (int end = 0; end < whole; end++) {
      Queue<byte[]> packets = packets(stream, end, List.of(7));
      assertThatExceptionOfType(LlmException.class)
          .as("cut at byte %d", end)
          .isThrownBy(() -> read(wire, packets, new HeardAnswer()));
    }
  }

  @Property(tries = 300)
  void bytesThatAreAnythingAreNoAnswer(
      @ForAll VendorWire wire, @ForAll @Size(max = 400) byte[] noise) {
    assertThatExceptionOfType(LlmException.class)
        .isThrownBy(() -> read(wire, packets(noise, noise.length, List.of(50)), new HeardAnswer()));
  }

  /** One byte that is wrong may change a letter; it must neither hang nor escape as a bug. */
  @Property(tries = 600)
  void oneWrongByteIsAnAnswerOrAFailure(
      @ForAll VendorWire wire, @ForAll int position, @ForAll byte wrong)
      throws IOException, InterruptedException {
    byte[] stream = stream(wire, "\n");
    stream[Math.floorMod(position, stream.length)] = wrong;
    try {
      read(wire, packets(stream, stream.length, List.of(64)), new HeardAnswer());
    } catch (LlmException classified) {
      assertThat(classified.getMessage()).isNotBlank();
    }
  }

  private static ProviderAnswer read(VendorWire wire, Queue<byte[]> packets, ProviderSink sink)
      throws IOException, InterruptedException {
    Function<ProviderSink, AnswerReader> reader =
        switch (wire) {
          case OPENAI, AZURE -> OpenAiAnswer::new;
          case ANTHROPIC -> AnthropicAnswer::new;
          case OLLAMA -> OllamaAnswer::new;
        };
    Vendor.Framing framing =
        wire == VendorWire.OLLAMA ? Vendor.Framing.JSON_LINES : Vendor.Framing.SERVER_SENT_EVENTS;
    return AnswerStream.read(packets::poll, framing, reader.apply(sink));
  }

  private static byte[] stream(VendorWire wire, String lineEnd) {
    StringBuilder stream = new StringBuilder(wire.opening());
    for (String piece : PIECES) {
      stream.append(wire.keepAlive()).append(wire.text(piece));
    }
    stream.append(wire.finish("stop")).append(wire.terminator("stop"));
    return stream.toString().replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
  }

  private static Queue<byte[]> packets(byte[] stream, int end, List<Integer> sizes) {
    Queue<byte[]> packets = new ArrayDeque<>();
    int position = 0;
    for (int i = 0; position < end; i++) {
      int next = Math.min(end, position + sizes.get(i % sizes.size()));
      packets.add(Arrays.copyOfRange(stream, position, next));
      position = next;
    }
    return packets;
  }
}
