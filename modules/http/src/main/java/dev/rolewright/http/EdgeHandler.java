package dev.rolewright.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Finds what a request is for, and turns whatever goes wrong into an error of this API. */
final class EdgeHandler implements Handler {
  private static final Logger LOG = System.getLogger(EdgeHandler.class.getName());
  private static final String CHAT = "/v1/chat/completions";
  private static final String MODELS = "/v1/models";
  private static final HeaderName RETRY_AFTER_MILLIS = HeaderNames.create("retry-after-ms");
  // OpenAI's own client libraries repeat by the status unless this says otherwise.
  private static final HeaderName SHOULD_RETRY = HeaderNames.create("x-should-retry");

  private final Caller caller;
  private final ChatEndpoint chat;
  private final ModelsEndpoint models;
  private volatile boolean draining;

  EdgeHandler(Caller caller, ChatEndpoint chat, ModelsEndpoint models) {
    this.caller = caller;
    this.chat = chat;
    this.models = models;
  }

  /** Tells callers from now on not to send another request on their connection. */
  void drain() {
    draining = true;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    if (draining) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    if (draining || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      // The server leaves that to the caller, who may wait for it.
      EdgeConnection.current().close(false);
    }
    try {
      dispatch(request, response);
    } catch (ApiException refused) {
      send(refused.error(), request, response);
    } catch (CloseConnectionException
        | UncheckedIOException
        | InsufficientDataAvailableException gone) {
      throw new CloseConnectionException("The caller has gone", gone);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "A request over HTTP failed", fault);
      sendFault(request, response);
    }
    if (!EdgeConnection.current().leaveBehind(() -> RequestBody.swallow(request))) {
      throw new CloseConnectionException("Too much of the request was left");
    }
  }

  private void dispatch(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().rawPath();
    if (path.equals(CHAT)) {
      allow("POST", request, response);
      chat.answer(caller.admit(request.headers()), request, response);
    } else if (path.equals(MODELS)) {
      allow("GET", request, response);
      models.list(caller.admit(request.headers()), response);
    } else if (path.startsWith(MODELS + "/")) {
      allow("GET", request, response);
      models.one(path.substring(MODELS.length() + 1), caller.admit(request.headers()), response);
    } else {
      throw new ApiException(
          ApiError.of(
              404,
              ApiError.INVALID_REQUEST,
              "unknown_url",
              null,
              "There is nothing at this URL; there are POST "
                  + CHAT
                  + ", GET "
                  + MODELS
                  + " and GET "
                  + MODELS
                  + "/ID."));
    }
  }

  private static void allow(String method, ServerRequest request, ServerResponse response) {
    if (!request.prologue().method().text().equals(method)) {
      response.header(HeaderNames.ALLOW, method);
      throw new ApiException(
          ApiError.of(
              405,
              ApiError.INVALID_REQUEST,
              "method_not_allowed",
              null,
              "This URL takes " + method + " only."));
    }
  }

  private static void sendFault(ServerRequest request, ServerResponse response) {
    try {
      send(
          ApiError.of(
              500,
              ApiError.SERVER_ERROR,
              "internal_error",
              null,
              "The server failed; it is no fault of the request."),
          request,
          response);
    } catch (IllegalStateException begun) {
      throw new CloseConnectionException("The answer broke off", begun);
    }
  }

  private static void send(ApiError error, ServerRequest request, ServerResponse response) {
    response.status(Status.create(error.status()));
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    AnswerHeaders.correlationId(error.correlationId(), response);
    error
        .retryDelay()
        .ifPresent(
            delay -> {
              response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds(delay)));
              response.header(RETRY_AFTER_MILLIS, Long.toString(Math.max(0, delay.toMillis())));
            });
    if (error.hopeless()) {
      response.header(SHOULD_RETRY, "false");
    }
    if (error.status() == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    // An answer to HEAD has no body, which the caller would take for the next answer.
    if (request.prologue().method().equals(Method.HEAD)) {
      response.send();
    } else {
      response.send(ErrorBody.of(error));
    }
  }

  /** Returns full seconds, of which the header has no parts; never too few. */
  private static long seconds(Duration delay) {
    return Math.max(0, delay.plusNanos(999_999_999).toSeconds());
  }
}
