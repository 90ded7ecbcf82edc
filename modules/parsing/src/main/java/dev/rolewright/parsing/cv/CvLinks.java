package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds links, e-mail addresses and telephone numbers. All patterns are bounded. */
public final class CvLinks {
  private static final Pattern LINK =
      Pattern.compile(
          "(?<![\\p{L}\\d@])(?:https?://[^\\s<>\"|\\]}•·]{1,500}"
              + "|www\\.[\\p{L}\\d-]{1,63}\\.[^\\s<>\"'|)\\]},;•·]{2,300}"
              + "|(?:[a-z]{2,3}\\.)?(?:linkedin\\.com|github\\.com|gitlab\\.com|bitbucket\\.org"
              + "|stackoverflow\\.com|medium\\.com|behance\\.net|dribbble\\.com|twitter\\.com"
              + "|x\\.com|xing\\.com|orcid\\.org|kaggle\\.com|dev\\.to|youtube\\.com)/[^\\s<>\"'|)\\]},;•·]{1,300})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SITE =
      Pattern.compile(
          "(?<![\\p{L}\\d@./-])(?:[a-z\\d-]{1,63}\\.){1,3}(?:com|org|net|io|dev|me|co\\.uk|ai|app|de|fr|eu|ch|at|tech|design)"
              + "(?:/[^\\s<>\"'|)\\]},;•·]{0,300})?(?![\\p{L}\\d@.-])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\p{L}\\d._%+-])[\\p{L}\\d._%+'-]{1,64}@(?:[\\p{L}\\d-]{1,63}\\.){1,5}\\p{L}{2,24}(?![\\p{L}\\d])");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\p{L}\\d/@._-])(?:\\+|\\()?\\d[\\d ()./‑–-]{5,24}\\d(?![\\p{L}\\d@/])");

  private CvLinks() {}

  /** A thing found, as UTF-16 indexes, and its value. */
  record Found(int start, int end, String value) {}

  /** Returns a field that is a link as a whole; empty for anything else. */
  public static List<String> whole(String field) {
    String lower = field.toLowerCase(Locale.ROOT);
    boolean scheme = lower.startsWith("http://") || lower.startsWith("https://");
    boolean link = scheme && field.length() > 8 && field.codePoints().noneMatch(Whitespace::is);
    return link ? List.of(field) : links(field);
  }

  /** Returns the http(s) links of a text, in order, each once. Others are no links. */
  static List<String> links(String text) {
    return find(text).stream().map(Found::value).distinct().toList();
  }

  /**
   * Returns the links of a text with their places. One that is written without its scheme, such as
   * {@code github.com/name}, gets {@code https://} in front.
   */
  static List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    if (text.indexOf('.') < 0) {
      return found;
    }
    Matcher matcher = LINK.matcher(text);
    while (matcher.find()) {
      int end = trimmed(text, matcher.start(), matcher.end());
      String link = text.substring(matcher.start(), end);
      boolean whole = link.toLowerCase(Locale.ROOT).startsWith("http");
      if (!whole || link.indexOf("//") + 2 < link.length()) {
        found.add(new Found(matcher.start(), end, whole ? link : "https://" + link));
      }
    }
    return found;
  }

  /** Returns links such as {@code jane.example.com}, which only a contact block vouches for. */
  static List<Found> sites(String text) {
    List<Found> found = new ArrayList<>(find(text));
    Matcher matcher = SITE.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      boolean within =
          found.stream().anyMatch(other -> start >= other.start() && start < other.end());
      if (!within) {
        int end = trimmed(text, start, matcher.end());
        found.add(new Found(start, end, "https://" + text.substring(start, end)));
      }
    }
    return found;
  }

  /** Returns the e-mail addresses of a text with their places. */
  static List<Found> emails(String text) {
    List<Found> found = new ArrayList<>();
    if (text.indexOf('@') < 0) {
      return found;
    }
    Matcher matcher = EMAIL.matcher(text);
    while (matcher.find()) {
      found.add(new Found(matcher.start(), matcher.end(), matcher.group()));
    }
    return found;
  }

  /** Returns the telephone numbers of a text: 7 to 15 digits that are no dates. */
  static List<Found> phones(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = PHONE.matcher(text);
    while (matcher.find()) {
      String number = matcher.group().strip();
      long digits = number.chars().filter(Character::isDigit).count();
      boolean international =
          number.startsWith("+") || number.startsWith("0") || number.startsWith("(");
      boolean dated = !number.startsWith("+") && !DateScanner.find(number).isEmpty();
      if (digits >= (international ? 7 : 9) && digits <= 15 && !dated) {
        found.add(new Found(matcher.start(), matcher.end(), number));
      }
    }
    return found;
  }

  private static int trimmed(String text, int start, int end) {
    int last = end;
    while (last > start && isTail(text, start, last - 1)) {
      last--;
    }
    return last;
  }

  /** A bracket belongs to a link that opens it: "…/Name_(note)". */
  private static boolean isTail(String text, int start, int at) {
    char unit = text.charAt(at);
    boolean unopened = unit == ')' && text.substring(start, at).indexOf('(') < 0;
    return unopened || ".,;:!?*_`~'".indexOf(unit) >= 0;
  }
}
