package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.testing.InMemoryRequestLog;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shared runs of a stream, with work that goes on when the test says so. */
class RequestIdsTest {
  private final Time time = Time.system();
  private final RequestIds requestIds =
      RequestIds.create(
          RepeatableCalls.create(new InMemoryRequestLog(time::now), Ids.create(time), time),
          Ids.create(time),
          time,
          new DeadlineCaps(Duration.ofSeconds(30), Duration.ofSeconds(30)));
  private final String requestId = UUID.randomUUID().toString();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger runs = new AtomicInteger();
  private final BlockingQueue<Long> steps = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    callers.close();
  }

  /** Emits the numbers that the test hands out; a negative one ends the stream. */
  private void work(RequestContext context, String id, Consumer<GenerateCvResponse> sink) {
    runs.incrementAndGet();
    context.cancellation().onCancel(() -> steps.add(Long.MIN_VALUE));
    while (true) {
      long step;
      try {
        step = steps.take();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      context.checkActive();
      if (step < 0) {
        return;
      }
      sink.accept(response(step));
    }
  }

  private static GenerateCvResponse response(long sequence) {
    return GenerateCvResponse.newBuilder()
        .setEvent(GenerationEvent.newBuilder().setSequence(sequence))
        .build();
  }

  /** One caller; {@code seen} is told each item before the next one is taken. */
  private Future<List<Long>> call(Cancellation cancellation, Consumer<Long> seen) {
    return callers.submit(
        () -> {
          List<Long> items = new ArrayList<>();
          requestIds.stream(
              Contexts.of(cancellation),
              sent(GenerateCvRequest.getDefaultInstance()),
              GenerateCvResponse.parser(),
              response -> {
                items.add(response.getEvent().getSequence());
                seen.accept(response.getEvent().getSequence());
              },
              this::work);
          return items;
        });
  }

  private RequestIds.Sent sent(GenerateCvRequest body) {
    return new RequestIds.Sent("m", requestId, body, Set.of());
  }

  @Test
  void callersAtTheSameTimeAreOneRun() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    steps.add(0L);
    Future<List<Long>> first = call(new Cancellation(), item -> both.countDown());
    Future<List<Long>> second = call(new Cancellation(), item -> both.countDown());
    both.await();
    steps.addAll(List.of(1L, 2L, -1L));
    assertThat(first.get()).containsExactly(0L, 1L, 2L);
    assertThat(second.get()).containsExactly(0L, 1L, 2L);
    assertThat(runs).hasValue(1);
    // And a later one gets what is kept.
    assertThat(call(new Cancellation(), item -> {}).get()).containsExactly(0L, 1L, 2L);
    assertThat(runs).hasValue(1);
  }

  @Test
  void theRunGoesOnForTheSecondCallerWhenTheFirstLeaves() throws Exception {
    Cancellation leaving = new Cancellation();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch joined = new CountDownLatch(1);
    steps.add(0L);
    Future<List<Long>> first = call(leaving, item -> started.countDown());
    started.await();
    Future<List<Long>> second = call(new Cancellation(), item -> joined.countDown());
    joined.await();
    leaving.cancel();
    assertCancelled(first);
    steps.addAll(List.of(1L, -1L));
    assertThat(second.get()).containsExactly(0L, 1L);
    assertThat(runs).hasValue(1);
  }

  @Test
  void whenEverybodyLeavesTheRunStopsAndARepeatRunsAnew() throws Exception {
    Cancellation leaving = new Cancellation();
    CountDownLatch both = new CountDownLatch(2);
    steps.add(0L);
    Future<List<Long>> first = call(leaving, item -> both.countDown());
    Future<List<Long>> second = call(leaving, item -> both.countDown());
    both.await();
    leaving.cancel();
    assertCancelled(first);
    assertCancelled(second);
    Future<List<Long>> again = call(new Cancellation(), item -> {});
    steps.addAll(List.of(7L, -1L));
    assertThat(again.get()).containsExactly(7L);
    assertThat(runs).hasValue(2);
  }

  private static void assertCancelled(Future<?> call) {
    assertThatThrownBy(call::get)
        .cause()
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void aFailureReachesEveryCallerAndIsNotKept() throws Exception {
    CompletableFuture<Void> fail = new CompletableFuture<>();
    CountDownLatch both = new CountDownLatch(2);
    List<Future<?>> calls = new ArrayList<>();
    for (int caller = 0; caller < 2; caller++) {
      calls.add(
          callers.submit(
              () ->
                  requestIds.stream(
                      Contexts.active(),
                      sent(GenerateCvRequest.getDefaultInstance()),
                      GenerateCvResponse.parser(),
                      item -> both.countDown(),
                      (context, id, sink) -> {
                        sink.accept(response(0));
                        fail.join();
                        throw new NoClassDefFoundError("secret");
                      })));
    }
    both.await();
    fail.complete(null);
    for (Future<?> call : calls) {
      assertThatThrownBy(call::get)
          .cause()
          .isInstanceOf(RolewrightException.class)
          .hasMessageNotContaining("secret");
    }
    steps.addAll(List.of(1L, -1L));
    assertThat(call(new Cancellation(), item -> {}).get()).containsExactly(1L);
  }

  @Test
  void aRepeatOfARunningUnaryCallWaitsForItsAnswer() throws Exception {
    CompletableFuture<GenerateCvResponse> answer = new CompletableFuture<>();
    CountDownLatch running = new CountDownLatch(1);
    Future<GenerateCvResponse> first =
        callers.submit(
            () ->
                unary(
                    () -> {
                      running.countDown();
                      return answer.join();
                    }));
    running.await();
    Future<GenerateCvResponse> second =
        callers.submit(
            () ->
                unary(
                    () -> {
                      throw new AssertionError("ran twice");
                    }));
    answer.complete(response(9));
    assertThat(first.get()).isEqualTo(response(9));
    assertThat(second.get()).isEqualTo(response(9));
  }

  private GenerateCvResponse unary(java.util.function.Supplier<GenerateCvResponse> work) {
    return requestIds.unary(
        Contexts.active(),
        sent(GenerateCvRequest.getDefaultInstance()),
        GenerateCvResponse.parser(),
        response -> response,
        id -> work.get());
  }

  @Test
  void theFieldsOfABodyAreAllButTheRequestId() {
    GenerateCvRequest body =
        GenerateCvRequest.newBuilder().setRequestId(requestId).setMaxBullets(3).build();
    assertThat(sent(body).fields()).containsOnlyKeys("max_bullets");
  }
}
