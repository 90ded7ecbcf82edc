package dev.rolewright.llm.providers;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.providers.StreamEvent.Slice;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines, which end with LF, CR LF or CR. It works on bytes, so that a character
 * which two packets share is none of its concern. Used by one thread.
 */
final class LineReader {
  /** Longest line, in bytes. */
  static final int MOST_LINE_BYTES = 1 << 20;

  /** Longest stream, in bytes. */
  static final long MOST_STREAM_BYTES = 64L << 20;

  private static final byte[] NONE = {};

  private final ByteSource source;
  private byte[] packet = NONE;
  private int position;
  private long total;
  private byte[] begun = new byte[512];
  private int begunLength;
  private boolean afterCarriageReturn;

  LineReader(ByteSource source) {
    this.source = source;
  }

  /**
   * Returns the next line, without its end; valid until the next call. What stands behind the last
   * line end is a line, too.
   *
   * @return null when there is none
   * @throws LlmException MALFORMED when a line or the whole is too long
   */
  @Nullable Slice next() throws IOException, InterruptedException {
    begunLength = 0;
    while (position < packet.length || fill()) {
      if (afterCarriageReturn) {
        afterCarriageReturn = false;
        if (packet[position] == '\n') {
          position++;
          continue;
        }
      }
      int end = lineEnd();
      if (end < 0) {
        keep(packet.length);
        continue;
      }
      Slice line = upTo(end);
      afterCarriageReturn = packet[end] == '\r';
      position = end + 1;
      return line;
    }
    return begunLength == 0 ? null : new Slice(begun, 0, begunLength);
  }

  private boolean fill() throws IOException, InterruptedException {
    byte[] more = source.next();
    if (more == null) {
      return false;
    }
    packet = more;
    position = 0;
    total += more.length;
    if (total > MOST_STREAM_BYTES) {
      throw new LlmException(Fault.MALFORMED, "The provider's answer does not end.");
    }
    return true;
  }

  private int lineEnd() {
    for (int i = position; i < packet.length; i++) {
      if (packet[i] == '\n' || packet[i] == '\r') {
        return i;
      }
    }
    return -1;
  }

  private Slice upTo(int end) {
    if (begunLength == 0) {
      checkLength(end - position);
      return new Slice(packet, position, end - position);
    }
    keep(end);
    return new Slice(begun, 0, begunLength);
  }

  private void keep(int end) {
    int more = end - position;
    checkLength(begunLength + more);
    if (begunLength + more > begun.length) {
      begun = Arrays.copyOf(begun, Math.max(begun.length * 2, begunLength + more));
    }
    System.arraycopy(packet, position, begun, begunLength, more);
    begunLength += more;
    position = end;
  }

  private static void checkLength(int length) {
    if (length > MOST_LINE_BYTES) {
      throw new LlmException(Fault.MALFORMED, "A line of the provider's answer is too long.");
    }
  }
}
