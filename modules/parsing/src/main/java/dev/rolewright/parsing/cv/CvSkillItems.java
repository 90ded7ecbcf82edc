package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.profile.ProfileSkills;
import dev.rolewright.parsing.text.ListMark;
import dev.rolewright.parsing.text.Whitespace;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a list of skills into its items. */
public final class CvSkillItems {
  private static final int LONGEST_ITEM = 50;
  private static final int MOST_WORDS = 5;
  private static final int LONGEST_LABEL = 45;
  private static final Pattern LEVEL =
      Pattern.compile(
          "\\s{1,3}(?:[-–—:]\\s{0,3})?(?:(?:very|fairly|quite)\\s)?(?:basic|basics|beginner|intermediate|advanced|expert|proficient|good|fluent|working"
              + " knowledge|\\d{1,2}\\+?\\s?(?:years|yrs|year|%).{0,20}|[★☆●○■□⭐]{2,10}|\\d/\\d{1,2})$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEVEL_ALONE =
      Pattern.compile(
          "(?:(?:very|fairly|quite|highly|sehr|upper|lower|pre|low|high|medium|about|over|ca\\.?)[\\s-])?"
              + "(?:basics?|beginner|novice|elementary|intermediate|advanced|experts?|proficient"
              + "|good|excellent|fair|fluent|strong|solid|sound|confident|competent|skilled"
              + "|experienced|familiar|learning|rusty|native|low|medium|high|average|mastery|working"
              + " knowledge|(?:some |basic |good )?(?:experience|knowledge)|professional|(?:used"
              + " )?(?:daily|weekly|monthly|occasionally|often|rarely)(?: use)?|level"
              + " \\d|\\d{1,2}\\+?\\s?(?:years?|yrs?|months?|jahre?|monate?)(?: experience)?|since"
              + " (?:19|20)\\d\\d|seit (?:19|20)\\d\\d|gut|grundlagen|grundkenntnisse|gute"
              + " kenntnisse|fortgeschritten|experte|anfänger"
              + "|débutant|intermédiaire|avancé|courant|básico|intermedio|avanzado|alto|medio)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:^|\\s)(?:i|my|we|was|were|is|are|have|has|had|the|which|who|that|can|with"
              + " a|me)(?:\\s|$)",
          Pattern.CASE_INSENSITIVE);

  private CvSkillItems() {}

  /**
   * Returns the items of a list that may be skills, as code points of the text. Heads such as
   * "Languages:" and notes in parentheses are no part of an item.
   *
   * @param labels whether text before a colon is a head
   */
  public static List<ProfileSkills.Item> find(String text, boolean labels) {
    List<ProfileSkills.Item> items = new ArrayList<>();
    int lineStart = 0;
    while (lineStart <= text.length()) {
      int lineEnd = text.indexOf('\n', lineStart);
      if (lineEnd < 0) {
        lineEnd = text.length();
      }
      int from = lineStart + ListMark.end(text.substring(lineStart, lineEnd));
      line(text, labels ? afterLabel(text, from, lineEnd) : from, lineEnd, items);
      lineStart = lineEnd + 1;
    }
    return items;
  }

  private static int afterLabel(String text, int from, int to) {
    int colon = text.indexOf(':', from);
    boolean label =
        colon > from
            && colon < to
            && colon - from <= LONGEST_LABEL
            && !text.startsWith("//", colon + 1)
            && text.substring(from, colon).indexOf(',') < 0
            && text.substring(from, colon).indexOf('(') < 0;
    return label ? colon + 1 : from;
  }

  private static void line(String text, int from, int to, List<ProfileSkills.Item> items) {
    int start = from;
    int depth = 0;
    for (int at = from; at < to; at++) {
      char unit = text.charAt(at);
      if (unit == '(' || unit == '[') {
        depth++;
      } else if (unit == ')' || unit == ']') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        int end = separatorEnd(text, at, to);
        if (end > at) {
          item(text, start, at, items);
          start = end;
          at = end - 1;
        }
      }
    }
    item(text, start, to, items);
  }

  private static int separatorEnd(String text, int at, int to) {
    char unit = text.charAt(at);
    if (",;|•·●▪‣∙\t".indexOf(unit) >= 0) {
      return at + 1;
    }
    boolean blankAfter = at + 1 >= to || Whitespace.is(text.charAt(at + 1));
    if (unit == '.'
        && blankAfter
        && (at + 2 >= to || !Character.isLowerCase(text.charAt(at + 2)))) {
      return at + 1;
    }
    boolean blankBefore = at > 0 && Whitespace.is(text.charAt(at - 1));
    if ((unit == '/' || unit == '&') && blankBefore && blankAfter && unit == '/') {
      return at + 1;
    }
    if (unit == ' ' && text.startsWith("   ", at)) {
      return Whitespace.skip(text, at, to);
    }
    return at;
  }

  private static void item(String text, int from, int to, List<ProfileSkills.Item> items) {
    int start = from;
    while (start < to && isEdge(text.charAt(start))) {
      start++;
    }
    int end = to;
    while (end > start
        && (isEdge(text.charAt(end - 1)) || ".:".indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    int open = text.indexOf('(', start);
    if (open > start && open < end) {
      end = Whitespace.skipBack(text, start, open);
    }
    if (text.startsWith("and ", start) || text.startsWith("und ", start)) {
      start += 4;
    }
    if (start >= end) {
      return;
    }
    if (isLevel(text.substring(start, end))) {
      return;
    }
    Matcher level = LEVEL.matcher(text).region(start, end);
    if (end - start <= 2 * LONGEST_ITEM && level.find() && level.start() > start) {
      end = Whitespace.skipBack(text, start, level.start());
    }
    String surface = text.substring(start, end);
    if (isSkill(surface)) {
      int first = text.codePointCount(0, start);
      items.add(
          new ProfileSkills.Item(
              first, first + surface.codePointCount(0, surface.length()), surface));
    }
  }

  /** A cell of a table that says how well is no skill; the language BASIC has capitals. */
  private static boolean isLevel(String surface) {
    return LEVEL_ALONE.matcher(surface).matches() && !surface.equals("BASIC");
  }

  private static boolean isEdge(char unit) {
    return Whitespace.is(unit) || "*_`-–—>\"".indexOf(unit) >= 0;
  }

  private static boolean isSkill(String surface) {
    int words = Words.of(surface).size();
    return surface.length() <= LONGEST_ITEM
        && words >= 1
        && words <= MOST_WORDS
        && surface.codePoints().anyMatch(Character::isLetter)
        && surface.indexOf('@') < 0
        && !surface.contains("://")
        && !SENTENCE.matcher(surface).find();
  }
}
