package dev.rolewright.generation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a text into its sentences, each on one line, without changing a word. */
final class Sentences {
  /** Marks that people put before the points of a list. */
  private static final Pattern LIST_MARK =
      Pattern.compile("^(?:[-–—*+•●▪◦‣·]\\s+|[•●▪◦‣])++", Pattern.UNICODE_CHARACTER_CLASS);

  /** A paragraph ends at an empty line, and where a line begins with the mark of a list. */
  private static final Pattern PARAGRAPH_END =
      Pattern.compile("\\R(?:\\s*\\R)+|\\R(?=\\s*(?:[-–—*+]\\s|[•●▪◦‣]))");

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** What stands before the full stop of an abbreviation that more words follow. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "eg", "ie", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "incl",
          "resp", "esp", "dipl", "ing", "z.b", "z. b", "d.h", "bzw", "inkl", "u.a");

  /** Abbreviations that a number follows; elsewhere they may end a sentence. */
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "no", "nr", "approx", "ca", "fig", "vol", "pp", "p", "art", "sec", "ch", "ver", "v",
          "min", "max", "est", "tel", "ext", "circa");

  private Sentences() {}

  static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    for (String paragraph : PARAGRAPH_END.split(text.strip())) {
      String line = withoutListMark(oneLine(paragraph));
      BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
      iterator.setText(line);
      int start = 0;
      for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
        if (end < line.length() && goesOn(line.substring(start, end).strip(), line.charAt(end))) {
          continue;
        }
        String sentence = line.substring(start, end).strip();
        if (!sentence.isEmpty()) {
          sentences.add(sentence);
        }
        start = end;
      }
    }
    return sentences;
  }

  /** Tells whether the full stop at the end is that of an abbreviation. */
  private static boolean goesOn(String sentence, char next) {
    if (!sentence.endsWith(".")) {
      return false;
    }
    String words = sentence.substring(0, sentence.length() - 1).toLowerCase(Locale.ROOT);
    int lastSpace = words.lastIndexOf(' ');
    String last = words.substring(lastSpace + 1).replaceFirst("^[(\\[\"'„“]+", "");
    boolean initial = last.length() == 1 && Character.isLetter(last.charAt(0));
    return initial
        || ABBREVIATIONS.contains(last)
        || (BEFORE_NUMBERS.contains(last)
            && (Character.isDigit(next) || "~<>±".indexOf(next) >= 0));
  }

  /** Returns the text with every run of white space and control characters as one space. */
  static String oneLine(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** Returns a line without the list marks that it begins with, unless it is nothing else. */
  static String withoutListMark(String line) {
    String rest = LIST_MARK.matcher(line).replaceFirst("").strip();
    return rest.isEmpty() ? line : rest;
  }

  /** Joins sentences to a text, with a full stop after each open one that another follows. */
  static String joined(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      if (!text.isEmpty()) {
        text.append(isClosed(text.toString()) ? " " : ". ");
      }
      text.append(sentence);
    }
    return text.toString();
  }

  /** Tells whether a text ends the way a sentence does. */
  static boolean isClosed(String text) {
    String words = text.replaceFirst("[\"'”’)\\]»]+$", "");
    return !words.isEmpty() && ".!?…:;。！？؟।".indexOf(words.charAt(words.length() - 1)) >= 0;
  }
}
