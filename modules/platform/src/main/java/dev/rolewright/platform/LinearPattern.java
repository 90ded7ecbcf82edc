package dev.rolewright.platform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/** Compiles the patterns of schemas with an engine that never goes back in the text. */
final class LinearPattern {
  private static final int MAX_CHARACTERS = 1_000;
  private static final int MAX_PROGRAM = 10_000;
  private static final int MAX_REPEATS = 10_000;

  private static final ScopedValue<Budget> BUDGET = ScopedValue.newInstance();

  private LinearPattern() {}

  /** Runs a check whose patterns together may take so many steps. */
  static <T> T within(Budget budget, ScopedValue.CallableOp<T, RuntimeException> check) {
    return ScopedValue.where(BUDGET, budget).call(check);
  }

  /**
   * Steps of all patterns of one check: instructions of a pattern times characters of a text. One
   * match is linear; a schema can ask for thousands of them over the same text.
   */
  static final class Budget {
    private long left;

    Budget(long steps) {
      left = steps;
    }

    private boolean take(long steps) {
      left -= steps;
      return left >= 0;
    }

    /** Tells whether a match was left out, so that the result says nothing. */
    boolean isExhausted() {
      return left < 0;
    }
  }

  static RegularExpression compile(String expression) {
    if (expression.length() > MAX_CHARACTERS) {
      throw new Refused(
          "has a pattern of more than " + MAX_CHARACTERS + " characters; make it shorter.");
    }
    if (repeats(expression) > MAX_REPEATS) {
      throw new Refused("has a pattern that repeats too much; give smaller counts in {…}.");
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(withCodePoints(expression));
    } catch (PatternSyntaxException notLinear) {
      throw new Refused(
          "has a pattern that can't be matched in linear time or is no regular expression;"
              + " back-references and look-around are not supported.");
    }
    if (pattern.programSize() > MAX_PROGRAM) {
      throw new Refused("has a pattern that repeats too much; give smaller counts in {…}.");
    }
    long program = pattern.programSize();
    return text -> mayMatch(program * text.length()) && pattern.matcher(text).find();
  }

  private static boolean mayMatch(long steps) {
    return !BUDGET.isBound() || BUDGET.get().take(steps);
  }

  /**
   * Bounds from above how often an innermost element would be written out, before the engine does
   * so: the product of all counts, though not all of them are nested.
   */
  private static double repeats(String expression) {
    double product = 1;
    int open = expression.indexOf('{');
    while (open >= 0) {
      int close = expression.indexOf('}', open);
      if (close < 0) {
        return product;
      }
      String counts = expression.substring(open + 1, close);
      String highest = counts.substring(counts.indexOf(',') + 1).strip();
      String count = highest.isEmpty() ? counts.substring(0, counts.indexOf(',')) : highest;
      if (!count.isEmpty() && count.length() < 9 && count.chars().allMatch(Character::isDigit)) {
        product *= Math.max(1, Integer.parseInt(count));
      }
      open = expression.indexOf('{', open + 1);
    }
    return product;
  }

  /** Writes ECMAScript's {@code \\u00e4} as the engine knows it. */
  private static String withCodePoints(String expression) {
    StringBuilder translated = new StringBuilder(expression.length());
    int at = 0;
    while (at < expression.length()) {
      char character = expression.charAt(at);
      if (character != '\\' || at + 1 == expression.length()) {
        translated.append(character);
        at++;
      } else if (expression.charAt(at + 1) == 'u' && isHex(expression, at + 2)) {
        translated.append("\\x{").append(expression, at + 2, at + 6).append('}');
        at += 6;
      } else {
        translated.append(expression, at, at + 2);
        at += 2;
      }
    }
    return translated.toString();
  }

  private static boolean isHex(String expression, int start) {
    return start + 4 <= expression.length()
        && expression
            .substring(start, start + 4)
            .chars()
            .allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** A pattern of a schema can't be taken. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String fault) {
      super(fault);
    }

    String fault() {
      return String.valueOf(getMessage());
    }
  }
}
