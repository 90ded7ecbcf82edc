package dev.rolewright.parsing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits long lines at sentence ends. A list mark inside a line and a heading that runs into its
 * text ("Qualifications • 5 years …", as scraped pages have it) end a sentence too.
 */
public final class Sentences {
  /** Longest line, in code points, that stays whole. */
  static final int LONGEST_LINE = 400;

  private static final String INNER_BULLETS = "•‣●▪■►➢➤✓✔✅❖◦·";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "etc", "vs", "mr", "mrs", "ms", "dr", "st", "no", "nos", "inc", "ltd", "co",
          "corp", "approx", "min", "max", "dept", "sr", "jr", "prof", "hrs", "hr", "yrs", "yr",
          "z.b", "d.h", "u.a", "bzw", "ca", "inkl", "ggf", "evtl", "usw", "p.a", "p.ej", "u.s",
          "u.k", "ph.d", "m.sc", "b.sc", "m.s", "b.s", "b.a", "m.a", "a.m", "p.m", "ref", "fig",
          "vol", "resp", "incl", "exp", "req", "reqs", "tel", "ext", "jan", "feb", "mar", "apr",
          "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  private static final Set<String> INTENSIFIERS =
      Set.of(
          "strong",
          "preferred",
          "required",
          "proven",
          "extensive",
          "excellent",
          "minimum",
          "prior",
          "relevant",
          "demonstrated",
          "solid",
          "deep",
          "professional",
          "additional");

  private static final Set<String> LINKS =
      Set.of(
          "a",
          "an",
          "the",
          "of",
          "with",
          "or",
          "and",
          "in",
          "to",
          "your",
          "our",
          "any",
          "plus",
          "have",
          "has",
          "bring",
          "required",
          "minimum",
          "for",
          "as",
          "least",
          "also",
          "no");

  private Sentences() {}

  /** A part of a line, as UTF-16 indexes; never blank, no white space at its ends. */
  public record Piece(int start, int end) {}

  /** Returns the parts of a line: the line itself when it is short enough. */
  static List<Piece> split(String line) {
    if (line.codePointCount(0, line.length()) <= LONGEST_LINE) {
      return List.of(new Piece(0, line.length()));
    }
    return sentences(line);
  }

