package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The body of a response between the client's threads and its reader. */
@Timeout(30)
final class ResponseBodyTest {
  private final Waiting timers = new Waiting();
  private final ResponseBody body = new ResponseBody(timers);
  private final Asked connection = new Asked();

  @BeforeEach
  void begin() {
    body.onSubscribe(connection);
  }

  @Test
  void asksForNoMoreThanItIsReadFor() throws Exception {
    assertThat(connection.requested).isEqualTo(1);

    body.onNext(List.of(bytes("a"), bytes("b")));
    assertThat(connection.requested).isEqualTo(1);

    assertThat(body.next()).asString(StandardCharsets.UTF_8).isEqualTo("ab");
    assertThat(connection.requested).isEqualTo(2);
  }

  @Test
  void endsOnceAndForAll() throws Exception {
    body.onComplete();

    assertThat(body.next()).isNull();
    assertThat(body.next()).isNull();
  }

  @Test
  void handsAFailureOn() {
    body.onError(new IOException("reset"));

    assertThatIOException().isThrownBy(body::next).havingRootCause().withMessage("reset");
  }

  @Test
  void readsAtMostWhatIsAllowed() throws Exception {
    body.onNext(List.of(bytes("abc")));
    body.onNext(List.of(bytes("def")));

    assertThat(body.atMost(4)).asString(StandardCharsets.UTF_8).isEqualTo("abcd");
  }

  @Test
  void endsTheTransferWhenItIsGivenUp() throws Exception {
    body.onNext(List.of(bytes("here already")));
    body.abort();

    assertThat(connection.cancelled).isTrue();
    assertThatIOException().isThrownBy(body::next);
    assertThat(body.next()).isNull();
  }

  @Test
  void wakesAReaderWhenItIsGivenUp() {
    Thread.ofVirtual().start(body::abort);

    assertThatIOException().isThrownBy(body::next);
  }

  @Test
  void isGivenUpBeforeItBegins() {
    ResponseBody early = new ResponseBody(timers);
    Asked late = new Asked();
    early.abort();
    early.onSubscribe(late);

    assertThat(late.cancelled).isTrue();
  }

  @Test
  void letsTheRestPassWhenTheAnswerIsWhole() {
    body.finish();
    body.onNext(List.of(bytes("rest")));
    body.abort();

    assertThat(connection.requested).isGreaterThan(1_000_000);
    assertThat(connection.cancelled).as("the connection lives").isFalse();
  }

  @Test
  void waitsForTheRestForASecondAtMost() {
    body.finish();

    assertThat(timers.delays).containsExactly(Duration.ofSeconds(1));
    timers.actions.getFirst().run();
    assertThat(connection.cancelled).isTrue();
  }

  @Test
  void waitsNoLongerWhenTheRestIsHere() {
    body.finish();
    body.onComplete();

    assertThat(timers.actions).isEmpty();
  }

  @Test
  void waitsForNothingWhereTheEndIsHere() {
    body.onComplete();
    body.finish();

    assertThat(timers.delays).isEmpty();
    assertThat(connection.cancelled).isFalse();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Asked implements Flow.Subscription {
    private long requested;
    private boolean cancelled;

    @Override
    public void request(long count) {
      requested = count > Long.MAX_VALUE - requested ? Long.MAX_VALUE : requested + count;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private static final class Waiting implements Timers {
    private final List<Duration> delays = new ArrayList<>();
    private final List<Runnable> actions = new ArrayList<>();

    @Override
    public Timer after(Duration delay, Runnable action) {
      delays.add(delay);
      actions.add(action);
      return () -> actions.remove(action);
    }

    @Override
    public void pause(Duration duration, Cancellation cancellation) {
      throw new AssertionError("nothing pauses here");
    }
  }
}
