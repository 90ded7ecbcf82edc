package dev.rolewright.llm.providers;

import dev.rolewright.platform.Timers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, handed from the client's threads to the one that reads. No more than one
 * delivery waits, so that a vendor can't fill the memory. The client's own input stream would do
 * the same, but closing it breaks the connection, which a call should not cost that has its answer.
 */
final class ResponseBody implements HttpResponse.BodySubscriber<ResponseBody>, ByteSource {
  private static final Duration MOST_TIME_FOR_THE_REST = Duration.ofSeconds(1);

  /** What was delivered: bytes, or an end with or without a failure. */
  private record Delivery(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  private enum State {
    READING,
    /** The answer is whole; the rest of the body is let through, so that the connection lives. */
    FINISHED,
    ABORTED
  }

  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final Timers timers;
  private volatile boolean ended;
  private Flow.@Nullable Subscription subscription;
  private State state = State.READING;
  private Timers.@Nullable Timer restLimit;
  private boolean atEnd;

  ResponseBody(Timers timers) {
    this.timers = timers;
  }

  @Override
  public CompletionStage<ResponseBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (state == State.ABORTED) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    synchronized (this) {
      if (state != State.READING) {
        return;
      }
    }
    deliveries.add(new Delivery(buffers, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    end();
    deliveries.add(new Delivery(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    end();
    deliveries.add(new Delivery(List.of(), true, null));
  }

  @Override
  public byte @Nullable [] next() throws IOException, InterruptedException {
    while (!atEnd) {
      Delivery delivery = deliveries.take();
      if (isAborted()) {
        atEnd = true;
        throw new IOException("given up");
      }
      if (delivery.failure() != null) {
        atEnd = true;
        throw new IOException("the connection broke", delivery.failure());
      }
      if (delivery.last()) {
        atEnd = true;
        return null;
      }
      byte[] bytes = joined(delivery.buffers());
      requestMore(1);
      if (bytes.length > 0) {
        return bytes;
      }
    }
    return null;
  }

  /** Reads to the end, or until there are as many bytes as allowed, whatever comes first. */
  byte[] atMost(int bytes) throws IOException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] next = next(); next != null; next = next()) {
      all.write(next, 0, Math.min(next.length, bytes - all.size()));
      if (all.size() == bytes) {
        break;
      }
    }
    return all.toByteArray();
  }

  /** Lets the rest pass, for a second at most: the answer is whole. */
  void finish() {
    synchronized (this) {
      if (state != State.READING) {
        return;
      }
      state = State.FINISHED;
    }
    if (ended) {
      return;
    }
    requestMore(Long.MAX_VALUE);
    Timers.Timer limit = timers.after(MOST_TIME_FOR_THE_REST, this::cancelSubscription);
    synchronized (this) {
      restLimit = limit;
    }
    if (ended) {
      limit.cancel();
    }
  }

  /** Ends the transfer at once, and the reading with it; does nothing to what is finished. */
  void abort() {
    synchronized (this) {
      if (state != State.READING) {
        return;
      }
      state = State.ABORTED;
    }
    cancelSubscription();
    // Wakes a reader that waits.
    deliveries.add(new Delivery(List.of(), true, null));
  }

  private void end() {
    ended = true;
    Timers.Timer limit;
    synchronized (this) {
      limit = restLimit;
    }
    if (limit != null) {
      limit.cancel();
    }
  }

  private void requestMore(long count) {
    Flow.Subscription known = subscription();
    if (known != null) {
      known.request(count);
    }
  }

  private void cancelSubscription() {
    Flow.Subscription known = subscription();
    if (known != null) {
      known.cancel();
    }
  }

  private synchronized boolean isAborted() {
    return state == State.ABORTED;
  }

  private synchronized Flow.@Nullable Subscription subscription() {
    return subscription;
  }

  private static byte[] joined(List<ByteBuffer> buffers) {
    int length = 0;
    for (ByteBuffer buffer : buffers) {
      length += buffer.remaining();
    }
    byte[] bytes = new byte[length];
    int position = 0;
    for (ByteBuffer buffer : buffers) {
      int part = buffer.remaining();
      buffer.get(bytes, position, part);
      position += part;
    }
    return bytes;
  }
}
