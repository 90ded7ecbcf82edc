package dev.rolewright.generation;

import dev.rolewright.domain.GenerationWarning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings, and next actions without repeating one. */
final class Advisor {
  private static final int LONGEST_QUOTE = 120;

  private final List<GenerationWarning> warnings = new ArrayList<>();
  private final Set<String> actions = new LinkedHashSet<>();

  void add(String kind, String message, String action) {
    warn(kind, message);
    advise(action);
  }

  void warn(String kind, String message) {
    warnings.add(new GenerationWarning(kind, message));
  }

  void advise(String action) {
    actions.add(action);
  }

  CvAdvice advice() {
    return new CvAdvice(List.copyOf(warnings), List.copyOf(actions));
  }

  /**
   * Ends a sentence about something that the profile does not show.
   *
   * @param foreign whether it may be there in a language that the rules are not made for
   */
  static String notShown(boolean foreign) {
    return foreign ? "; it was not found in the profile." : "; the profile does not show it.";
  }

  /** Quotes a text, on one line and shortened. */
  static String quote(String text) {
    return "\"" + shortened(text) + "\"";
  }

  static String shortened(String text) {
    String line = Sentences.oneLine(text);
    if (line.codePointCount(0, line.length()) <= LONGEST_QUOTE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)).strip() + "…";
  }
}
