package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkHistoryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  private static WorkHistory of(String... dates) {
    Evidence[] positions =
        IntStream.range(0, dates.length)
            .mapToObj(index -> Samples.work("w" + index, "Job " + index, dates[index]))
            .toArray(Evidence[]::new);
    return WorkHistory.of(Samples.profile(positions), TODAY);
  }

  private static List<String> gaps(WorkHistory history) {
    return history.gaps().stream()
        .map(gap -> Durations.of(gap.from()) + " to " + Durations.of(gap.to()))
        .toList();
  }

  @Test
  void countsEachMonthOnce() {
    assertThat(of("2020-01/2020-12", "2020-07/2021-06").months()).isEqualTo(18);
    assertThat(of("2020-01/2022-12", "2021-01/2021-03").months()).isEqualTo(36);
    assertThat(of("2020-03/2020-03").months()).isEqualTo(1);
  }

  @Test
  void workThatGoesOnCountsToToday() {
    assertThat(of("2026-01/now").months()).isEqualTo(6);
    assertThat(of("2030-01/now").months()).isZero();
  }

  @Test
  void aYearWithoutAMonthCountsFromAndToItsMiddle() {
    assertThat(of("2018/2020").months()).isEqualTo(24);
    assertThat(of("2020/2020").months()).isEqualTo(6);
  }

  @Test
  void writesYearsRoundedDown() {
    assertThat(of("2020-01/2021-12").years()).isEqualTo("2");
    assertThat(of("2020-01/2022-06").years()).isEqualTo("2.5");
    assertThat(of("2021-01/2025-11").years()).isEqualTo("4.9");
    assertThat(of("2021-01/2025-11").isShorterThan(5)).isTrue();
    assertThat(of("2021-01/2025-12").isShorterThan(5)).isFalse();
    assertThat(of().isShorterThan(0)).isFalse();
  }

  @Test
  void whatLacksAnEndIsUndated() {
    WorkHistory history = of("", "2019-01/", "/2020-01", "2021-01/2021-12");
    assertThat(history.undated())
        .extracting(Evidence::title)
        .containsExactly("Job 0", "Job 1", "Job 2");
    assertThat(history.months()).isEqualTo(12);
  }

  @Test
  void aGapIsMoreThanAYearBetweenPositions() {
    assertThat(gaps(of("2022-01/now", "2018-01/2019-12"))).containsExactly("Dec 2019 to Jan 2022");
    assertThat(gaps(of("2021-01/now", "2018-01/2019-12"))).isEmpty();
    assertThat(gaps(of("2021-02/now", "2018-01/2019-12"))).hasSize(1);
    assertThat(gaps(of("2010-01/2020-01", "2011-01/2012-01", "2021-02/now"))).isEmpty();
  }

  @Test
  void datesWithoutMonthsAreReadInThePersonsFavour() {
    assertThat(gaps(of("2018/2019", "2021/now"))).isEmpty();
    assertThat(gaps(of("2018/2019", "2022/now"))).containsExactly("2019 to 2022");
  }

  @Test
  void aPositionWithoutDatesMayFillTheGap() {
    assertThat(gaps(of("2010-01/2012-01", "", "2020-01/now"))).isEmpty();
    assertThat(gaps(of("2010-01/2012-01", "2013-01/", "2020-01/now"))).isEmpty();
  }

  @Test
  void studyIsNoGapAndNothingBeforeTheFirstPositionIs() {
    Evidence degree =
        Samples.evidence("d", EvidenceKind.EDUCATION, "MSc", "School", "2012-02/2014-01");
    Evidence school =
        Samples.evidence("s", EvidenceKind.EDUCATION, "School", "School", "1990/1995");
    WorkHistory history =
        WorkHistory.of(
            Samples.profile(
                Samples.work("w1", "A", "2010-01/2012-01"),
                degree,
                school,
                Samples.work("w2", "B", "2014-03/now")),
            TODAY);
    assertThat(gaps(history)).isEmpty();
  }
}
