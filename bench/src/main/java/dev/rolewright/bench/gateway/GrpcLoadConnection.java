package dev.rolewright.bench.gateway;

import com.google.protobuf.MessageLite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls of a gRPC method over HTTP/2 (RFC 9113), some at a time, with no library between: what a
 * library costs would fall on the machine that is measured beside. Header blocks are written as
 * literals that stay out of the table (RFC 7541), and the peer is told to keep no table, so that a
 * status stands in its trailers as it is. A right answer has the expected messages and the status
 * 0.
 */
final class GrpcLoadConnection extends LoadConnection {
  private static final int FRAME_HEAD = 9;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PADDED = 8;
  private static final int LARGE_WINDOW = 1 << 30;
  private static final int MESSAGE_HEAD = 5;
  private static final byte[] PREFACE = ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  private static final byte[] STATUS_OK = ascii("grpc-status\u00010");

  private final byte[] headers;
  private final byte[] message;
  private final int numberPlace;
  private final Numbering numbering;
  private final int room;
  private final int expectedMessages;
  private final Map<Integer, Answer> underWay = new HashMap<>();
  private int nextStream = 1;
  private long unacknowledged;

  private static final class Answer {
    private final long due;
    private int messages;
    private long remaining;
    private int headBytes;
    private int length;

    private Answer(long due) {
      this.due = due;
    }

    /** Counts the messages that end in these bytes. */
    private void take(ByteBuffer bytes, int end) {
      int at = bytes.position();
      while (at < end) {
        if (headBytes < MESSAGE_HEAD) {
          length = headBytes == 0 ? 0 : (length << 8) | (bytes.get(at) & 0xff);
          headBytes++;
          at++;
          remaining = length;
        } else {
          long taken = Math.min(remaining, end - at);
          remaining -= taken;
          at += (int) taken;
        }
        if (headBytes == MESSAGE_HEAD && remaining == 0) {
          messages++;
          headBytes = 0;
        }
      }
    }
  }

  GrpcLoadConnection(
      InetSocketAddress address,
      Selector selector,
      byte[] headers,
      MessageLite request,
      Numbering numbering,
      int room,
      int expectedMessages)
      throws IOException {
    super(address, selector);
    this.headers = headers;
    this.message = request.toByteArray();
    this.numberPlace = Numbering.place(message);
    this.numbering = numbering;
    this.room = room;
    this.expectedMessages = expectedMessages;
    pending.put(PREFACE);
    frame(12, SETTINGS, 0, 0);
    setting(1, 0);
    setting(4, LARGE_WINDOW);
    frame(4, WINDOW_UPDATE, 0, 0).putInt(LARGE_WINDOW);
  }

  private void setting(int identifier, int value) {
    pending.putShort((short) identifier).putInt(value);
  }

  private ByteBuffer frame(int length, int type, int flags, int stream) {
    pending.put((byte) (length >> 16)).putShort((short) length);
    return pending.put((byte) type).put((byte) flags).putInt(stream);
  }

  /**
   * Returns the header block of calls of a method.
   *
   * @param method full name, e.g. {@code rolewright.v1.GatewayService/StreamChat}
   */
  static byte[] headers(String method, String key) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    literal(block, ":method", "POST");
    literal(block, ":scheme", "http");
    literal(block, ":path", "/" + method);
    literal(block, ":authority", "localhost");
    literal(block, "content-type", "application/grpc");
    literal(block, "te", "trailers");
    literal(block, "grpc-timeout", "30S");
    literal(block, "authorization", "Bearer " + key);
    return block.toByteArray();
  }

  private static void literal(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    if (text.length() >= 0x7f) {
      throw new IllegalArgumentException("a header of this load has at most 126 characters");
    }
    block.write(text.length());
    block.writeBytes(ascii(text));
  }

  @Override
  boolean hasRoom() {
    return underWay.size() < room;
  }

  @Override
  boolean isBusy() {
    return !underWay.isEmpty();
  }

  @Override
  void send(long due) {
    int stream = nextStream;
    nextStream += 2;
    underWay.put(stream, new Answer(due));
    numbering.number(message, numberPlace);
    frame(headers.length, HEADERS, END_HEADERS, stream).put(headers);
    frame(MESSAGE_HEAD + message.length, DATA, END_STREAM, stream);
    pending.put((byte) 0).putInt(message.length).put(message);
  }

  @Override
  protected void read(ByteBuffer bytes, Load load) throws IOException {
    while (bytes.remaining() >= FRAME_HEAD) {
      int start = bytes.position();
      int length = ((bytes.get(start) & 0xff) << 16) | (bytes.getShort(start + 1) & 0xffff);
      if (bytes.remaining() < FRAME_HEAD + length) {
        return;
      }
      int end = start + FRAME_HEAD + length;
      int type = bytes.get(start + 3);
      int flags = bytes.get(start + 4);
      int stream = bytes.getInt(start + 5);
      bytes.position(start + FRAME_HEAD);
      frame(type, flags, stream, bytes, end, load);
      bytes.position(end);
    }
  }

  private void frame(int type, int flags, int stream, ByteBuffer bytes, int end, Load load)
      throws IOException {
    switch (type) {
      case DATA -> {
        if ((flags & PADDED) != 0) {
          throw new IOException("this load reads no padding");
        }
        acknowledge(end - bytes.position());
        Answer answer = underWay.get(stream);
        if (answer != null) {
          answer.take(bytes, end);
        }
      }
      case HEADERS -> {
        if ((flags & END_STREAM) != 0) {
          ended(stream, contains(bytes, end, STATUS_OK), load);
        }
      }
      case RST_STREAM -> ended(stream, false, load);
      case SETTINGS -> {
        if ((flags & ACK) == 0) {
          frame(0, SETTINGS, ACK, 0);
        }
      }
      case PING -> {
        if ((flags & ACK) == 0) {
          long opaque = bytes.getLong(bytes.position());
          frame(8, PING, ACK, 0).putLong(opaque);
        }
      }
      case GOAWAY -> throw new IOException("the server ends a connection of the load");
      default -> {
        // Windows are large enough, and nothing else matters here.
      }
    }
  }

  private void ended(int stream, boolean ok, Load load) {
    Answer answer = underWay.remove(stream);
    if (answer != null) {
      load.answered(answer.due, answer.messages, ok && answer.messages == expectedMessages);
    }
  }

  private void acknowledge(int bytes) {
    unacknowledged += bytes;
    if (unacknowledged > LARGE_WINDOW / 2) {
      frame(4, WINDOW_UPDATE, 0, 0).putInt((int) unacknowledged);
      unacknowledged = 0;
    }
  }

  private static boolean contains(ByteBuffer bytes, int end, byte[] text) {
    for (int start = bytes.position(); start <= end - text.length; start++) {
      int index = 0;
      while (index < text.length && bytes.get(start + index) == text[index]) {
        index++;
      }
      if (index == text.length) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
