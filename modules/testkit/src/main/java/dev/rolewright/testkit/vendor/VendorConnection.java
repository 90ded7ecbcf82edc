package dev.rolewright.testkit.vendor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: HTTP/1.1 by hand, since no server library lets itself be made to break
 * it.
 */
final class VendorConnection {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private boolean chunked;

  VendorConnection(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
  }

  /** Serves one request; tells whether the connection is good for another one. */
  boolean serveOne(VendorServer server) throws IOException, InterruptedException {
    String start = readLine();
    if (start == null) {
      return false;
    }
    VendorRequest request = readRequest(start);
    for (VendorScript.Step step : server.scriptFor(request).steps()) {
      if (!run(step, request)) {
        return false;
      }
    }
    return true;
  }

  private boolean run(VendorScript.Step step, VendorRequest request)
      throws IOException, InterruptedException {
    return switch (step) {
      case VendorScript.Step.Head head -> {
        sendHead(head);
        yield true;
      }
      case VendorScript.Step.Send send -> {
        for (int i = 0; i < send.times(); i++) {
          sendPart(send.bytes());
        }
        out.flush();
        yield true;
      }
      case VendorScript.Step.Raw raw -> {
        out.write(raw.bytes());
        out.flush();
        yield true;
      }
      case VendorScript.Step.Hold(Gate gate) -> gate.pass();
      case VendorScript.Step.Pause pause -> {
        Thread.sleep(pause.duration());
        yield true;
      }
      case VendorScript.Step.End end -> {
        if (chunked) {
          out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
        yield true;
      }
      case VendorScript.Step.Stall stall -> {
        awaitLeave(request);
        yield false;
      }
      case VendorScript.Step.Cut cut -> {
        socket.shutdownOutput();
        yield false;
      }
      case VendorScript.Step.Reset reset -> {
        // Closing without lingering sends a reset instead of an orderly end.
        socket.setSoLinger(true, 0);
        yield false;
      }
    };
  }

  private void awaitLeave(VendorRequest request) {
    try {
      while (in.read() >= 0) {
        // A client that waits says nothing.
      }
    } catch (IOException reset) {
      // This is another way to leave.
    }
    request.clientLeft();
  }

  private void sendHead(VendorScript.Step.Head head) throws IOException {
    StringBuilder text =
        new StringBuilder("HTTP/1.1 ").append(head.status()).append(" Scripted\r\n");
    head.headers().forEach(header -> text.append(header).append("\r\n"));
    chunked = head.length() < 0;
    text.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + head.length());
    text.append("\r\n\r\n");
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void sendPart(byte[] bytes) throws IOException {
    if (!chunked) {
      out.write(bytes);
      return;
    }
    if (bytes.length > 0) {
      out.write(Integer.toHexString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      out.write(LINE_END);
      out.write(bytes);
      out.write(LINE_END);
    }
  }

  private VendorRequest readRequest(String start) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    String[] words = start.split(" ", 3);
    return new VendorRequest(words[0], words[1], headers, readBody(headers));
  }

  private String readBody(Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.get("content-length").getFirst());
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    if (!headers.containsKey("transfer-encoding")) {
      return "";
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = readLine();
      if (size == null) {
        throw new EOFException();
      }
      int length = Integer.parseInt(size.strip(), 16);
      body.write(in.readNBytes(length));
      readLine();
      if (length == 0) {
        return body.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private @Nullable String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(next);
    }
    return null;
  }
}
