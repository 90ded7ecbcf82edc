package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** English phrases and words that look like names of skills and are none. */
final class EverydayPhrases {
  private static final WordLists LISTS = WordLists.read("everyday-phrases.txt");
  private static final Set<String> WORDS = LISTS.words("words");
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2049;

  private EverydayPhrases() {}

  /** Returns the phrases that hide the names within them. */
  static List<String> phrases() {
    List<String> phrases = new ArrayList<>(LISTS.lines("phrases"));
    for (String head : LISTS.words("before letters")) {
      phrases.add(head + " c");
      phrases.add(head + " r");
      phrases.add(head + " d");
    }
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      phrases.add("spring " + year);
    }
    return phrases;
  }

  /** Returns the phrases that hide the names within them unless a capital shows a name. */
  static List<String> phrasesOfVerbs() {
    return LISTS.lines("phrases of verbs");
  }

  /** Tells whether a folded word is used in everyday English. */
  static boolean isEverydayWord(String folded) {
    return WORDS.contains(folded);
  }
}
