package dev.rolewright.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          We need a developer.|6
          Softwareentwicklung|4
          für|1
          2026|2
          {"a":1}|7
          a  b|3
          開発者|3
          🚀|2
          """)
  void countsThePiecesOfAText(String text, long tokens) {
    assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
  }
}
