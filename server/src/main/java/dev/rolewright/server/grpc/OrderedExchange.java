package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Serves a stream of requests with a stream of responses: a few at a time in parallel, answered in
 * the order received. The caller is asked for another request only when an answer was taken off its
 * hands, so neither side can flood the other.
 *
 * @param <Q> request
 * @param <R> response
 */
final class OrderedExchange<Q, R> implements StreamObserver<Q> {
  private static final int WINDOW = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** Answers one request; {@code index} counts from 0. */
  @FunctionalInterface
  interface Answer<Q, R> {
    R of(long index, Q request);
  }

  private final ServerCallStreamObserver<R> call;
  private final RequestContext context;
  private final Answer<Q, R> answer;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  // Two places more than the window: for the end mark of the caller and for that of a cancellation.
  private final BlockingQueue<CompletableFuture<End<R>>> pending =
      new ArrayBlockingQueue<>(WINDOW + 2);
  private long received;

  private OrderedExchange(
      ServerCallStreamObserver<R> call, RequestContext context, Answer<Q, R> answer) {
    this.call = call;
    this.context = context;
    this.answer = answer;
  }

  /** Starts serving; returns the observer that gRPC feeds. */
  static <Q, R> StreamObserver<Q> start(
      StreamObserver<R> observer, RequestContext context, Answer<Q, R> answer) {
    ServerCallStreamObserver<R> call = (ServerCallStreamObserver<R>) observer;
    call.disableAutoRequest();
    OrderedExchange<Q, R> exchange = new OrderedExchange<>(call, context, answer);
    StreamPump.start(observer, context, exchange::writeAnswers);
    call.request(WINDOW);
    return exchange;
  }

  private void writeAnswers(Consumer<R> sink) {
    try (workers) {
      context
          .cancellation()
          .onCancel(() -> pending.offer(CompletableFuture.completedFuture(new End<>(null))));
      while (true) {
        End<R> next = take();
        context.checkActive();
        if (next.response() == null) {
          return;
        }
        sink.accept(next.response());
        call.request(1);
      }
    }
  }

  private End<R> take() {
    try {
      return pending.take().get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The server is stopping.");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void onNext(Q request) {
    long index = received++;
    pending.add(CompletableFuture.supplyAsync(() -> new End<>(answer.of(index, request)), workers));
  }

  @Override
  public void onError(Throwable failure) {
    context.cancellation().cancel();
  }

  @Override
  public void onCompleted() {
    pending.add(CompletableFuture.completedFuture(new End<>(null)));
  }

  /** A response, or null for the end of the stream. */
  private record End<R>(@org.jspecify.annotations.Nullable R response) {}
}
