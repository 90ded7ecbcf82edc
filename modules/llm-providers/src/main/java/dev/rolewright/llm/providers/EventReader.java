package dev.rolewright.llm.providers;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.providers.StreamEvent.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines into events: each line that is not blank is one (JSON lines), or they are server-sent
 * events after the HTML standard, section 9.2.6, with two things more. An event that the end of the
 * stream finishes instead of a blank line counts, since the reader of a vendor's events knows by
 * itself what is whole; and a line of the made-up field {@code error}, which some servers send, is
 * an event of that name. Used by one thread.
 */
final class EventReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final LineReader lines;
  private final Vendor.Framing framing;
  private byte[] data = new byte[1024];
  private int length;
  private boolean hasData;
  private String name = "";
  private boolean first = true;

  EventReader(LineReader lines, Vendor.Framing framing) {
    this.lines = lines;
    this.framing = framing;
  }

  /**
   * Returns the next event.
   *
   * @return null when there is none
   */
  @Nullable StreamEvent next() throws IOException, InterruptedException {
    return switch (framing) {
      case JSON_LINES -> nextLine();
      case SERVER_SENT_EVENTS -> nextServerSent();
    };
  }

  private @Nullable StreamEvent nextLine() throws IOException, InterruptedException {
    for (Slice line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        return new StreamEvent("", line);
      }
    }
    return null;
  }

  private @Nullable StreamEvent nextServerSent() throws IOException, InterruptedException {
    for (Slice line = lines.next(); line != null; line = lines.next()) {
      if (line.length() > 0) {
        field(line);
      } else if (hasData) {
        return event();
      } else {
        name = "";
      }
    }
    return hasData ? event() : null;
  }

  private StreamEvent event() {
    StreamEvent event = new StreamEvent(name, new Slice(data, 0, length));
    name = "";
    length = 0;
    hasData = false;
    return event;
  }

  private void field(Slice line) {
    int from = line.from();
    int end = from + line.length();
    if (first && startsWith(line, BYTE_ORDER_MARK)) {
      from += BYTE_ORDER_MARK.length;
    }
    first = false;
    int colon = from;
    while (colon < end && line.bytes()[colon] != ':') {
      colon++;
    }
    int value = Math.min(end, colon + 1);
    if (value < end && line.bytes()[value] == ' ') {
      value++;
    }
    if (isField(line, from, colon, "data")) {
      append(line.bytes(), value, end);
    } else if (isField(line, from, colon, "event")) {
      name = new String(line.bytes(), value, end - value, StandardCharsets.UTF_8);
    } else if (isField(line, from, colon, "error")) {
      name = "error";
      append(line.bytes(), value, end);
    }
    // Comments, ids, times for a reconnect and unknown fields say nothing about the answer.
  }

  private void append(byte[] bytes, int from, int end) {
    int separator = hasData ? 1 : 0;
    int needed = length + separator + end - from;
    if (needed > LineReader.MOST_LINE_BYTES) {
      throw new LlmException(Fault.MALFORMED, "An event of the provider's answer is too long.");
    }
    if (needed > data.length) {
      data = Arrays.copyOf(data, Math.max(needed, data.length * 2));
    }
    if (hasData) {
      data[length++] = '\n';
    }
    System.arraycopy(bytes, from, data, length, end - from);
    length = needed;
    hasData = true;
  }

  private static boolean startsWith(Slice line, byte[] begin) {
    return line.length() >= begin.length
        && Arrays.equals(
            line.bytes(), line.from(), line.from() + begin.length, begin, 0, begin.length);
  }

  private static boolean isField(Slice line, int from, int end, String field) {
    if (end - from != field.length()) {
      return false;
    }
    for (int i = 0; i < field.length(); i++) {
      if (line.bytes()[from + i] != field.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
