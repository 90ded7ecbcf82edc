package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Worked with brokers, e.g. Kafka and Pulsar, every day.",
        "Reported to Dr. Smith and Prof. Jones.",
        "Wrote services in Node.js and ASP.NET Core.",
        "Cut the cost by approx. 20 % in a year.",
        "Was No. 1 of 40 teams.",
        "Reduced errors (from ca. 300 to 20 a day).",
        "Employed by J. Smith as a clerk.",
        "Kept records, i.e. Charts and notes.",
        "Systeme betreut, z. B. Kafka und Linux.",
        "Boring at 3 a.m. and at noon."
      })
  void anAbbreviationEndsNoSentence(String sentence) {
    assertThat(Sentences.of(sentence)).containsExactly(sentence);
    assertThat(Sentences.of(sentence + " It went well."))
        .containsExactly(sentence, "It went well.");
  }

  @Test
  void splitsSentencesAndKeepsEachOnOneLine() {
    assertThat(Sentences.of("  I build\nthings. Was it hard? No. It was\tfun!  "))
        .containsExactly("I build things.", "Was it hard?", "No.", "It was fun!");
  }

  @Test
  void splitsParagraphsAndLists() {
    assertThat(Sentences.of("Led a team\n\nof four\n- Built it\n  • Ran it\nat night"))
        .containsExactly("Led a team", "of four", "Built it", "Ran it at night");
  }

  @Test
  void splitsOtherScripts() {
    assertThat(Sentences.of("負責後端開發。帶領四人團隊。")).containsExactly("負責後端開發。", "帶領四人團隊。");
  }

  @Test
  void anEmptyTextHasNone() {
    assertThat(Sentences.of(" \n\u2028 ")).isEmpty();
  }

  @Test
  void everyKindOfWhiteSpaceAndControlBecomesASpace() {
    assertThat(Sentences.oneLine("\u00a0a\u2028b\r\n\tc\u0000d\u3000e\u0085"))
        .isEqualTo("a b c d e");
  }
}
