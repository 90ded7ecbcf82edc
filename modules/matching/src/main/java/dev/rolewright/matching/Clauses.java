package dev.rolewright.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts of a text that speak of one thing each, such as the items of a list. */
final class Clauses {
  private static final Pattern DENIAL =
      Pattern.compile(
          "\\b(?:no(?!\\s*(?:[.:]|$)|\\s+\\d)|not|never|without|don['’]?t|doesn['’]?t|lack(?:ing|s)?|(?:working|studying)"
              + "\\s+(?:towards?|for)|towards|want(?:ing)?\\s+to|hop(?:e|ing)\\s+to|plan(?:ning|ned)?"
              + "\\s+to|willing\\s+to|kein(?:en|e)?|ohne)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Clauses() {}

  /** Splits at line ends, bars, bullets and commas outside parentheses and at ends of sentences. */
  static List<String> of(String text) {
    List<String> clauses = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int index = 0; index < text.length(); index++) {
      char sign = text.charAt(index);
      if (sign == '(') {
        depth++;
      } else if (sign == ')') {
        depth = Math.max(0, depth - 1);
      }
      boolean always = sign == '\n' || sign == '\r' || sign == '|' || sign == '•';
      boolean outside = depth == 0 && (sign == ',' || sign == ';' || sign == '·');
      boolean stop =
          depth == 0
              && (sign == '.' || sign == '!' || sign == '?')
              && index + 1 < text.length()
              && Character.isWhitespace(text.charAt(index + 1));
      if (always || outside || stop) {
        add(text.substring(start, index), clauses);
        start = index + 1;
        depth = always ? 0 : depth;
      }
    }
    add(text.substring(start), clauses);
    return clauses;
  }

  private static void add(String clause, List<String> clauses) {
    if (!clause.isBlank()) {
      clauses.add(clause.strip());
    }
  }

  /** Tells whether a clause says that something is not so, or not yet. */
  static boolean isDenied(String clause) {
    return DENIAL.matcher(clause).find();
  }
}
