package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.ListMark;
import dev.rolewright.parsing.text.Markdown;
import dev.rolewright.parsing.text.SourceFormat;
import dev.rolewright.parsing.text.TextDocument;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the lines of a CV with their layout. */
public final class CvLines {
  private static final Pattern WIDE_GAP = Pattern.compile("\\s*\\t\\s*|[ \\u00A0]{3,}");
  private static final Pattern BLANKS = Pattern.compile("[^\\S\\t]+");
  private static final Pattern TABS = Pattern.compile(" ?\\t[ \\t]*");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\p{L}\\d_/])_(?=[^\\s_])|(?<=[^\\s_])_(?![\\p{L}\\d_/])");

  /** Where one emphasised part ends and another begins: "**Kitchen hand, Canteen**, *Blue Cup*". */
  private static final Pattern PARTS_APART =
      Pattern.compile(
          "(?<=[^\\s*_])(?:\\*{1,2}|_{1,2})(?<comma>,?)[ ](?=(?:\\*{1,2}|_{1,2})[^\\s*_])");

  private static final String GAP = "\uE000";
  private static final int TAB_WIDTH = 4;
  private static final int WRAPPED = 80;

  private CvLines() {}

  static List<CvLine> read(TextDocument source) {
    List<TextLine> texts = source.lines();
    int[] indents = indents(source);
    CvListNumbers numbers = new CvListNumbers(texts);
    List<CvLine> lines = new ArrayList<>();
    int index = 0;
    while (index < texts.size()) {
      boolean ordinal = numbers.isOrdinal(index);
      CvLine line = line(source.format(), texts.get(index), index, indents[index], ordinal);
      int next = index + 1;
      while (next < texts.size() && texts.get(next).layout().continued()) {
        line = line.with(line(source.format(), texts.get(next), next, indents[index], false));
        next++;
      }
      lines.add(line);
      index = next;
    }
    return lines;
  }

  /** Joins list items with the lines that they were wrapped over. */
  static List<CvLine> joinWrapped(List<CvLine> lines) {
    List<CvLine> joined = new ArrayList<>();
    for (CvLine line : lines) {
      if (!joined.isEmpty() && goesOn(joined.getLast(), line)) {
        joined.add(joined.removeLast().with(line));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  private static boolean goesOn(CvLine item, CvLine line) {
    if (!item.bulleted()
        || line.bulleted()
        || line.afterBlank()
        || line.headingLevel() > 0
        || line.emphasised()
        || line.isDecoration()) {
      return false;
    }
    String before = item.body();
    boolean head =
        before.length() < WRAPPED
            && CvAnchor.of(item).filter(anchor -> !anchor.single() && anchor.first()).isPresent();
    boolean open =
        before.endsWith(",")
            || before.endsWith(" and")
            || before.endsWith("-")
            || before.endsWith("&");
    // "- 2018 – 2020: Cook at X" is a head, and no line that was wrapped.
    return open || (!head && (line.indent() > item.indent() || CvText.startsLower(line.body())));
  }

  private static CvLine line(
      SourceFormat format, TextLine text, int index, int indent, boolean ordinal) {
    return new CvLine(
        List.of(index),
        text.text(),
        ordinal ? ordinal(format, text.text()) : columns(format, text.text()),
        text.layout().bulleted() && !ordinal,
        text.layout().headingLevel(),
        text.layout().emphasised(),
        text.layout().afterBlank()
            && (format != SourceFormat.HTML || text.layout().headingLevel() > 0),
        indent,
        text.layout().depth());
  }

  /** The number of "2. Staatsexamen" stays. */
  private static String ordinal(SourceFormat format, String text) {
    int stop = text.indexOf('.') + 1;
    return text.substring(0, stop) + " " + columns(format, text.substring(stop).strip());
  }

  /** Returns where the words start; what a bullet marks may start with a number of its own. */
  private static int wordsStart(String text) {
    int end = ListMark.end(text);
    int number = end;
    while (number > 0
        && (Character.isDigit(text.charAt(number - 1))
            || text.charAt(number - 1) == '.'
            || Whitespace.is(text.charAt(number - 1)))) {
      number--;
    }
    boolean bullet = number > 0 && number < end;
    String inner = text.substring(number, end).strip();
    int start = bullet ? number + text.substring(number).indexOf(inner) : end;
    return bullet && CvListNumbers.startsWithNumber(text.substring(start)) ? start : end;
  }

  private static String columns(SourceFormat format, String text) {
    String words;
    if (format == SourceFormat.MARKDOWN) {
      String marked = text.indexOf(GAP) >= 0 ? text : WIDE_GAP.matcher(text).replaceAll(GAP);
      marked = PARTS_APART.matcher(marked).replaceAll("${comma}" + GAP);
      words = Markdown.body(marked).replace(GAP, "\t");
      words = EMPHASIS.matcher(withoutPipes(words)).replaceAll("");
    } else {
      words = WIDE_GAP.matcher(text.substring(wordsStart(text))).replaceAll("\t");
    }
    return TABS.matcher(BLANKS.matcher(words).replaceAll(" ")).replaceAll("\t").strip();
  }

  /** Takes the borders of a table's row off. */
  private static String withoutPipes(String words) {
    String bare = words.strip();
    if (bare.length() > 2 && bare.startsWith("|") && bare.endsWith("|")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    return bare;
  }

  private static int[] indents(TextDocument source) {
    List<TextLine> texts = source.lines();
    int[] indents = new int[texts.size()];
    if (source.format() == SourceFormat.HTML) {
      return indents;
    }
    String text = source.text();
    int line = 0;
    int codePoint = 0;
    int column = 0;
    for (int at = 0; at < text.length() && line < texts.size(); codePoint++) {
      if (texts.get(line).span().start() == codePoint) {
        indents[line++] = column;
      }
      int value = text.codePointAt(at);
      if (value < 0x10000 && Whitespace.endsLine((char) value)) {
        column = 0;
      } else {
        column += value == '\t' ? TAB_WIDTH : 1;
      }
      at += Character.charCount(value);
    }
    return indents;
  }
}
