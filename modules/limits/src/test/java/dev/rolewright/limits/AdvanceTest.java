package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much is asked for in advance. */
class AdvanceTest {
  private static final long HOLD = 100;
  private static final long MOST = 10;

  private final Advance advance = new Advance(HOLD);

  private long ask(long now) {
    long asked = advance.ask(1, MOST, now);
    advance.answered();
    return asked;
  }

  @Test
  void isNothingUntilTheSameIsAskedAgainSoon() {
    assertThat(ask(0)).isZero();
    assertThat(ask(HOLD + 1)).isZero();
    assertThat(ask(2 * HOLD + 1)).isOne();
  }

  @Test
  void doublesWhenItRunsOutBeforeItsTimeUpToTheMost() {
    ask(0);
    assertThat(ask(1)).isEqualTo(1);
    assertThat(ask(2)).isEqualTo(2);
    assertThat(ask(3)).isEqualTo(4);
    assertThat(ask(4)).isEqualTo(8);
    assertThat(ask(5)).isEqualTo(MOST);
    assertThat(ask(6)).isEqualTo(MOST);
  }

  @Test
  void fallsToWhatWasUsedWhenItLapses() {
    ask(0);
    ask(1);
    ask(2);
    assertThat(ask(3)).isEqualTo(4);
    advance.used(1);
    advance.used(2);
    assertThat(ask(4 + HOLD)).isEqualTo(3);
    assertThat(ask(5 + 2 * HOLD)).as("nothing of that was used").isZero();
  }

  @Test
  void isForgottenAfterTwiceItsTime() {
    ask(0);
    ask(1);
    advance.used(1);
    assertThat(advance.isForgotten(1 + 2 * HOLD)).isFalse();
    assertThat(advance.isForgotten(2 + 2 * HOLD)).isTrue();
    assertThat(ask(2 + 2 * HOLD)).isZero();
  }

  @Test
  void isAskedForOnceAtATimeAndAgainWhenNoAnswerComes() {
    ask(0);
    assertThat(advance.ask(1, MOST, 1)).isOne();
    assertThat(advance.ask(1, MOST, 2)).as("the answer is awaited").isZero();
    advance.used(1);
    assertThat(advance.ask(1, MOST, 2 + HOLD)).as("no answer came").isOne();
  }

  @Test
  void isNothingWhereTheMostIsLessThanACallNeeds() {
    Advance large = new Advance(HOLD);
    for (long now = 0; now < 5; now++) {
      assertThat(large.ask(MOST + 1, MOST, now)).isZero();
    }
  }
}
