package dev.rolewright.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Words the errors of requests that are no HTTP, or not enough of it to be looked at. */
final class TransportErrors implements DirectHandler {
  private TransportErrors() {}

  static DirectHandlers create() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    TransportErrors errors = new TransportErrors();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, errors);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    ApiError error =
        ApiError.of(
            status.code(),
            status.code() < 500 ? ApiError.INVALID_REQUEST : ApiError.SERVER_ERROR,
            status.code() < 500 ? "invalid_request" : "internal_error",
            null,
            words(request, status));
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .entity(new String(ErrorBody.of(error), java.nio.charset.StandardCharsets.UTF_8))
        .build();
  }

  private static String words(TransportRequest request, Status status) {
    if (status.code() == Status.SERVICE_UNAVAILABLE_503.code()) {
      return "The server has too much to do; try again later.";
    }
    if (status.code() >= 500) {
      return "The server failed; it is no fault of the request.";
    }
    if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      return "The header Content-Encoding is not supported; send the body as plain JSON.";
    }
    return "The request is no valid HTTP/1.1: look at its first line, the header Host, the size of"
        + " its headers (16 KiB at most) and the framing of its body.";
  }
}
