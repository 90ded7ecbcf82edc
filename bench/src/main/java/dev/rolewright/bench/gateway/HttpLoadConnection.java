package dev.rolewright.bench.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/**
 * Calls of the OpenAI-compatible endpoint over HTTP/1.1, one at a time. A right answer has the
 * status 200 and, where it is a stream, at least the expected events and {@code [DONE]} as its last
 * one.
 */
final class HttpLoadConnection extends LoadConnection {
  private static final byte[] OK = ascii("HTTP/1.1 200");
  private static final byte[] DONE = ascii("[DONE]\n\n");
  private static final byte[] LENGTH = ascii("content-length:");

  private enum State {
    HEAD,
    CHUNK_SIZE,
    CHUNK,
    AFTER_CHUNK,
    BODY
  }

  private final byte[] request;
  private final int numberPlace;
  private final Numbering numbering;
  private final int expectedEvents;
  private boolean busy;
  private long due;

  private State state = State.HEAD;
  private boolean ok;
  private long remaining;
  private int events;
  private byte previous;
  private final byte[] tail = new byte[DONE.length];
  private int bodyLength;

  /**
   * @param expectedEvents pieces of text of a stream; 0 for an answer in one piece
   */
  HttpLoadConnection(
      InetSocketAddress address,
      Selector selector,
      byte[] request,
      Numbering numbering,
      int expectedEvents)
      throws IOException {
    super(address, selector);
    this.request = request.clone();
    this.numberPlace = Numbering.place(this.request);
    this.numbering = numbering;
    this.expectedEvents = expectedEvents;
  }

  /** Returns a request of the endpoint. */
  static byte[] request(String key, String model, boolean stream) {
    String body =
        "{\"model\":\""
            + model
            + "\",\"stream\":"
            + stream
            + ",\"messages\":[{\"role\":\"user\",\"content\":\""
            + Numbering.TEXT
            + "\"}]}";
    return ascii(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Override
  boolean hasRoom() {
    return !busy;
  }

  @Override
  boolean isBusy() {
    return busy;
  }

  @Override
  void send(long callDue) {
    busy = true;
    due = callDue;
    numbering.number(request, numberPlace);
    pending.put(request);
  }

  @Override
  protected void read(ByteBuffer bytes, Load load) {
    while (bytes.hasRemaining() && step(bytes, load)) {
      // Goes on with the next part.
    }
  }

  /** Reads one part of an answer; false while it is not whole. */
  private boolean step(ByteBuffer bytes, Load load) {
    switch (state) {
      case HEAD -> {
        return readHead(bytes, load);
      }
      case CHUNK_SIZE -> {
        int end = endOfLine(bytes);
        if (end < 0) {
          return false;
        }
        remaining = hexadecimal(bytes);
        bytes.position(end);
        state = State.CHUNK;
      }
      case CHUNK -> {
        if (remaining == 0) {
          state = State.AFTER_CHUNK;
        } else {
          takeBody(bytes);
          if (remaining == 0) {
            remaining = -1;
            state = State.AFTER_CHUNK;
          }
        }
      }
      case AFTER_CHUNK -> {
        if (bytes.remaining() < 2) {
          return false;
        }
        bytes.position(bytes.position() + 2);
        if (remaining == 0) {
          end(load);
        } else {
          state = State.CHUNK_SIZE;
        }
      }
      case BODY -> {
        takeBody(bytes);
        if (remaining == 0) {
          end(load);
        }
      }
    }
    return true;
  }

  private boolean readHead(ByteBuffer bytes, Load load) {
    int start = bytes.position();
    for (int index = start; index + 3 < bytes.limit(); index++) {
      if (bytes.get(index) == '\r' && bytes.get(index + 2) == '\r') {
        ok = startsWith(bytes, start, OK);
        events = 0;
        bodyLength = 0;
        previous = 0;
        long length = contentLength(bytes, start, index);
        bytes.position(index + 4);
        state = length < 0 ? State.CHUNK_SIZE : State.BODY;
        remaining = length;
        if (length == 0) {
          end(load);
        }
        return true;
      }
    }
    return false;
  }

  private static long contentLength(ByteBuffer bytes, int start, int end) {
    for (int index = start; index < end; index++) {
      if (bytes.get(index) == '\n' && startsWith(bytes, index + 1, LENGTH)) {
        long length = 0;
        for (int digit = index + 1 + LENGTH.length; bytes.get(digit) != '\r'; digit++) {
          if (bytes.get(digit) != ' ') {
            length = length * 10 + (bytes.get(digit) - '0');
          }
        }
        return length;
      }
    }
    return -1;
  }

  private static boolean startsWith(ByteBuffer bytes, int start, byte[] text) {
    for (int index = 0; index < text.length; index++) {
      if (start + index >= bytes.limit()
          || Character.toLowerCase(bytes.get(start + index))
              != Character.toLowerCase(text[index])) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the line after the next end of a line begins; -1 where none has come yet. */
  private static int endOfLine(ByteBuffer bytes) {
    for (int index = bytes.position(); index < bytes.limit(); index++) {
      if (bytes.get(index) == '\n') {
        return index + 1;
      }
    }
    return -1;
  }

  private static long hexadecimal(ByteBuffer bytes) {
    long value = 0;
    for (int index = bytes.position(); ; index++) {
      int digit = Character.digit(bytes.get(index), 16);
      if (digit < 0) {
        return value;
      }
      value = value * 16 + digit;
    }
  }

  private void takeBody(ByteBuffer bytes) {
    int taken = (int) Math.min(remaining, bytes.remaining());
    int end = bytes.position() + taken;
    if (expectedEvents > 0) {
      for (int index = bytes.position(); index < end; index++) {
        byte one = bytes.get(index);
        if (one == '\n' && previous == '\n') {
          events++;
        }
        previous = one;
      }
      int kept = Math.min(taken, tail.length);
      System.arraycopy(tail, kept, tail, 0, tail.length - kept);
      bytes.get(end - kept, tail, tail.length - kept, kept);
    }
    bodyLength += taken;
    remaining -= taken;
    bytes.position(end);
  }

  private void end(Load load) {
    boolean whole =
        expectedEvents == 0
            ? bodyLength > 0
            : events >= expectedEvents && java.util.Arrays.equals(tail, DONE);
    busy = false;
    state = State.HEAD;
    load.answered(due, events, ok && whole);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
