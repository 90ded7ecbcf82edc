package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.testing.InMemoryRequestLog;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import io.grpc.Context;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A place is given back once, by the last who holds it. */
class CallPlaceTest {
  private final AtomicInteger givenBack = new AtomicInteger();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final CallPlace place =
      new CallPlace(
          () -> {
            givenBack.incrementAndGet();
            over.complete(null);
          });

  private void inCall(Runnable method) {
    place.in(Context.current()).run(method);
  }

  @Test
  void aCallWithoutMoreWorkGivesItBackAtItsEnd() {
    inCall(() -> assertThat(givenBack).hasValue(0));
    place.leave();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void anAnswerGivesItBackOnce() {
    inCall(place::answered);
    assertThat(givenBack).hasValue(1);
    place.leave();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void anAnswerByWorkOfTheCallGivesItBackOnce() {
    CompletableFuture<Integer> atAnswer = new CompletableFuture<>();
    inCall(
        () ->
            CallPlace.start(
                "work",
                () -> {
                  place.answered();
                  atAnswer.complete(givenBack.get());
                }));
    assertThat(atAnswer.join()).isEqualTo(1);
    place.leave();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void noWorkBeginsInAPlaceThatWasGivenBack() {
    inCall(place::answered);
    assertThatThrownBy(() -> inCall(() -> CallPlace.start("work", () -> {})))
        .isInstanceOf(IllegalStateException.class);
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void workThatOutlivesTheAnswerKeepsIt() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    inCall(
        () -> {
          CallPlace.start("work", release::join);
          place.answered();
        });
    assertThat(givenBack).hasValue(0);
    release.complete(null);
    over.join();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void workThatOutlivesTheCallKeepsIt() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    inCall(() -> CallPlace.start("work", release::join));
    place.leave();
    assertThat(givenBack).hasValue(0);
    release.complete(null);
    over.join();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void workThatWorkStartedKeepsItToo() {
    CompletableFuture<Void> firstEnds = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    inCall(
        () ->
            CallPlace.start(
                "first",
                () -> {
                  CallPlace.start("second", release::join);
                  firstEnds.complete(null);
                }));
    firstEnds.join();
    place.leave();
    assertThat(givenBack).hasValue(0);
    release.complete(null);
    over.join();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void aRunThatItsOnlyCallerLeftKeepsItUntilItHasStopped() {
    Time time = Time.system();
    Ids ids = Ids.create(time);
    DeadlineCaps caps = new DeadlineCaps(Duration.ofMinutes(5), Duration.ofMinutes(5));
    RequestIds requestIds =
        RequestIds.create(
            RepeatableCalls.create(new InMemoryRequestLog(time::now), ids, time),
            ids,
            time,
            caps,
            any -> true);
    SentCall sent =
        new SentCall("m", UUID.randomUUID().toString(), GenerateCvRequest.getDefaultInstance());
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Void> release = new CompletableFuture<>();
    inCall(
        () ->
            assertThatThrownBy(
                    () ->
                        requestIds.stream(
                            Contexts.of(cancellation),
                            sent,
                            GenerateCvResponse.parser(),
                            response -> false,
                            response -> {},
                            (context, id, sink) -> {
                              cancellation.cancel();
                              release.join();
                            }))
                .isInstanceOf(RolewrightException.class));
    place.leave();
    assertThat(givenBack).hasValue(0);
    release.complete(null);
    over.join();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void workThatFailsGivesItBack() {
    inCall(
        () ->
            CallPlace.start(
                "failing",
                () -> {
                  Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
                  throw new IllegalStateException("fault");
                }));
    place.leave();
    over.join();
    assertThat(givenBack).hasValue(1);
  }

  @Test
  void workOfACallThatDoesNotCountRuns() {
    CompletableFuture<Void> ran = new CompletableFuture<>();
    CallPlace.start("uncounted", () -> ran.complete(null));
    ran.join();
    assertThat(givenBack).hasValue(0);
  }
}
