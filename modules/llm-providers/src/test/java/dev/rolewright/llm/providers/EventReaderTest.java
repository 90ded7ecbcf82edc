package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines and events. */
final class EventReaderTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "data: a~~|:a",
        "data:a~~|:a",
        "data:  a~~|: a",
        "data: a~data: b~~|:a~b",
        "data~data~~|:~",
        "event: e~data: a~~|e:a",
        "event: e~~data: a~~|:a",
        "data: a~~data: b~~|:a,:b",
        ": hi~~: ho~~data: a~: in between~~|:a",
        "id: 1~retry: 2~data: a~other: x~~|:a",
        "data: a|:a",
        "data: a~|:a",
        "error: {}~~|error:{}",
        "datax: a~~dat: b~~|",
      })
  void readsServerSentEvents(String stream, String events) throws Exception {
    String expected = events == null ? "" : events.replace('~', '\n');
    for (String lineEnd : List.of("\n", "\r\n", "\r")) {
      assertThat(read(stream.replace("~", lineEnd))).isEqualTo(expected);
    }
  }

  @Test
  void passesOverAByteOrderMark() throws Exception {
    assertThat(read("\uFEFFdata: a\n\n")).isEqualTo(":a");
  }

  @Test
  void readsLinesThatAreNotBlank() throws Exception {
    EventReader reader = reader(Vendor.Framing.JSON_LINES, "{}\n\n \r\n{\"a\":1}");

    assertThat(text(reader.next())).isEqualTo(":{}");
    assertThat(text(reader.next())).isEqualTo(":{\"a\":1}");
    assertThat(reader.next()).isNull();
    assertThat(reader.next()).isNull();
  }

  @Test
  void readsALineAsLongAsItMayBe() throws Exception {
    String longest = "x".repeat(LineReader.MOST_LINE_BYTES);

    assertThat(lines(longest, "\n").next().length()).isEqualTo(longest.length());
    assertThat(lines(longest + "\n").next().length()).isEqualTo(longest.length());
    assertTooLong(longest, "x\n");
    assertTooLong(longest + "x\n");
    assertTooLong("x", longest);
  }

  @Test
  void refusesAnEventOfManyLongLines() {
    String line = "data: " + "x".repeat(LineReader.MOST_LINE_BYTES / 2) + "\n";

    assertThatExceptionOfType(LlmException.class)
        .isThrownBy(() -> reader(Vendor.Framing.SERVER_SENT_EVENTS, line, line, line, "\n").next())
        .matches(failure -> failure.fault() == Fault.MALFORMED);
  }

  @Test
  void refusesAStreamWithoutEnd() {
    byte[] lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    EventReader endless =
        new EventReader(new LineReader(() -> lines), Vendor.Framing.SERVER_SENT_EVENTS);

    assertThatExceptionOfType(LlmException.class)
        .isThrownBy(endless::next)
        .matches(failure -> failure.fault() == Fault.MALFORMED);
  }

  private static void assertTooLong(String... packets) {
    assertThatExceptionOfType(LlmException.class)
        .isThrownBy(() -> lines(packets).next())
        .matches(failure -> failure.fault() == Fault.MALFORMED);
  }

  private static String read(String stream) throws IOException, InterruptedException {
    EventReader reader = reader(Vendor.Framing.SERVER_SENT_EVENTS, stream);
    List<String> events = new ArrayList<>();
    for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
      events.add(text(event));
    }
    return String.join(",", events);
  }

  private static String text(StreamEvent event) {
    return event.name() + ":" + new String(event.data().copy(), StandardCharsets.UTF_8);
  }

  private static EventReader reader(Vendor.Framing framing, String... packets) {
    return new EventReader(lines(packets), framing);
  }

  private static LineReader lines(String... packets) {
    Queue<byte[]> queue = new ArrayDeque<>();
    for (String packet : packets) {
      queue.add(packet.getBytes(StandardCharsets.UTF_8));
    }
    return new LineReader(queue::poll);
  }
}
