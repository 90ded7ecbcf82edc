package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a CV as a person sees it: an input line, also where the source text was split at
 * sentence ends, or a list item with the lines that it was wrapped over.
 *
 * @param indexes the lines of the source
 * @param raw the text as written, bullet included
 * @param columns the words without bullet and markup; a tab stands for a wide gap
 * @param bulleted whether it is a list item
 * @param headingLevel 1..6 for a heading in markup, else 0
 * @param emphasised whether the whole line is bold
 * @param afterBlank whether a blank line comes before it
 * @param indent columns before the line's first character; 0 in HTML
 * @param depth depth of a nested list item, from 0
 */
public record CvLine(
    List<Integer> indexes,
    String raw,
    String columns,
    boolean bulleted,
    int headingLevel,
    boolean emphasised,
    boolean afterBlank,
    int indent,
    int depth) {
  private static final Pattern PAGE =
      Pattern.compile(
          "(?:page|seite)\\s?\\d{1,2}(?:\\s?(?:of|/|von)\\s?\\d{1,2})?|\\d{1,2}\\s?(?:of|/|von)\\s?\\d{1,2}",
          Pattern.CASE_INSENSITIVE);

  /** The line that a word processor prints at the edge of each page. */
  private static final Pattern RUNNING_HEAD =
      Pattern.compile(
          "\\A(?:(?:(?:[\\p{L}.'’-]{1,30}[ ,]{1,3}){1,5}[|–—·•:"
              + "\t-]{0,3}\\s{0,3})?(?:page|seite|pg\\.?|p\\.)\\s?\\d{1,2}(?:\\s?(?:of|/|von)\\s?\\d{1,2})?|(?:(?:[\\p{L}.'’-]{1,30}["
              + " ,]{0,3}){1,4}[|–—·•:,-]\\s)?(?:curriculum"
              + " vitae|lebenslauf|résumé|resume|c\\.?v\\.?)(?:(?:\\s(?:of|von|de|for))?\\s?[|–—·•:,-]?\\s?(?:[\\p{L}.'’-]{1,30}["
              + " ,]{0,3}){1,4})?[|–—·•:,-]{0,2}(?:\\s?(?:page|seite)?\\s?\\d{1,2}(?:\\s?(?:of|/|von)\\s?\\d{1,2})?)?)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int LONGEST_RUNNING_HEAD = 70;
  private static final int LONGEST_SHORT = 130;
  private static final int MOST_WORDS = 17;

  public CvLine {
    indexes = List.copyOf(indexes);
  }

  /** Returns the words of the line with single blanks. */
  String body() {
    return columns.replace('\t', ' ');
  }

  /** Returns whether the line is a rule, a page number or the like. */
  boolean isDecoration() {
    String body = body();
    return body.codePoints().noneMatch(Character::isLetterOrDigit)
        || (body.length() < 16 && PAGE.matcher(body).matches());
  }

  /** Returns whether the line repeats at the edge of a page: "Page 2", "Curriculum Vitae – Roe". */
  boolean isRunningHead() {
    String body = body();
    return !bulleted
        && body.length() <= LONGEST_RUNNING_HEAD
        && RUNNING_HEAD.matcher(body).matches();
  }

  /** Returns whether the line underlines the one above it. */
  boolean isUnderline() {
    return raw.length() >= 3
        && raw.codePoints().allMatch(sign -> "-=~_‾—–*#^\"".indexOf(sign) >= 0);
  }

  /** Returns whether all letters of the line, three or more, are capitals. */
  boolean isCapitals() {
    return CvText.isCapitals(body());
  }

  /** Returns whether the line ends with a colon and has few words: it heads what follows. */
  boolean isLabel() {
    String body = body();
    return body.endsWith(":") && body.length() <= 60;
  }

  /** Returns whether the line is running text and no head of an entry. */
  boolean isProse() {
    String body = body();
    return body.length() > LONGEST_SHORT
        || Words.of(body).size() > MOST_WORDS
        || CvText.isSentence(body);
  }

  /** Returns this line with one that it was wrapped over. */
  CvLine with(CvLine next) {
    List<Integer> all = new ArrayList<>(indexes);
    all.addAll(next.indexes);
    String gap = CvText.isHyphenated(columns, next.columns) ? "" : " ";
    return new CvLine(
        all,
        raw + gap + next.raw,
        columns + gap + next.columns,
        bulleted,
        headingLevel,
        emphasised,
        afterBlank,
        indent,
        depth);
  }

  /** Returns this line with other words, e.g. without the heading that it starts with. */
  CvLine withColumns(String words) {
    return new CvLine(indexes, raw, words, bulleted, 0, false, afterBlank, indent, depth);
  }
}
