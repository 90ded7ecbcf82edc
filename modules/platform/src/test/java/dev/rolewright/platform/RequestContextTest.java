package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RequestContextTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTime time = new ManualTime();
  private final RequestContext context = context(0);

  @Property(tries = 300)
  void whatIsLeftAndWhatHasPassedMakeTheWholeUntilTheDeadline(
      @ForAll long received, @ForAll @LongRange(min = 0, max = 60_000_000_000L) long passed) {
    // The reading may have any origin, near the point where it wraps around too.
    RequestContext own = context(received);
    time.setNanos(received + passed);

    assertThat(own.elapsed()).isEqualTo(Duration.ofNanos(passed));
    assertThat(own.remaining()).isEqualTo(Duration.ofNanos(Math.max(0, LIMIT.toNanos() - passed)));
  }

  @Property(tries = 300)
  void whatIsKeptForAStandInIsAFifthOfTheTimeLeftAndAtMostASecond(
      @ForAll long received, @ForAll @LongRange(min = 0, max = 60_000_000_000L) long passed) {
    RequestContext own = context(received);
    time.setNanos(received + passed);
    RequestContext earlier = own.withReserve();

    Duration fifth = own.remaining().dividedBy(5);
    Duration kept = own.remaining().minus(earlier.remaining());
    assertThat(kept).isEqualTo(fifth.compareTo(SECOND) < 0 ? fifth : SECOND);
    assertThat(earlier.elapsed()).isEqualTo(own.elapsed());
    assertThat(earlier.cancellation()).isSameAs(own.cancellation());
  }

  @Test
  void noTimeIsNegative() {
    time.setNanos(-1);
    assertThat(context.elapsed()).isZero();

    time.setNanos(LIMIT.toNanos() + 1);
    assertThat(context.remaining()).isZero();
  }

  @Test
  void workGoesOnUntilTheDeadline() {
    assertThatCode(context::checkActive).doesNotThrowAnyException();

    time.setNanos(LIMIT.toNanos() - 1);
    assertThatCode(context::checkActive).doesNotThrowAnyException();

    time.setNanos(LIMIT.toNanos());
    assertThat(stopReason()).isEqualTo(ErrorCode.TIMEOUT);
  }

  @Test
  void workStopsWhenTheCallerGaveUp() {
    context.cancellation().cancel();

    assertThat(stopReason()).isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void aPassedDeadlineIsATimeoutAlthoughItRaisesTheFlagToo() {
    time.setNanos(LIMIT.toNanos());
    context.cancellation().cancel();

    assertThat(stopReason()).isEqualTo(ErrorCode.TIMEOUT);
  }

  private ErrorCode stopReason() {
    return catchThrowableOfType(RolewrightException.class, context::checkActive).code();
  }

  private RequestContext context(long receivedNanos) {
    return new RequestContext(
        "tenant",
        "principal",
        "free",
        "correlation",
        receivedNanos,
        receivedNanos + LIMIT.toNanos(),
        time,
        new Cancellation());
  }
}
