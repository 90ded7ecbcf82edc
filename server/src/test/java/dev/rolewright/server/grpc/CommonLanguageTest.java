package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts may share answers with others of their language. */
class CommonLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Which of the ways are there for me in the health sector? | en
          Was kann ich mit der Stelle in der Klinik werden?        | de
          Where may I go from here?                                | en
          Paths?                                                   | und
          one two three four five six seven eight                  | und
          """)
  void aKnownLanguageIsOneAndSoAreAFewWords(String text, String language) {
    assertThat(CommonLanguage.of(text)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jakie mam dalsze możliwości rozwoju zawodowego jako pielęgniarka w szpitalu?",
        "Vilka möjligheter finns det för mig att utvecklas som sjuksköterska?",
        "one two three four five six seven eight nine",
        "我想成为一名护士长"
      })
  void aLongTextOfNoKnownLanguageHasNoneInCommonWithOthers(String text) {
    assertThat(CommonLanguage.of(text)).isEmpty();
  }
}
