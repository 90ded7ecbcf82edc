package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordListsTest {
  @Test
  void listsHoldWordsAndNoRemarks() {
    WordLists lists = WordLists.read("cue-words.txt");
    assertThat(lists.words("directly after")).contains("developer", "queries").doesNotContain("#");
    assertThat(lists.words("connectors")).contains(",", "&", "[", "•");
    assertThat(WordLists.read("everyday-phrases.txt").lines("phrases")).contains("in other words");
  }

  @Test
  void sectionsThatNarrowOthersArePartsOfThem() {
    assertThat(CueWords.DIRECTLY_BEFORE).containsAll(CueWords.DIRECTLY_BEFORE_LOWER_CASE);
    assertThat(CueWords.DIRECTLY_AFTER).containsAll(CueWords.AFTER_SOFTWARE);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> WordLists.read("none.txt")).hasMessageContaining("none.txt");
    assertThatThrownBy(() -> WordLists.read("cue-words.txt").words("none"))
        .hasMessageContaining("[none]");
  }
}
