package dev.rolewright.client.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.DateRange;
import dev.rolewright.proto.v1.PartialDate;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.TokenUsage;
import org.junit.jupiter.api.Test;

/** Values as people read them. */
class WordsTest {
  private static final PartialDate MAY = PartialDate.newBuilder().setYear(2023).setMonth(5).build();
  private static final PartialDate JUNE =
      PartialDate.newBuilder().setYear(2023).setMonth(6).build();

  @Test
  void aPeriodHasItsBeginningAndItsEnd() {
    assertThat(Words.period(DateRange.newBuilder().setStart(MAY).setEnd(JUNE).build()))
        .isEqualTo("May 2023 – Jun 2023");
    assertThat(Words.period(DateRange.newBuilder().setStart(MAY).setOngoing(true).build()))
        .isEqualTo("May 2023 – present");
  }

  @Test
  void whatAnAnswerUsedIsToldAsFarAsItIsKnown() {
    Provenance.Builder answer =
        Provenance.newBuilder().setUsage(TokenUsage.newBuilder().setInputTokens(3));
    assertThat(Words.spending(answer.build())).isEqualTo("3 tokens in, 0 out · cost unknown");
    assertThat(Words.spending(answer.setCostPicos(0).build()))
        .isEqualTo("3 tokens in, 0 out · cost 0 USD");
    assertThat(Words.spending(Provenance.getDefaultInstance())).isEmpty();
  }

  @Test
  void aPeriodOfOneDateIsThatDate() {
    assertThat(Words.period(DateRange.newBuilder().setStart(MAY).setEnd(MAY).build()))
        .isEqualTo("May 2023");
  }
}
