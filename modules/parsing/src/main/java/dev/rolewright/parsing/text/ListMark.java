package dev.rolewright.parsing.text;

/** Bullets, numbers and quotation marks of e-mail that stand before a line's words. */
public final class ListMark {
  private static final String BULLETS = "•‣◦●○▪■□▸►▶➢➤➔→✓✔✅☑·∙❖◆◇★☆⁃–—»※";

  private ListMark() {}

  /**
   * Returns the index of the first character after the quotation marks and list marks of a line.
   * Never goes beyond the last word: a line of marks alone has its index at the line's length.
   */
  public static int end(String line) {
    int at = skipQuotes(line);
    int marked = endOfMark(line, at);
    if (marked > at) {
      at = marked;
      // "- [ ] item" and "• - item"
      if (line.startsWith("[ ]", at) || line.startsWith("[x]", at) || line.startsWith("[X]", at)) {
        at = blanks(line, at + 3);
      }
      at = Math.max(at, endOfMark(line, at));
    }
    return at;
  }

  /** Returns whether a line starts with a bullet or a number of a list. */
  static boolean isMarked(String line) {
    int at = skipQuotes(line);
    return endOfMark(line, at) > at;
  }

  private static int skipQuotes(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == '>') {
      at = blanks(line, at + 1);
    }
    return at;
  }

  private static int endOfMark(String line, int from) {
    if (from >= line.length()) {
      return from;
    }
    int first = line.codePointAt(from);
    int next = from + Character.charCount(first);
    if (BULLETS.indexOf(first) >= 0) {
      return blanks(line, next);
    }
    if (first == '-' || first == '*' || first == '+') {
      return endOfSign(line, from, first);
    }
    if (first == 'o' && next < line.length() && Whitespace.is(line.charAt(next))) {
      return blanks(line, next);
    }
    if (line.startsWith("=>", from)) {
      return blanks(line, from + 2);
    }
    if (isPictograph(first)) {
      int at = next;
      while (at < line.length()) {
        int codePoint = line.codePointAt(at);
        if (!isPictograph(codePoint) && codePoint != 0xFE0F && codePoint != 0x200D) {
          break;
        }
        at += Character.charCount(codePoint);
      }
      return blanks(line, at);
    }
    return endOfNumber(line, from);
  }

  private static int endOfSign(String line, int from, int sign) {
    int next = from + 1;
    if (next >= line.length()) {
      return next;
    }
    char follower = line.charAt(next);
    if (Whitespace.is(follower)) {
      return blanks(line, next);
    }
    if (follower == '>') {
      return blanks(line, next + 1);
    }
    if (follower == sign) {
      return from;
    }
    if (sign == '*') {
      // "*item" is an item, "*emphasis* in a line" is not.
      return line.indexOf('*', next) < 0 ? next : from;
    }
    return sign == '-' && Character.isLetter(follower) ? next : from;
  }

  /** "1.", "12)", "(3)", "a)", "iv." followed by a blank. */
  private static int endOfNumber(String line, int from) {
    int at = line.charAt(from) == '(' ? from + 1 : from;
    int digits = at;
    while (digits < line.length() && digits - at < 3 && isAsciiDigit(line.charAt(digits))) {
      digits++;
    }
    int end = digits;
    if (digits == at && at < line.length() && Character.isLetter(line.charAt(at))) {
      end = at + 1;
      while (end < line.length() && end - at < 4 && "ivx".indexOf(line.charAt(end)) >= 0) {
        end++;
      }
      if (end - at > 1 && "ivx".indexOf(line.charAt(at)) < 0) {
        return from;
      }
    } else if (digits - at > 2 || digits == at) {
      return from;
    }
    if (end >= line.length()) {
      return from;
    }
    char close = line.charAt(end);
    boolean letter = digits == at;
    boolean closes =
        close == ')'
            || (close == '.' && line.charAt(from) != '(' && (!letter || isLower(line, at)));
    if (!closes || end + 1 >= line.length() || !Whitespace.is(line.charAt(end + 1))) {
      return from;
    }
    return blanks(line, end + 1);
  }

  private static boolean isLower(String line, int at) {
    return Character.isLowerCase(line.charAt(at));
  }

  private static boolean isAsciiDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  public static boolean isPictograph(int codePoint) {
    return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x2600 && codePoint <= 0x27BF)
        || (codePoint >= 0x2B00 && codePoint <= 0x2BFF);
  }

  private static int blanks(String line, int from) {
    return Whitespace.skip(line, from, line.length());
  }
}
