package dev.rolewright.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes a scan look at it more often in proportion to its length than another one. */
class ScanCostTest {
  private static final int WORDS = 5_000;

  /**
   * More than all wordings that begin with one word look ahead; a square would be {@value #WORDS}.
   */
  private static final int MOST_LOOKS_A_WORD = 1_500;

  private static final class Counted extends AbstractList<Word> {
    private final List<Word> words;
    private long looks;

    Counted(List<Word> words) {
      this.words = words;
    }

    @Override
    public Word get(int index) {
      looks++;
      return words.get(index);
    }

    @Override
    public int size() {
      return words.size();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ignore ",
        "ignore all ",
        "forget ",
        "ignore previous ",
        "reveal your ",
        "system ",
        "you are ",
        "all previous ",
        "note to ",
        "api key ",
        "password is ",
        "a "
      })
  void looksGrowWithTheText(String piece) {
    FoldedText text = FoldedText.of(piece.repeat(WORDS / piece.split(" ").length), List.of());
    Counted words = new Counted(Words.of(text));
    List<Finding> findings = new ArrayList<>();
    OrderFinder.find(text, words, findings);
    SecretFinder.find(text, words, findings);
    assertThat(words.looks).isLessThan((long) MOST_LOOKS_A_WORD * words.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "4 ",
        "1-",
        "411 ",
        "123-45-",
        "password: ",
        "password:",
        "<",
        "<|",
        "[",
        "[/",
        "#",
        "### ",
        "\u200B",
        "i ",
        "ignoreall",
        "ignore previous ",
        "ssn: 1-"
      })
  void endsOnLongTexts(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    SafetyScan scan = SafetyPolicies.STANDARD.scan(TextRole.DATA, text);
    assertThat(scan.sanitized().length()).isLessThanOrEqualTo(text.length() * 2);
  }

  @Test
  void aTextOfNestedOrdersIsTakenOutAsAWhole() {
    String text = "ignore previous ".repeat(4_000) + "instructions ".repeat(4_000);
    assertThat(SafetyPolicies.STANDARD.scan(TextRole.DATA, text).sanitized())
        .isEqualTo("[REMOVED]");
  }
}
