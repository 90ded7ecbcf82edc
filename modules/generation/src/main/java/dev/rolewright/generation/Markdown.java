package dev.rolewright.generation;

/**
 * Writes a person's words so that Markdown shows them as they are: whatever CommonMark would read
 * as structure gets a backslash, all else stays untouched, so that the text reads well unrendered.
 */
final class Markdown {
  private static final String ALWAYS = "\\*`[";

  private Markdown() {}

  /** Escapes one line of words, which may stand anywhere in a line. */
  static String escape(String line) {
    StringBuilder escaped = new StringBuilder(line.length() + 8);
    int marker = startMarker(line);
    boolean struck = line.indexOf('~') != line.lastIndexOf('~');
    for (int index = 0; index < line.length(); index++) {
      char letter = line.charAt(index);
      if (index == marker
          || ALWAYS.indexOf(letter) >= 0
          || (letter == '~' && struck)
          || (letter == '<' && opensTag(line, index))
          || (letter == '&' && opensEntity(line, index))
          || (letter == '_' && !standsInWord(line, index))
          || (letter == '#' && closesHeading(line, index))) {
        escaped.append('\\');
      }
      escaped.append(letter);
    }
    return escaped.toString();
  }

  /** Returns the full stop behind words that begin a line: a number and a point begin a list. */
  static String stop(String words) {
    return numberMarker(words + ".") >= 0 ? "\\." : ".";
  }

  /**
   * Returns where the mark stands that would make the line a heading, list, quote or table, or -1.
   */
  private static int startMarker(String line) {
    if (line.isEmpty()) {
      return -1;
    }
    char second = line.length() > 1 ? line.charAt(1) : ' ';
    return switch (line.charAt(0)) {
      case '#', '>', '|', '=', '~' -> 0;
      case '-', '+' -> second == ' ' || second == '-' || second == '|' || second == ':' ? 0 : -1;
      case ':' -> second == '-' ? 0 : -1;
      default -> numberMarker(line);
    };
  }

  /** A number with a point or bracket and a space begins a numbered list. */
  private static int numberMarker(String line) {
    int digits = 0;
    while (digits < line.length() && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
      digits++;
    }
    boolean marked = digits > 0 && digits < line.length() && ".)".indexOf(line.charAt(digits)) >= 0;
    return marked && (digits + 1 == line.length() || line.charAt(digits + 1) == ' ') ? digits : -1;
  }

  private static boolean opensTag(String line, int index) {
    if (index + 1 == line.length()) {
      return false;
    }
    char next = line.charAt(index + 1);
    return Character.isLetter(next) || "/!?".indexOf(next) >= 0;
  }

  private static boolean opensEntity(String line, int index) {
    int end = line.indexOf(';', index);
    if (end < index + 2) {
      return false;
    }
    return line.substring(index + 1, end).chars().allMatch(Markdown::isEntityPart);
  }

  private static boolean isEntityPart(int letter) {
    return letter == '#' || Character.isLetterOrDigit(letter);
  }

  private static boolean standsInWord(String line, int index) {
    return index > 0
        && index + 1 < line.length()
        && Character.isLetterOrDigit(line.charAt(index - 1))
        && Character.isLetterOrDigit(line.charAt(index + 1));
  }

  /** Number signs at the end of a heading, after a space, would not be shown. */
  private static boolean closesHeading(String line, int index) {
    return index > 0
        && line.charAt(index - 1) == ' '
        && line.substring(index).chars().allMatch(letter -> letter == '#');
  }
}
