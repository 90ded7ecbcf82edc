package dev.rolewright.parsing.job;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ConfidenceTest {
  @Property
  void aLargerLeadIsNeverLessConfident(
      @ForAll @DoubleRange(min = 0, max = 30) double lead,
      @ForAll @DoubleRange(min = 0, max = 5) double more) {
    double confidence = Confidence.ofLead(lead);
    assertThat(confidence).isBetween(0.0, 1.0);
    assertThat(Confidence.ofLead(lead + more)).isGreaterThanOrEqualTo(confidence);
  }
}
