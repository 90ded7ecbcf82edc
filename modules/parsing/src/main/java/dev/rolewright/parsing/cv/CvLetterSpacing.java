package dev.rolewright.parsing.cv;

import java.util.regex.Pattern;

/** Undoes the spacing of letters, as designers do it to headings: "E X P E R I E N C E". */
public final class CvLetterSpacing {
  private static final Pattern SPACED =
      Pattern.compile(
          "(?:[\\p{L}&] ){3,60}[\\p{L}&](?:(?:\\s{2,8}|\\t)(?:[\\p{L}&] ){0,60}[\\p{L}&]){0,6}");
  private static final Pattern WORD_GAP = Pattern.compile("\\s{2,}|\\t");

  private CvLetterSpacing() {}

  static boolean isSpaced(String text) {
    return text.length() > 6 && text.charAt(1) == ' ' && SPACED.matcher(text).matches();
  }

  /** Returns the text with its letters joined to words, or the text itself. */
  static String join(String text) {
    if (!isSpaced(text)) {
      return text;
    }
    StringBuilder joined = new StringBuilder();
    for (String word : WORD_GAP.split(text)) {
      joined.append(joined.isEmpty() ? "" : " ").append(word.replace(" ", ""));
    }
    return joined.toString();
  }
}
