package dev.rolewright.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;

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
            isRefusal(status) ? ApiError.INVALID_REQUEST : ApiError.SERVER_ERROR,
            isRefusal(status) ? "invalid_request" : "internal_error",
            null,
            words(request, status));
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .entity(new String(ErrorBody.of(error), StandardCharsets.UTF_8))
        .build();
  }

  private static boolean isRefusal(Status status) {
    return status.code() < Status.INTERNAL_SERVER_ERROR_500.code()
        || status.code() == Status.HTTP_VERSION_NOT_SUPPORTED_505.code();
  }

  private static String words(TransportRequest request, Status status) {
    if (status.code() == Status.SERVICE_UNAVAILABLE_503.code()) {
      return "The server has too much to do; try again later.";
    }
    if (!isRefusal(status)) {
      return "The server failed; it is no fault of the request.";
    }
    if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      return "The header Content-Encoding is not supported; send the body as plain JSON.";
    }
    return "The request is no valid HTTP/1.1: look at its first line, the header Host, the size of"
        + " its headers (16 KiB at most) and the framing of its body.";
  }
}
