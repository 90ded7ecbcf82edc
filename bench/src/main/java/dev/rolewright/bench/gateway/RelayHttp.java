package dev.rolewright.bench.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Copies bytes: an answer in one piece as one, a stream as it comes. */
final class RelayHttp implements Handler {
  private static final int BUFFER = 16 * 1024;

  private final Upstream upstream;

  RelayHttp(Upstream upstream) {
    this.upstream = upstream;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    byte[] body = request.content().as(byte[].class);
    boolean stream = new String(body, StandardCharsets.ISO_8859_1).contains("\"stream\":true");
    try (InputStream answer = upstream.open(body)) {
      if (!stream) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(answer.readAllBytes());
        return;
      }
      response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
      byte[] buffer = new byte[BUFFER];
      try (OutputStream out = response.outputStream()) {
        for (int read; (read = answer.read(buffer)) >= 0; ) {
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    }
  }
}
