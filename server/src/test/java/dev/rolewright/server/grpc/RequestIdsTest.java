package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Shared runs of a stream, with work that goes on when the test says so. */
class RequestIdsTest extends RequestIdsTestCase {
  private final BlockingQueue<Long> steps = new LinkedBlockingQueue<>();

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

  /** One caller; {@code seen} is told each item before the next one is taken. */
  private Future<List<Long>> call(Cancellation cancellation, Consumer<Long> seen) {
    return callers.submit(
        () -> {
          List<Long> items = new ArrayList<>();
          requestIds.stream(
              Contexts.of(cancellation),
              sent(GenerateCvRequest.getDefaultInstance()),
              GenerateCvResponse.parser(),
              RequestIdsTestCase::isLast,
              response -> {
                items.add(response.getEvent().getSequence());
                seen.accept(response.getEvent().getSequence());
              },
              this::work);
          return items;
        });
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
                      RequestIdsTestCase::isLast,
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

  private GenerateCvResponse unary(Supplier<GenerateCvResponse> work) {
    return unary(id -> work.get());
  }

  private GenerateCvResponse unary(RequestIds.UnaryWork<GenerateCvResponse> work) {
    return requestIds.unary(
        Contexts.active(),
        sent(GenerateCvRequest.getDefaultInstance()),
        GenerateCvResponse.parser(),
        response -> response,
        work);
  }

  @Test
  void aRepeatAfterAnAnswerThatCouldNotBeKeptMakesTheSameResource() {
    Set<String> stored = new HashSet<>();
    log.completeFails(true);
    assertThatThrownBy(() -> keep(stored)).isInstanceOf(RolewrightException.class);
    log.completeFails(false);
    keep(stored);
    assertThat(stored).hasSize(1);
  }

  @Test
  void aRepeatAfterALostAcknowledgementMakesTheSameResource() {
    Set<String> stored = new HashSet<>();
    assertThatThrownBy(
            () ->
                unary(
                    id -> {
                      stored.add(id);
                      throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "cut off");
                    }))
        .isInstanceOf(RolewrightException.class);
    keep(stored);
    assertThat(stored).hasSize(1);
  }

  private void keep(Set<String> stored) {
    unary(
        id -> {
          stored.add(id);
          return response(1);
        });
  }

  /** What tells of success must not come before the answer is kept for repeats. */
  @Test
  void aStreamWhoseAnswerCouldNotBeKeptDoesNotTellOfSuccess() {
    Set<String> stored = new HashSet<>();
    List<GenerateCvResponse> seen = new ArrayList<>();
    log.completeFails(true);
    assertThatThrownBy(() -> document(stored, seen::add))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE));
    assertThat(seen).containsExactly(response(0));

    log.completeFails(false);
    List<GenerateCvResponse> again = new ArrayList<>();
    document(stored, again::add);
    assertThat(stored).hasSize(1);
    assertThat(again).containsExactly(response(0), last(stored.iterator().next()));
    List<GenerateCvResponse> replayed = new ArrayList<>();
    document(stored, replayed::add);
    assertThat(replayed).isEqualTo(again);
  }

  private void document(Set<String> stored, Consumer<GenerateCvResponse> sink) {
    requestIds.stream(
        Contexts.active(),
        sent(GenerateCvRequest.getDefaultInstance()),
        GenerateCvResponse.parser(),
        RequestIdsTestCase::isLast,
        sink,
        (context, id, events) -> {
          events.accept(response(0));
          stored.add(id);
          events.accept(last(id));
        });
  }

  @Test
  void theFieldsOfABodyAreAllButTheRequestId() {
    GenerateCvRequest body =
        GenerateCvRequest.newBuilder().setRequestId(requestId).setMaxBullets(3).build();
    assertThat(sent(body).fields()).containsOnlyKeys("max_bullets");
  }
}
