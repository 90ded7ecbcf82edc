package dev.rolewright.parsing.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words with which an item of a list of requirements begins, such as "Ability to". Pages that
 * lost their line breaks run such items together: "… in Java Experience with Kafka".
 */
public final class RequirementOpenings {
  /** Most words of an opening. */
  private static final int MOST_WORDS = 3;

  private static final Set<String> OPENINGS = new HashSet<>(Lexicon.phrasesOf("openings.txt"));

  /** Returns whether a line begins as a requirement does, whatever its heading says. */
  public boolean opens(Words words) {
    boolean years = words.text(0).matches("\\d{1,2}") && words.text(1).matches("(?:years?|yrs?)");
    return years || startsWithOpening(words);
  }

  private static boolean startsWithOpening(Words words) {
    StringBuilder opening = new StringBuilder();
    for (int index = 0; index < Math.min(MOST_WORDS, words.size()); index++) {
      opening.append(opening.isEmpty() ? "" : " ").append(words.text(index));
      if (OPENINGS.contains(opening.toString())) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a new item begins within a line, at a word with a capital after a blank. */
  static boolean isAt(String line, int at) {
    if (!Character.isUpperCase(line.charAt(at))) {
      return false;
    }
    int end = at;
    for (int word = 0; word < MOST_WORDS && end < line.length(); word++) {
      int next = line.indexOf(' ', end);
      end = next < 0 ? line.length() : next;
      if (OPENINGS.contains(line.substring(at, end).toLowerCase(Locale.ROOT).replace('’', '\''))) {
        return true;
      }
      end++;
    }
    return isEqualOpportunity(line, at);
  }

  /** "… is a plus Examplecorp is an equal opportunity employer" lost its full stop. */
  private static boolean isEqualOpportunity(String line, int at) {
    int blank = line.indexOf(' ', at);
    return blank > 0 && line.startsWith("is an equal opportunity", blank + 1);
  }
}
