package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstTextTimesTest {
  private static final ModelName MODEL = World.model("one");
  private static final long WINDOW = FirstTextTimes.WINDOW.toNanos();
  private static final long TRY = FirstTextTimes.TRY.toNanos();

  private final FirstTextTimes times = new FirstTextTimes();

  @Test
  void theMedianOfTheLastAttemptsIsToldOfEachModelAndAccount() {
    assertThat(times.median(MODEL, "", 0)).isEmpty();
    for (long time : new long[] {90, 10, 30, 20}) {
      times.add(MODEL, "", time, 0);
    }
    assertThat(times.median(MODEL, "", 0)).hasValue(20);
    times.add(MODEL, "", 40, 0);
    assertThat(times.median(MODEL, "", 0)).hasValue(30);
    assertThat(times.median(MODEL, "acme", 0)).isEmpty();
    assertThat(times.median(World.model("two"), "", 0)).isEmpty();
  }

  @Test
  void onlyTheLastTwentyCount() {
    for (int attempt = 0; attempt < FirstTextTimes.MOST; attempt++) {
      times.add(MODEL, "", 1, 0);
    }
    for (int attempt = 0; attempt < FirstTextTimes.MOST / 2; attempt++) {
      times.add(MODEL, "", 5, 0);
    }
    assertThat(times.median(MODEL, "", 0)).hasValue(1);
    times.add(MODEL, "", 5, 0);
    assertThat(times.median(MODEL, "", 0)).hasValue(5);
  }

  @Test
  void anAttemptCountsForTenMinutes() {
    times.add(MODEL, "", 7, 0);
    times.add(MODEL, "", 9, 1);
    assertThat(times.median(MODEL, "", WINDOW)).hasValue(7);
    assertThat(times.median(MODEL, "", WINDOW + 1)).hasValue(9);
    assertThat(times.median(MODEL, "", WINDOW + 2)).as("what was known last").hasValue(7);
    times.add(MODEL, "", 8, WINDOW + 2);
    assertThat(times.median(MODEL, "", WINDOW + 2)).hasValue(8);
  }

  @Test
  void aModelIsTriedOutOnceUntilItSucceedsOrAWhileHasPassed() {
    assertThat(times.tryOut(MODEL, "", 5)).isTrue();
    assertThat(times.tryOut(MODEL, "", 5)).isFalse();
    assertThat(times.tryOut(MODEL, "acme", 5)).isTrue();
    assertThat(times.tryOut(MODEL, "", 4 + TRY)).isFalse();
    assertThat(times.tryOut(MODEL, "", 5 + TRY)).isTrue();
    times.add(MODEL, "", 7, 6 + TRY);
    assertThat(times.tryOut(MODEL, "", 6 + TRY + WINDOW)).as("it is measured").isFalse();
    assertThat(times.tryOut(MODEL, "", 7 + TRY + WINDOW)).isTrue();
    assertThat(times.median(MODEL, "", 7 + TRY + WINDOW)).as("for all others").hasValue(7);
  }

  @Test
  void modelsThatCanNotBeAskedAreForgotten() {
    times.add(MODEL, "", 7, 0);
    times.add(MODEL, "acme", 9, 0);
    times.keep((model, account) -> account.equals("acme"));
    assertThat(times.median(MODEL, "", 0)).isEmpty();
    assertThat(times.median(MODEL, "acme", 0)).hasValue(9);
  }
}
