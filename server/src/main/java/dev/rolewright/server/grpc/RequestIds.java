package dev.rolewright.server.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.rolewright.access.HeldRequest;
import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.RequestKey;
import dev.rolewright.access.RequestStart;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls with a {@code request_id} run once: a repeat attaches to the running call or gets the
 * finished one's answer. Which call runs is decided in the database, for all replicas; a stream
 * that runs here is shared in memory.
 */
public final class RequestIds {
  private static final Duration POLL = Duration.ofMillis(50);

  private final RepeatableCalls calls;
  private final Ids ids;
  private final Time time;
  private final Duration streamCap;
  private final Predicate<String> keepsContent;
  private final ConcurrentMap<RequestKey, SharedStream<?>> running = new ConcurrentHashMap<>();

  private RequestIds(
      RepeatableCalls calls,
      Ids ids,
      Time time,
      Duration streamCap,
      Predicate<String> keepsContent) {
    this.calls = calls;
    this.ids = ids;
    this.time = time;
    this.streamCap = streamCap;
    this.keepsContent = keepsContent;
  }

  /**
   * Creates the handling over the stored request ids.
   *
   * @param keepsContent tells of a tenant whether answers may be kept for repeats
   */
  public static RequestIds create(
      RepeatableCalls calls,
      Ids ids,
      Time time,
      DeadlineCaps caps,
      Predicate<String> keepsContent) {
    return new RequestIds(calls, ids, time, caps.streaming(), keepsContent);
  }

  /** What a unary call does; {@code resourceId} is the id for what it makes. */
  @FunctionalInterface
  interface UnaryWork<R> {
    R run(String resourceId);
  }

  /** What a streamed call does; {@code resourceId} is the id for what it makes. */
  @FunctionalInterface
  interface StreamWork<R> {
    void run(RequestContext context, String resourceId, Consumer<R> sink);
  }

  /**
   * Runs a unary call once. Where its answer may not be kept, a repeat is refused.
   *
   * @param kept makes what is kept of the answer for repeats, without secrets
   */
  <R extends Message> R unary(
      RequestContext context,
      SentCall sent,
      Parser<R> parser,
      UnaryOperator<R> kept,
      UnaryWork<R> work) {
    if (sent.requestId().isEmpty()) {
      return work.run(ids.next());
    }
    if (!mayKeep(context, sent)) {
      return unkept(context, sent, work);
    }
    while (true) {
      switch (calls.begin(sent.key(context), sent.fields(), sent.subjectIds())) {
        case RequestStart.Replay replay -> {
          requireKept(replay);
          return parse(parser, replay.responses().getFirst());
        }
        case RequestStart.Running ignored -> pause(context);
        case RequestStart.Run(HeldRequest held) -> {
          try (held) {
            R response = held.attempt(() -> work.run(held.resourceId()));
            held.complete(List.of(kept.apply(response).toByteArray()));
            return response;
          }
        }
      }
    }
  }

  /**
   * Runs a call that stores nothing. Of its answer, which nobody could erase, nothing is kept
   * either: a repeat computes it anew, as a call at the same time does, and only another body is
   * refused. Where answers may not be kept, a repeat is refused too.
   */
  <R> R unstored(RequestContext context, SentCall sent, Supplier<R> work) {
    if (sent.requestId().isEmpty()) {
      return work.get();
    }
    if (!mayKeep(context, sent)) {
      return unkept(context, sent, id -> work.get());
    }
    return switch (calls.begin(sent.key(context), sent.fields(), sent.subjectIds())) {
      case RequestStart.Run(HeldRequest held) -> {
        try (held) {
          yield held.attempt(work);
        }
      }
      case RequestStart.Running ignored -> work.get();
      case RequestStart.Replay ignored -> work.get();
    };
  }

  /**
   * Runs a streamed call that stores nothing, as {@link #unstored(RequestContext, SentCall,
   * Supplier)}.
   */
  void unstoredStream(RequestContext context, SentCall sent, Runnable work) {
    unstored(
        context,
        sent,
        () -> {
          work.run();
          return sent;
        });
  }

