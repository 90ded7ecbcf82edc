package dev.rolewright.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A vendor with OpenAI's interface that answers at once: one thread, answers made before. The model
 * {@code pieces-N} writes N pieces of text, all in one write; the caller's text does not matter.
 * Argument: the port, 0 for a free one. Prints the port; ends when its input ends.
 */
public final class InstantVendor {
  private static final int BUFFER = 1 << 16;
  private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
  private static final byte[] LENGTH = ascii("content-length: ");
  private static final byte[] STREAM = ascii("\"stream\":true");
  private static final byte[] STREAM_SPACED = ascii("\"stream\" : true");
  private static final byte[] MODEL = ascii("pieces-");

  private final Selector selector = Selector.open();
  private final byte[][] streams = new byte[256][];
  private final byte[][] answers = new byte[256][];
  private final byte[] models = withLength(ascii("{\"object\":\"list\",\"data\":[]}"));

  private InstantVendor() throws IOException {
    for (int pieces = 0; pieces < streams.length; pieces++) {
      streams[pieces] = stream(pieces);
      answers[pieces] = answer(pieces);
    }
  }

  /** Serves until the input ends. */
  public static void main(String[] arguments) throws IOException {
    ServerSocketChannel server =
        ServerSocketChannel.open()
            .bind(
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                1024);
    System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
    Parent.endWithIt();
    new InstantVendor().serve(server);
  }

  private void serve(ServerSocketChannel server) throws IOException {
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
      selector.select(this::ready);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.channel() instanceof ServerSocketChannel server) {
        SocketChannel caller = server.accept();
        caller.configureBlocking(false);
        caller.setOption(StandardSocketOptions.TCP_NODELAY, true);
        caller.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER));
      } else if (key.attachment() instanceof ByteBuffer received) {
        serve((SocketChannel) key.channel(), received);
      }
    } catch (IOException gone) {
      key.cancel();
      close(key);
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private void serve(SocketChannel caller, ByteBuffer received) throws IOException {
    if (caller.read(received) < 0) {
      caller.close();
      return;
    }
    int length;
    while ((length = requestLength(received)) > 0) {
      write(caller, answerTo(received, length));
      received.flip().position(length);
      received.compact();
    }
  }

  /** Returns the length of the first request in the buffer; 0 while it is not whole. */
  private static int requestLength(ByteBuffer received) {
    int end = find(received, END_OF_HEAD, received.position());
    if (end < 0) {
      return 0;
    }
    int head = end + END_OF_HEAD.length;
    int at = find(received, LENGTH, head);
    int body = 0;
    for (int index = at + LENGTH.length; at >= 0 && received.get(index) != '\r'; index++) {
      body = body * 10 + (received.get(index) - '0');
    }
    return received.position() < head + body ? 0 : head + body;
  }

  private byte[] answerTo(ByteBuffer request, int length) {
    int model = find(request, MODEL, length);
    if (model < 0) {
      return models;
    }
    int pieces = 0;
    for (int index = model + MODEL.length; Character.isDigit(request.get(index)); index++) {
      pieces = pieces * 10 + (request.get(index) - '0');
    }
    boolean streamed =
        find(request, STREAM, length) >= 0 || find(request, STREAM_SPACED, length) >= 0;
    return streamed ? streams[pieces] : answers[pieces];
  }

  /**
   * Returns where lower-case ASCII text begins, in whatever case it stands there; -1 if nowhere.
   */
  private static int find(ByteBuffer in, byte[] text, int end) {
    for (int start = 0; start <= end - text.length; start++) {
      int index = 0;
      while (index < text.length && lower(in.get(start + index)) == text[index]) {
        index++;
      }
      if (index == text.length) {
        return start;
      }
    }
    return -1;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }

  private static void write(SocketChannel caller, byte[] answer) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(answer);
    while (bytes.hasRemaining()) {
      if (caller.write(bytes) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static byte[] stream(int pieces) {
    StringBuilder body = new StringBuilder();
    for (int piece = 0; piece < pieces; piece++) {
      event(body, "{\"content\":\"word" + piece + " \"}", "null", "");
    }
    event(body, "{}", "\"stop\"", "");
    body.append("data: ").append(chunk("", usage(pieces))).append("\n\ndata: [DONE]\n\n");
    byte[] bytes = ascii(body.toString());
    String head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    return ascii(head + Integer.toHexString(bytes.length) + "\r\n" + body + "\r\n0\r\n\r\n");
  }

  private static void event(StringBuilder body, String delta, String reason, String more) {
    String choice = "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}";
    body.append("data: ").append(chunk(choice, more)).append("\n\n");
  }

  private static String chunk(String choice, String more) {
    return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
        + "\"model\":\"pieces\",\"choices\":["
        + choice
        + "]"
        + more
        + "}";
  }

  private static String usage(int pieces) {
    return ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":"
        + pieces
        + ",\"total_tokens\":"
        + (12 + pieces)
        + "}";
  }

  private static byte[] answer(int pieces) {
    StringBuilder text = new StringBuilder();
    for (int piece = 0; piece < pieces; piece++) {
      text.append("word").append(piece).append(' ');
    }
    return withLength(
        ascii(
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,"
                + "\"model\":\"pieces\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":\""
                + text
                + "\"},\"finish_reason\":\"stop\"}]"
                + usage(pieces)
                + "}"));
  }

  private static byte[] withLength(byte[] body) {
    return ascii(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            + body.length
            + "\r\n\r\n"
            + new String(body, StandardCharsets.US_ASCII));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
