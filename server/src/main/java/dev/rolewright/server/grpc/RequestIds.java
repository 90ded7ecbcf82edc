package dev.rolewright.server.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
  private static final String REQUEST_ID = "request_id";
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

  /** Whether an answer is kept for repeats. */
  enum Keeping {
    /** Where the privacy switches of the tenant allow it. */
    AS_ALLOWED,
    /** In any case, since it tells nothing of a person. */
    ALWAYS,
    /** In no case. */
    NEVER
  }

  /**
   * A call as the caller sent it.
   *
   * @param method name that keeps request ids of different methods apart
   * @param requestId may be empty
   * @param body the request
   * @param subjectIds stored resources that the answer may tell about; it is forgotten when one of
   *     them is erased
   */
  record Sent(
      String method, String requestId, Message body, Set<String> subjectIds, Keeping keeping) {
    /** Takes a call whose answer is kept where the tenant allows it. */
    Sent(String method, String requestId, Message body, Set<String> subjectIds) {
      this(method, requestId, body, subjectIds, Keeping.AS_ALLOWED);
    }

    /** Takes a call whose answer tells about nothing but what it makes. */
    Sent(String method, String requestId, Message body) {
      this(method, requestId, body, Set.of());
    }

    /** Returns the same with an answer that is kept or not. */
    Sent keeping(Keeping other) {
      return new Sent(method, requestId, body, subjectIds, other);
    }

    RequestKey key(RequestContext context) {
      return new RequestKey(context.tenantId(), method, requestId.toLowerCase(Locale.ROOT));
    }

    Map<String, byte[]> fields() {
      Map<String, byte[]> fields = new HashMap<>();
      for (Map.Entry<FieldDescriptor, Object> field : body.getAllFields().entrySet()) {
        if (!field.getKey().getName().equals(REQUEST_ID)) {
          Message alone =
              body.newBuilderForType().setField(field.getKey(), field.getValue()).build();
          fields.put(field.getKey().getName(), bytes(alone));
        }
      }
      return fields;
    }

    /** The same for the same content, in whatever order a client wrote the entries of a map. */
    private static byte[] bytes(Message message) {
      byte[] bytes = new byte[message.getSerializedSize()];
      CodedOutputStream output = CodedOutputStream.newInstance(bytes);
      output.useDeterministicSerialization();
      try {
        message.writeTo(output);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return bytes;
    }
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
      Sent sent,
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
  <R> R unstored(RequestContext context, Sent sent, Supplier<R> work) {
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
   * Runs a streamed call that stores nothing, as {@link #unstored(RequestContext, Sent, Supplier)}.
   */
  void unstoredStream(RequestContext context, Sent sent, Runnable work) {
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
      Sent sent,
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

  private boolean mayKeep(RequestContext context, Sent sent) {
    return switch (sent.keeping()) {
      case AS_ALLOWED -> keepsContent.test(context.tenantId());
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }

  /** Runs a call once of whose answer nothing stays but that there was one. */
  private <R> R unkept(RequestContext context, Sent sent, UnaryWork<R> work) {
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
      Sent sent,
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