  /**
   * Runs a streamed call once and hands its responses, from the first on, to whoever asks for it.
   * Where its answer may not be kept, a repeat is refused.
   *
   * @param isLast tells the response that says that all went well; nobody gets it before the answer
   *     is kept for repeats
   */
  <R extends Message> void stream(
      RequestContext context,
      SentCall sent,
      Parser<R> parser,
      Predicate<R> isLast,
      Consumer<R> sink,
      StreamWork<R> work) {
    if (sent.requestId().isEmpty()) {
      work.run(context, ids.next(), sink);
      return;
    }
    if (!mayKeep(context, sent)) {
      unkeptStream(context, sent, isLast, sink, work);
      return;
    }
    RequestKey key = sent.key(context);
    while (true) {
      switch (calls.begin(key, sent.fields(), sent.subjectIds())) {
        case RequestStart.Replay replay -> {
          requireKept(replay);
          replay.responses().forEach(response -> sink.accept(parse(parser, response)));
          return;
        }
        case RequestStart.Running ignored -> {
          SharedStream<R> here = shared(key);
          if (here != null && here.follow(context, sink)) {
            return;
          }
          pause(context);
        }
        case RequestStart.Run(HeldRequest held) -> {
          SharedStream<R> stream = new SharedStream<>(isLast);
          running.put(key, stream);
          RequestContext own = ownContext(context, stream, held);
          CallPlace.start(
              "shared-" + context.correlationId(), () -> runShared(key, stream, held, own, work));
          // Another caller may have come and gone already, and with it this run.
          if (stream.follow(context, sink)) {
            return;
          }
          pause(context);
        }
      }
    }
  }

  private boolean mayKeep(RequestContext context, SentCall sent) {
    return switch (sent.keeping()) {
      case AS_ALLOWED -> keepsContent.test(context.tenantId());
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }

  /** Runs a call once of whose answer nothing stays but that there was one. */
  private <R> R unkept(RequestContext context, SentCall sent, UnaryWork<R> work) {
    while (true) {
      switch (calls.begin(sent.key(context), sent.fields(), sent.subjectIds())) {
        case RequestStart.Replay ignored -> throw notKept();
        // It may fail yet, and then this one runs.
        case RequestStart.Running ignored -> pause(context);
        case RequestStart.Run(HeldRequest held) -> {
          try (held) {
            R response = held.attempt(() -> work.run(held.resourceId()));
            held.complete(List.of());
            return response;
          }
        }
      }
    }
  }

  private <R> void unkeptStream(
      RequestContext context,
      SentCall sent,
      Predicate<R> isLast,
      Consumer<R> sink,
      StreamWork<R> work) {
    List<R> end =
        unkept(
            context,
            sent,
            id -> {
              List<R> last = new ArrayList<>();
              work.run(
                  context,
                  id,
                  response -> {
                    if (isLast.test(response)) {
                      last.add(response);
                    } else {
                      sink.accept(response);
                    }
                  });
              return last;
            });
    end.forEach(sink);
  }

  /** An answer without a response is one that was not kept. */
  private static void requireKept(RequestStart.Replay replay) {
    if (replay.responses().isEmpty()) {
      throw notKept();
    }
  }

  private static RolewrightException notKept() {
    return RolewrightException.of(
        ErrorCode.PRECONDITION,
        "request_id: the call of this id was made, and under zero retention its answer is not"
            + " kept. Send a new request id to make the call once more.");
  }

  private <R extends Message> void runShared(
      RequestKey key,
      SharedStream<R> stream,
      HeldRequest held,
      RequestContext context,
      StreamWork<R> work) {
    try (held) {
      List<byte[]> answer =
          held.attempt(
              () -> {
                work.run(context, held.resourceId(), stream::add);
                return stream.serialized();
              });
      held.complete(answer);
      stream.end();
    } catch (RuntimeException | Error failure) {
      stream.fail(StatusMapper.known(failure, context.correlationId()));
    } finally {
      running.remove(key, stream);
    }
  }

  /** A shared run outlives its first caller as long as another one follows it. */
  private RequestContext ownContext(
      RequestContext context, SharedStream<?> stream, HeldRequest held) {
    Cancellation cancellation = new Cancellation();
    stream.whenAbandoned(cancellation::cancel);
    held.lost().onCancel(cancellation::cancel);
    return new RequestContext(
        context.tenantId(),
        context.principalId(),
        context.plan(),
        context.correlationId(),
        context.receivedNanos(),
        time.nanoTime() + streamCap.toNanos(),
        time,
        cancellation);
  }

  @SuppressWarnings("unchecked")
  private <R extends Message> @Nullable SharedStream<R> shared(RequestKey key) {
    // The key holds the method, and a method has one type of response.
    return (SharedStream<R>) running.get(key);
  }

  private void pause(RequestContext context) {
    context.checkActive();
    try {
      time.sleep(POLL);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The server is stopping.");
    }
  }

  private static <R> R parse(Parser<R> parser, byte[] response) {
    try {
      return parser.parseFrom(response);
    } catch (InvalidProtocolBufferException corrupt) {
      throw RolewrightException.causedBy(
          ErrorCode.UNKNOWN, "A stored answer can't be read.", corrupt);
    }
  }
}
