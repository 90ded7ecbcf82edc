package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeats of calls of which no answer is kept: it may not be, or the call stores nothing. */
class UnkeptAnswersTest extends RequestIdsTestCase {
  @Test
  void ofACallThatStoresNothingNoAnswerIsKept() {
    GenerateCvRequest body = GenerateCvRequest.newBuilder().setMaxBullets(3).build();
    assertThat(unstored(body)).isEqualTo(1);
    assertThat(unstored(body)).isEqualTo(2);
    assertThat(log.completed()).isZero();
    assertThatThrownBy(() -> unstored(body.toBuilder().setMaxBullets(4).build()))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_ID_REUSED));
    assertThat(runs).hasValue(2);
  }

  /** A unary call and a streamed one; what they answer is the number of their run. */
  private List<Supplier<Integer>> kinds(SentCall.Keeping keeping) {
    SentCall call = sent(GenerateCvRequest.getDefaultInstance()).keeping(keeping);
    return List.of(
        () ->
            (int)
                requestIds
                    .unary(
                        Contexts.active(),
                        call,
                        GenerateCvResponse.parser(),
                        kept -> kept,
                        id -> response(runs.incrementAndGet()))
                    .getEvent()
                    .getSequence(),
        () -> {
          List<GenerateCvResponse> got = new ArrayList<>();
          requestIds.stream(
              Contexts.active(),
              call,
              GenerateCvResponse.parser(),
              RequestIdsTestCase::isLast,
              got::add,
              (context, id, events) -> {
                events.accept(response(runs.incrementAndGet()));
                events.accept(last(id));
              });
          assertThat(got).hasSize(2);
          return (int) got.getFirst().getEvent().getSequence();
        });
  }

  private static void assertNotKept(Supplier<Integer> call) {
    assertThatThrownBy(call::get)
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.PRECONDITION);
              assertThat(failure.getMessage()).startsWith("request_id:").contains("new request id");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whereNothingMayBeKeptARepeatIsRefusedAlsoAfterwards(int kind) {
    mayKeep = false;
    Supplier<Integer> call = kinds(SentCall.Keeping.AS_ALLOWED).get(kind);
    assertThat(call.get()).isOne();
    assertThat(log.bytes()).isZero();
    assertNotKept(call);
    mayKeep = true;
    assertNotKept(call);
    assertThat(runs).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatWasKeptBeforeIsNotTold(int kind) {
    Supplier<Integer> call = kinds(SentCall.Keeping.AS_ALLOWED).get(kind);
    assertThat(call.get()).isOne();
    assertThat(log.bytes()).isPositive();
    mayKeep = false;
    assertNotKept(call);
    mayKeep = true;
    assertThat(call.get()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRequestMaySayThatNothingIsKept(int kind) {
    Supplier<Integer> never = kinds(SentCall.Keeping.NEVER).get(kind);
    assertThat(never.get()).isOne();
    assertThat(log.bytes()).isZero();
    assertNotKept(never);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatTellsNothingOfAPersonIsKeptInAnyCase(int kind) {
    mayKeep = false;
    Supplier<Integer> always = kinds(SentCall.Keeping.ALWAYS).get(kind);
    assertThat(always.get()).isOne();
    assertThat(always.get()).isOne();
  }

  @Test
  void whereNothingMayBeKeptACallThatStoresNothingIsRefusedToo() {
    mayKeep = false;
    GenerateCvRequest body = GenerateCvRequest.getDefaultInstance();
    assertThat(unstored(body)).isOne();
    assertNotKept(() -> unstored(body));
  }

  @Test
  void whereNothingMayBeKeptACallThatFailedRunsAnewAndItsEndIsNotTold() {
    mayKeep = false;
    List<GenerateCvResponse> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                requestIds.stream(
                    Contexts.active(),
                    sent(GenerateCvRequest.getDefaultInstance()),
                    GenerateCvResponse.parser(),
                    RequestIdsTestCase::isLast,
                    seen::add,
                    (context, id, events) -> {
                      events.accept(response(0));
                      events.accept(last(id));
                      throw RolewrightException.of(ErrorCode.SERVER, "The vendor failed.");
                    }))
        .isInstanceOf(RolewrightException.class);
    assertThat(seen).containsExactly(response(0));
    assertThat(kinds(SentCall.Keeping.AS_ALLOWED).getLast().get()).isOne();
  }

  @Test
  void callsThatStoreNothingRunSideBySide() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int caller = 0; caller < 2; caller++) {
      calls.add(
          callers.submit(
              () ->
                  requestIds.unstored(
                      Contexts.active(),
                      sent(GenerateCvRequest.getDefaultInstance()),
                      () -> {
                        both.countDown();
                        try {
                          return both.await(20, TimeUnit.SECONDS);
                        } catch (InterruptedException stopped) {
                          throw new IllegalStateException(stopped);
                        }
                      })));
    }
    for (Future<Boolean> call : calls) {
      assertThat(call.get()).isTrue();
    }
  }

  @Test
  void aRefusedCallThatStoresNothingMayBeMended() {
    assertThatThrownBy(
            () ->
                requestIds.unstored(
                    Contexts.active(),
                    sent(GenerateCvRequest.getDefaultInstance()),
                    () -> {
                      throw RolewrightException.invalid("text", "is wrong.");
                    }))
        .isInstanceOf(RolewrightException.class);
    assertThat(unstored(GenerateCvRequest.newBuilder().setMaxBullets(3).build())).isEqualTo(1);
  }
}
