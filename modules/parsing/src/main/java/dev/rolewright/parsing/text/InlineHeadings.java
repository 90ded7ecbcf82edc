package dev.rolewright.parsing.text;

import java.util.Locale;
import java.util.Set;

/** Headings that run into the text of a long line, as pages that lost their line breaks have it. */
public final class InlineHeadings {
  /** Longest heading with its colon, in UTF-16 units. */
  static final int LONGEST = 40;

  private static final Set<String> CERTAIN =
      Set.of(
          "responsibilities",
          "key responsibilities",
          "job responsibilities",
          "qualifications",
          "basic qualifications",
          "required qualifications",
          "preferred qualifications",
          "minimum qualifications",
          "additional qualifications",
          "desired qualifications",
          "requirements",
          "job requirements",
          "key requirements",
          "job description",
          "required skills",
          "preferred skills",
          "desired skills",
          "about you",
          "about us",
          "what we offer",
          "what you will do",
          "what you'll do",
          "what you’ll do",
          "what you bring",
          "benefits",
          "perks",
          "nice to have",
          "must have",
          "your profile",
          "your tasks",
          "who you are",
          "the role",
          "duties",
          "essential duties",
          "preferred experience",
          "required experience",
          "education",
          "job summary",
          "physical requirements",
          "basic requirements",
          "minimum requirements",
          "preferred requirements",
          "required/minimum qualifications",
          "skills and experience",
          "roles and responsibilities",
          "duties and responsibilities",
          "you should have",
          "opportunity for you",
          "preferred skills and experience",
          "equal opportunity");

  private InlineHeadings() {}

  /** Returns whether a text is one of the headings, with or without a colon. */
  static boolean isHeading(String text) {
    String bare = text.endsWith(":") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    return !bare.isEmpty()
        && !Character.isLowerCase(bare.charAt(0))
        && CERTAIN.contains(bare.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns where the heading that starts at an index ends, or -1. It begins with a capital, and a
   * colon or a list mark follows it. A capital or a digit is enough after the headings of several
   * words, which no sentence holds with a capital, and the two that pages use most.
   */
  static int endAt(String line, int at) {
    if (!Character.isUpperCase(line.charAt(at))) {
      return -1;
    }
    int found = -1;
    int limit = Math.min(line.length(), at + LONGEST);
    for (int end = at + 4; end < limit; end++) {
      char unit = line.charAt(end);
      boolean wordEnds = !Character.isLetter(unit) && unit != '\'' && unit != '’';
      if (wordEnds) {
        String heading = line.substring(at, end);
        if (isHeading(heading) && isFollowed(line, heading, end)) {
          found = end;
        }
      }
    }
    return found;
  }

  private static boolean isFollowed(String line, String heading, int end) {
    if (line.charAt(end) == ':') {
      return true;
    }
    int next = Whitespace.skip(line, end, line.length());
    if (next == end || next >= line.length()) {
      return false;
    }
    if (ListMark.isMarked(line.substring(next, Math.min(line.length(), next + 8)))) {
      return true;
    }
    char unit = line.charAt(next);
    boolean distinct =
        heading.indexOf(' ') > 0
            || heading.equalsIgnoreCase("responsibilities")
            || heading.equalsIgnoreCase("qualifications");
    return distinct && (Character.isUpperCase(unit) || Character.isDigit(unit));
  }
}