  /** Returns the sentences of a text of any length. */
  public static List<Piece> sentences(String line) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int at = 1; at < line.length(); at++) {
      if (isBoundary(line, start, at)) {
        add(pieces, line, start, at);
        start = at;
      }
    }
    add(pieces, line, start, line.length());
    return pieces;
  }

  private static void add(List<Piece> pieces, String line, int start, int end) {
    int from = Whitespace.skip(line, start, end);
    int to = Whitespace.skipBack(line, from, end);
    if (from < to) {
      pieces.add(new Piece(from, to));
    }
  }

  /** Returns whether a new sentence starts at {@code at}. */
  private static boolean isBoundary(String line, int start, int at) {
    char here = line.charAt(at);
    if (Character.isLowSurrogate(here) || Whitespace.is(here)) {
      return false;
    }
    char before = line.charAt(at - 1);
    if (INNER_BULLETS.indexOf(here) >= 0) {
      return INNER_BULLETS.indexOf(before) < 0;
    }
    if (Whitespace.is(before)) {
      int end = Whitespace.skipBack(line, start, at);
      return end > start
          && (endsSentence(line, start, end, here)
              || isHeading(line, start, end, at)
              || isNewItem(line, start, end, at));
    }
    return isGlued(line, at) || isGluedHeading(line, start, at);
  }

  /** "… in Java Experience with Kafka": the items of a list lost their marks. */
  private static boolean isNewItem(String line, int start, int end, int at) {
    char before = line.charAt(end - 1);
    boolean goesOn = before == ':' || before == ',' || before == '&' || before == '/';
    boolean item = end - start >= 12 && !goesOn && RequirementOpenings.isAt(line, at);
    return item && !goesWithBefore(line, start, end);
  }

  /** "Preferred Experience with", "Strong Knowledge of": the word before belongs to the item. */
  private static boolean goesWithBefore(String line, int start, int end) {
    int word = end;
    while (word > start && !Whitespace.is(line.charAt(word - 1))) {
      word--;
    }
    boolean capital = Character.isUpperCase(line.charAt(word));
    String before = line.substring(word, end).toLowerCase(Locale.ROOT);
    return (capital && INTENSIFIERS.contains(before)) || LINKS.contains(before);
  }

  private static boolean endsSentence(String line, int start, int end, char next) {
    int mark = end;
    while (mark > start && "\"')]”’»*_".indexOf(line.charAt(mark - 1)) >= 0) {
      mark--;
    }
    if (mark <= start) {
      return false;
    }
    char last = line.charAt(mark - 1);
    if (last == '。' || last == '！' || last == '？') {
      return true;
    }
    if (last != '.' && last != '!' && last != '?') {
      return false;
    }
    if (Character.isLowerCase(next) || next == ',' || next == ';' || next == ')') {
      return false;
    }
    return last != '.' || !isAbbreviation(line, start, mark - 1);
  }

  private static boolean isAbbreviation(String line, int start, int dot) {
    int word = dot;
    while (word > start && !Whitespace.is(line.charAt(word - 1)) && line.charAt(word - 1) != '(') {
      word--;
    }
    String text = line.substring(word, dot);
    boolean initial = text.length() == 1 && Character.isUpperCase(text.charAt(0));
    boolean number = !text.isEmpty() && text.length() <= 2 && word == start && isDigits(text);
    return initial || number || ABBREVIATIONS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(unit -> unit >= '0' && unit <= '9');
  }

  /** "growth.Microsoft": the blank after a full stop got lost. */
  private static boolean isGlued(String line, int at) {
    if (at < 3 || at + 1 >= line.length()) {
      return false;
    }
    char mark = line.charAt(at - 1);
    boolean count = Character.isDigit(line.charAt(at)) && line.charAt(at + 1) == '+';
    if (count) {
      return Character.isLowerCase(mark) && Character.isLowerCase(line.charAt(at - 2));
    }
    if (Character.isLowerCase(mark) || mark == ')') {
      return isGluedItem(line, at);
    }
    boolean ends = mark == '.' || mark == '!' || mark == '?' || mark == ';';
    boolean bracket = line.charAt(at - 2) == ')';
    boolean word =
        Character.isLowerCase(line.charAt(at - 2)) && Character.isLowerCase(line.charAt(at - 3));
    boolean tag = line.charAt(at) == '#';
    boolean capital =
        Character.isUpperCase(line.charAt(at)) && Character.isLowerCase(line.charAt(at + 1));
    return ends && (bracket || word) && (capital || tag);
  }

  /** "is a plusAbility to": the items of a list ran together; "JavaScript" is one word. */
  private static boolean isGluedItem(String line, int at) {
    boolean capital =
        Character.isUpperCase(line.charAt(at)) && Character.isLowerCase(line.charAt(at + 1));
    if (!capital || line.charAt(at - 1) == ')') {
      return capital;
    }
    int word = at;
    while (word > 0 && Character.isLowerCase(line.charAt(word - 1))) {
      word--;
    }
    return at - word >= 4 && (word == 0 || Whitespace.is(line.charAt(word - 1)));
  }

  /** A heading such as "Responsibilities" or "Preferred Qualifications:" stands before or after. */
  private static boolean isHeading(String line, int start, int end, int at) {
    boolean headingBefore =
        end - start <= InlineHeadings.LONGEST
            && InlineHeadings.isHeading(line.substring(start, end))
            && !Character.isLowerCase(line.charAt(at));
    boolean within = InlineHeadings.endAt(line, start) > at;
    return headingBefore || (!within && InlineHeadings.endAt(line, at) > 0);
  }

  private static boolean isGluedHeading(String line, int start, int at) {
    char before = line.charAt(at - 1);
    boolean afterMark = before == '.' || before == ':' || before == ')' || before == ';';
    boolean afterWord = Character.isLowerCase(before);
    boolean capital = Character.isUpperCase(line.charAt(at));
    if (!capital || !(afterMark || afterWord)) {
      return false;
    }
    boolean headingBefore =
        afterMark
            && at - start <= InlineHeadings.LONGEST
            && InlineHeadings.isHeading(line.substring(start, at).strip());
    return headingBefore || InlineHeadings.endAt(line, at) > 0;
  }
}
