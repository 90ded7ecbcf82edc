package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the words of an entry's head at the separators that people write between its parts. */
public final class CvHeadSplit {
  /** Strongest first; a line is cut at the strongest that it has. */
  private static final List<Pattern> SEPARATORS =
      List.of(
          Pattern.compile("\\t"),
          Pattern.compile("\\s?\\|{1,2}\\s?| // "),
          Pattern.compile(" [•·●▪◦⋅∙»>] "),
          Pattern.compile("\\s?;\\s"),
          Pattern.compile("(?<=[\\p{L}\\d).]) (?:@|at|from|bei|chez) (?=\\p{Lu}|\\d)"),
          Pattern.compile("\\s[–—]{1,9}\\s?| -{1,9} "));

  /** What people work at, not whom for: "First Aid at Work", "Teaching at Secondary Level". */
  private static final Pattern NO_OWNER =
      Pattern.compile(
          "(?:work|heights?|sea|scale|night|speed|risk|distance"
              + "|(?:primary|secondary|advanced|higher|foundation|intermediate|degree|master['’]?s|b2|c1)"
              + " (?:level|school level))(?=$|\\s?[,;:()|\\t–—-]|\\.$|\\s(?!\\p{Lu}(?-i:\\p{Ll}))"
              + "|\\s(?:level|refresher|course|training|certificate|award|instructor|trainer|rescue"
              + "|safety|awareness)(?!\\p{L}))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CvHeadSplit() {}

  /** Returns the parts at the strongest separator; the text alone where it has none. */
  static List<String> units(String text) {
    for (Pattern separator : SEPARATORS) {
      List<String> parts = split(separator, text);
      if (parts.size() > 1) {
        return parts;
      }
    }
    String trimmed = CvText.trimmed(text);
    return trimmed.isEmpty() ? List.of() : List.of(clean(text));
  }

  /** Returns how many parts the words have, commas counted too. */
  static int parts(String text) {
    int units = units(text).size();
    return units == 1 ? Math.min(2, CvText.split(text, ",").size()) : units;
  }

  private static List<String> split(Pattern separator, String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = separator.matcher(text);
    int start = 0;
    while (matcher.find()) {
      boolean within =
          matcher.group().equals(" at ")
              && (isPartOfName(text.substring(start, matcher.start()))
                  || NO_OWNER.matcher(text).region(matcher.end(), text.length()).lookingAt());
      if (!within && isOutside(text, matcher.start())) {
        add(parts, text.substring(start, matcher.start()));
        start = matcher.end();
      }
    }
    add(parts, text.substring(start));
    return parts;
  }

  /** "University of Texas at Austin" is one name. */
  private static boolean isPartOfName(String before) {
    int comma = before.lastIndexOf(',');
    String name = before.substring(comma + 1).toLowerCase(java.util.Locale.ROOT);
    return name.contains("universit") || name.contains("college");
  }

  private static boolean isOutside(String text, int at) {
    int open = text.lastIndexOf('(', at);
    return open < 0 || text.lastIndexOf(')', at) > open || text.indexOf(')', at) < 0;
  }

  private static void add(List<String> parts, String part) {
    if (!CvText.trimmed(part).isEmpty()) {
      parts.add(clean(part));
    }
  }

  /** Takes separators off the ends, but leaves a word's own signs, as in "C++" or "Jr.". */
  static String clean(String part) {
    return CvText.trimmed(part);
  }
}
