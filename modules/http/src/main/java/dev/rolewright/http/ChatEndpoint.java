package dev.rolewright.http;

import dev.rolewright.platform.Time;
import dev.rolewright.proto.v1.ChatEvent;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Answers {@code POST /v1/chat/completions} by one call of {@code StreamChat}. */
final class ChatEndpoint {
  private static final HeaderName BUFFER = HeaderNames.create("x-rolewright-buffer-until-complete");
  // Most answers begin sooner, and to look for callers that leave costs a thread.
  private static final Duration WATCH_AFTER = Duration.ofMillis(20);

  private final Channel gateway;
  private final HttpEdgeConfig config;
  private final Time time;

  ChatEndpoint(Channel gateway, HttpEdgeConfig config, Time time) {
    this.gateway = gateway;
    this.config = config;
    this.time = time;
  }

  void answer(Metadata caller, ServerRequest request, ServerResponse response) {
    boolean buffer = bufferUntilComplete(request);
    ChatCall chat = ChatRequestReader.read(RequestBody.read(request, config.mostBodyBytes()));
    EdgeConnection connection = EdgeConnection.current();
    Answer answer =
        chat.stream()
            ? new StreamedAnswer(response, connection.outgoing(), chat, buffer)
            : new WholeAnswer(response);
    awaitLast(connection);
    GatewayCall call = GatewayCall.start(gateway, chat.request(), caller, config.deadline());
    Relay relay = new Relay(call, answer, connection.incoming());
    try {
      relay.run();
    } catch (GatewayFailure failure) {
      fail(answer, failure.error(chat.names()));
    } catch (ApiException failure) {
      fail(answer, failure.error());
    } finally {
      // One that is complete ends by itself; a cancel would make a failure of it in the records.
      if (relay.completed) {
        connection.ends(call);
      } else {
        call.cancel("the answer is over");
      }
    }
  }

  private static void awaitLast(EdgeConnection connection) {
    try {
      connection.awaitLastCall();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", stopping);
    }
  }

  private static boolean bufferUntilComplete(ServerRequest request) {
    String value = request.headers().first(BUFFER).orElse("false").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ApiError.invalid(
              BUFFER.lowerCase(), "The header " + BUFFER.lowerCase() + " must be true or false.");
    };
  }

  private static void fail(Answer answer, ApiError error) {
    try {
      if (!answer.failed(error)) {
        throw new ApiException(error);
      }
    } catch (IOException callerGone) {
      throw new CloseConnectionException("The caller has gone", callerGone);
    }
  }

  /** Passes the events of one call on, until its last one. */
  private final class Relay {
    private final GatewayCall call;
    private final Answer answer;
    private final ReadAhead incoming;
    private boolean watching;
    private boolean completed;
    private volatile boolean callerGone;

    Relay(GatewayCall call, Answer answer, ReadAhead incoming) {
      this.call = call;
      this.answer = answer;
      this.incoming = incoming;
    }

    void run() {
      try {
        while (pass(next())) {
          // Until the last event.
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new CloseConnectionException("The server stops", stopping);
      } catch (IOException gone) {
        throw new CloseConnectionException("The caller has gone", gone);
      } catch (GatewayFailure failure) {
        if (callerGone) {
          throw new CloseConnectionException("The caller has gone", failure);
        }
        throw failure;
      } finally {
        incoming.unwatch();
      }
    }

    /** Returns the next event. What is ready leaves before a wait, and only then. */
    private ChatEvent next() throws InterruptedException, IOException {
      Optional<ChatEvent> event = call.poll(Duration.ZERO);
      if (event.isPresent()) {
        return event.get();
      }
      answer.flush();
      if (!watching) {
        event = call.poll(WATCH_AFTER);
        if (event.isPresent()) {
          return event.get();
        }
        watching = true;
        incoming.watch(this::callerLeft);
      }
      return call.take();
    }

    private void callerLeft() {
      callerGone = true;
      call.cancel("the caller has gone");
    }

    /** Returns false after the last event. */
    private boolean pass(ChatEvent event) throws IOException {
      return switch (event.getEventCase()) {
        case STARTED -> {
          answer.started(AnswerHead.of(event.getStarted(), time.now()));
          yield true;
        }
        case TEXT_DELTA -> {
          answer.text(event.getTextDelta().getText());
          yield true;
        }
        case RESET -> answer.reset(event.getReset());
        case COMPLETED -> {
          completed = true;
          // Who leaves now leaves with the whole answer.
          incoming.unwatch();
          answer.completed(event.getCompleted());
          yield false;
        }
        // An event that a newer server sends.
        case EVENT_NOT_SET -> true;
      };
    }
  }
}
