package dev.rolewright.http;

import com.google.common.util.concurrent.MoreExecutors;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One running call of {@code StreamChat}, whose events are taken one by one. At most {@value
 * #WINDOW} events wait here: the gateway is asked for more only as they are taken, so that a slow
 * reader slows the whole chain down. That many are a burst of small pieces; the length of an answer
 * is bounded by its route.
 *
 * <p>Events are taken by one thread; {@link #cancel} may be called by any.
 */
final class GatewayCall {
  private static final int WINDOW = 256;

  private final ClientCall<StreamChatRequest, StreamChatResponse> call;
  // Bounded by what was asked for, and one end.
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private int taken;

  private GatewayCall(ClientCall<StreamChatRequest, StreamChatResponse> call) {
    this.call = call;
  }

  /** Begins a call. */
  static GatewayCall start(
      Channel gateway, StreamChatRequest request, Metadata headers, Duration deadline) {
    ClientCall<StreamChatRequest, StreamChatResponse> call =
        gateway.newCall(
            GatewayServiceGrpc.getStreamChatMethod(),
            CallOptions.DEFAULT
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                // The listener only hands over: a thread of its own would cost more than its work.
                .withExecutor(MoreExecutors.directExecutor()));
    GatewayCall started = new GatewayCall(call);
    call.start(started.new Receiver(), headers);
    call.request(WINDOW);
    call.sendMessage(request);
    call.halfClose();
    return started;
  }

  /**
   * Returns the next event if it is there within the time.
   *
   * @return the event, or empty where none came yet
   * @throws GatewayFailure when the call ended, even with OK: the caller stops at {@code completed}
   */
  Optional<ChatEvent> poll(Duration atMost) throws InterruptedException {
    Signal signal =
        atMost.isZero() ? signals.poll() : signals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    return signal == null ? Optional.empty() : Optional.of(event(signal));
  }

  /** Returns the next event; otherwise like {@link #poll}. */
  ChatEvent take() throws InterruptedException {
    return event(signals.take());
  }

  /** Waits until the call has ended, which follows its last event. */
  void awaitEnd() throws InterruptedException {
    Signal signal = signals.take();
    while (signal instanceof Event) {
      signal = signals.take();
    }
  }

  /** Ends the call at both ends. Does nothing to one that has ended. */
  void cancel(String why) {
    call.cancel(why, null);
  }

  private ChatEvent event(Signal signal) {
    return switch (signal) {
      case Event(ChatEvent event) -> {
        taken++;
        if (taken == WINDOW / 2) {
          taken = 0;
          call.request(WINDOW / 2);
        }
        yield event;
      }
      case End(Status status, Metadata trailers) ->
          throw new GatewayFailure(
              status.isOk()
                  ? Status.INTERNAL.withDescription("the stream ended without its last event")
                  : status,
              trailers);
    };
  }

  private sealed interface Signal {}

  private record Event(ChatEvent event) implements Signal {}

  private record End(Status status, Metadata trailers) implements Signal {}

  private final class Receiver extends ClientCall.Listener<StreamChatResponse> {
    @Override
    public void onMessage(StreamChatResponse message) {
      signals.add(new Event(message.getEvent()));
    }

    @Override
    public void onClose(Status status, @Nullable Metadata trailers) {
      signals.add(new End(status, trailers == null ? new Metadata() : trailers));
    }
  }
}
