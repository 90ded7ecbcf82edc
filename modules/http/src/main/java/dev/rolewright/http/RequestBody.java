package dev.rolewright.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the body of a request, up to a limit. */
final class RequestBody {
  // A caller that is still sending would lose the answer if the connection were closed under it.
  private static final long MOST_SWALLOWED = 64L * 1024 * 1024;

  private RequestBody() {}

  static byte[] read(ServerRequest request, int mostBytes) {
    long announced = request.headers().contentLength().orElse(mostBytes);
    if (announced > mostBytes) {
      throw tooLarge(mostBytes);
    }
    try {
      // Asks for one byte more than there may be, in a buffer that fits what was announced.
      byte[] body = request.content().inputStream().readNBytes((int) announced + 1);
      if (body.length > mostBytes) {
        throw tooLarge(mostBytes);
      }
      return body;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Drops what has not been read of a body.
   *
   * @return false where too much is left, so that the connection can't be used any more
   */
  static boolean swallow(ServerRequest request) {
    if (request.content().consumed() || !request.continueSent()) {
      return true;
    }
    if (request.headers().contentLength().orElse(0) > MOST_SWALLOWED) {
      return false;
    }
    try {
      InputStream rest = request.content().inputStream();
      byte[] buffer = new byte[8_192];
      long swallowed = 0;
      while (swallowed < MOST_SWALLOWED) {
        int read = rest.read(buffer);
        if (read < 0) {
          return true;
        }
        swallowed += read;
      }
      return false;
    } catch (IOException | RuntimeException broken) {
      return false;
    }
  }

  private static ApiException tooLarge(int mostBytes) {
    return new ApiException(
        ApiError.of(
            413,
            ApiError.INVALID_REQUEST,
            "request_too_large",
            null,
            "The body is larger than " + mostBytes + " bytes; send less at once."));
  }
}
