package dev.rolewright.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as bytes that are about to be sent. Each token of an answer passes through here, so texts
 * are escaped and encoded in one pass and into one array that is used over and over.
 */
final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  // The escape's second byte for ASCII; 0 stands for no escape, 'u' for a numeric one.
  private static final byte[] ESCAPES = escapes();
  // A backslash, the letter and four digits for one unit of UTF-16; in UTF-8 it takes three bytes
  // at most.
  private static final int MOST_BYTES_OF_UNIT = 6;
  // So that room for the worst case is never more than a page or two.
  private static final int SLICE = 4_096;

  private byte[] bytes;
  private int length;

  JsonBytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[128];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    return escapes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Adds bytes as they are. */
  JsonBytes raw(byte[] piece) {
    reserve(piece.length);
    System.arraycopy(piece, 0, bytes, length, piece.length);
    length += piece.length;
    return this;
  }

  /** Adds characters of ASCII as they are. */
  JsonBytes raw(String ascii) {
    return raw(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Adds a number. */
  JsonBytes number(long number) {
    return raw(Long.toString(number));
  }

  /** Adds a text in quotation marks. */
  JsonBytes text(String text) {
    reserve(2);
    bytes[length++] = '"';
    inner(text);
    reserve(1);
    bytes[length++] = '"';
    return this;
  }

  /**
   * Adds a text without the quotation marks. Half of a surrogate pair, which has no UTF-8, becomes
   * an escape.
   */
  JsonBytes inner(String text) {
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + SLICE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      slice(text, from, to);
      from = to;
    }
    return this;
  }

  private void slice(String text, int from, int units) {
    reserve((units - from) * MOST_BYTES_OF_UNIT);
    byte[] out = bytes;
    int at = length;
    for (int index = from; index < units; index++) {
      char unit = text.charAt(index);
      if (unit < 0x80) {
        byte escape = ESCAPES[unit];
        if (escape == 0) {
          out[at++] = (byte) unit;
        } else if (escape == 'u') {
          at = numeric(unit, out, at);
        } else {
          out[at++] = '\\';
          out[at++] = escape;
        }
      } else if (unit < 0x800) {
        out[at++] = (byte) (0xc0 | (unit >> 6));
        out[at++] = (byte) (0x80 | (unit & 0x3f));
      } else if (!Character.isSurrogate(unit)) {
        out[at++] = (byte) (0xe0 | (unit >> 12));
        out[at++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
        out[at++] = (byte) (0x80 | (unit & 0x3f));
      } else if (Character.isHighSurrogate(unit)
          && index + 1 < units
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        int point = Character.toCodePoint(unit, text.charAt(++index));
        out[at++] = (byte) (0xf0 | (point >> 18));
        out[at++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        out[at++] = (byte) (0x80 | (point & 0x3f));
      } else {
        at = numeric(unit, out, at);
      }
    }
    length = at;
  }

  private static int numeric(char unit, byte[] out, int from) {
    int at = from;
    out[at++] = '\\';
    out[at++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[at++] = HEX[(unit >> shift) & 0xf];
    }
    return at;
  }

  private void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
  }
}
