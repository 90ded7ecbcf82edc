package dev.rolewright.parsing.cv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts what a certificate is from what a CV says about how long it holds: "ran out 08/2025, booked
 * again", "valid to 06/2027", "refreshed 04/2025". Such a date is none of issue.
 */
final class CvValidity {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_PIECE = 120;
  private static final String WHEN = "(?=\\s{0,2}:?\\s{0,2}(?:\\d|" + DateWords.MONTH + "))";

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\d/-])(?:(?:now|last|next|fully|still|currently|currently being|to be|has"
              + "|have|was|recently|just|due to|about to)\\s){0,2}(?:"
              + "expir(?:es|ed|y|ing|ation|e)(?:\\sdate)?|exp\\.?"
              + WHEN
              + "|valid(?:ity)?(?=\\s?:|\\s\\d|\\s(?:to|until|till|til|thru|through|from|for|bis"
              + "|since|up to|indefinitely)(?!\\p{L}))"
              + "|(?:not|no longer) valid|(?:being )?renewed|refresh(?:ed|es)"
              + "|(?:renewals?|refresher|re-?validation|re-?certification)"
              + "(?=\\s(?:due|booked|done|in|on|taken|every|needed)(?!\\p{L}))"
              + "|(?:renew(?:als?|s)|refresher|re-?validation|re-?certification)"
              + WHEN
              + "|(?:ran|run|runs|running) out|laps(?:ed|es)|re-?validated|re-?certified|re-?tested"
              + "|(?:in|out of|up to) date|due (?:for|to|in|by)(?= )|due"
              + WHEN
              + "|booked (?:again|for|in|on)|good (?:to|until|till|through)"
              + WHEN
              + "|gültig|abgelaufen|läuft (?:ab|aus)|verlängert|aufgefrischt|valable|périmée?"
              + "|caducad[oa]|vence|vigente)(?!\\p{L})",
          FLAGS);

  private CvValidity() {}

  /**
   * A certificate without what is said about its validity.
   *
   * @param rest the other words; a tab stands for a wide gap
   * @param validity the words about its validity as the CV says them; may be empty
   */
  record Cut(String rest, String validity) {}

  /** Cuts the words about validity out of a certificate's text; they are never its first. */
  static Cut cut(String text, CvWords words) {
    Matcher matcher = WORDS.matcher(text);
    int letters = 0;
    int seen = 0;
    while (matcher.find()) {
      int start = matcher.start();
      for (; seen < start && letters < 2; seen++) {
        letters += Character.isLetter(text.charAt(seen)) ? 1 : 0;
      }
      boolean apart = isApart(text, start) || CvText.startsLower(matcher.group());
      if (letters > 1 && apart && !CvUnfinished.is(piece(text, start, matcher.end()))) {
        int open = openBracket(text, start);
        return open < 0 ? behind(text, start, words) : within(text, open, start);
      }
    }
    return new Cut(text, "");
  }

  /** Returns the part of a text around some words: "exam booked for June". */
  private static String piece(String text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < LONGEST_PIECE && !isSign(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, endOfPiece(text, end));
  }

  private static int endOfPiece(String text, int from) {
    int to = from;
    while (to < text.length() && to - from < LONGEST_PIECE && !isSign(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean isSign(char unit) {
    return ",;|\t()[]·–—".indexOf(unit) >= 0;
  }

  /** Returns whether a line says how long the certificate above it holds, and nothing else. */
  static boolean isAlone(String text) {
    return WORDS.matcher(text).lookingAt();
  }

  /** Within a name a capital begins a word of the name: "Certificate in Refreshed Methods". */
  private static boolean isApart(String text, int start) {
    int last = start - 1;
    while (last > 0 && text.charAt(last) == ' ') {
      last--;
    }
    return last >= 0 && "\t,;:(|·–—-[".indexOf(text.charAt(last)) >= 0;
  }

  private static int openBracket(String text, int start) {
    int open = text.lastIndexOf('(', start - 1);
    int close = open < 0 ? -1 : text.indexOf(')', open);
    return open >= 0 && (close < 0 || close >= start) ? open : -1;
  }

  /** "ALS (2021, renewed 2025)" */
  private static Cut within(String text, int open, int start) {
    int close = text.indexOf(')', start);
    int end = close < 0 ? text.length() : close;
    String note = CvAnchorShape.edge(text.substring(open + 1, start));
    String before =
        note.isEmpty()
            ? CvAnchorShape.edge(text.substring(0, open))
            : text.substring(0, open + 1) + note + ")";
    String after = close < 0 ? "" : text.substring(close + 1);
    return new Cut((before + after).strip(), said(text.substring(start, end)));
  }

  /** The words go on to the end, or to a name in a column or part of its own: the issuer. */
  private static Cut behind(String text, int start, CvWords words) {
    int end = start;
    while (end < text.length() && !endsAt(text, end, words)) {
      end++;
    }
    String before = CvAnchorShape.edge(text.substring(0, start));
    String after = text.substring(end);
    return new Cut((before + after).strip(), said(text.substring(start, end)));
  }

  private static boolean endsAt(String text, int at, CvWords words) {
    char unit = text.charAt(at);
    if (unit == '|') {
      return true;
    }
    if (",;\t".indexOf(unit) < 0) {
      return false;
    }
    // The next part alone is looked at, so that the time is linear in the length of the line.
    int from = at + 1;
    while (from < text.length() && from - at < LONGEST_PIECE && text.charAt(from) == ' ') {
      from++;
    }
    String next = text.substring(from, endOfPiece(text, from));
    return CvText.startsUpper(next) && (unit == '\t' || words.has(CvWords.Group.ISSUER, next));
  }

  private static String said(String text) {
    return CvText.trimmed(text).replace('\t', ' ');
  }
}
