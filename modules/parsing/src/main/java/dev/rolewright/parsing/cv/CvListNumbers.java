package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.TextLine;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells numbers of a list from ordinals: "2. Staatsexamen" and "1. Mai 2019" keep their number. A
 * number counts a list where the numbered line before or after it counts on.
 */
final class CvListNumbers {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NUMBER = Pattern.compile("^(?<number>\\d{1,2})\\.\\s+(?=\\S)");
  private static final Pattern ORDINAL =
      Pattern.compile(
          "^\\d{1,2}\\.\\s{1,3}(?:(?:"
              + DateWords.MONTH
              + ")\\.?\\s\\d{4}|(?:juristische\\p{L}{0,2}\\s|theologische\\p{L}{0,2}\\s)?(?:staatsexam|staatsprüf|vorsitzend|semester|lehrjahr|ausbildungsjahr|halbjahr|platz|preis|klasse|liga|bundesliga|bürgermeister|stellvertret|sieger|kassier|schriftführ|beigeordnet|offizier|abschnitt|prüfung|geschäftsführ|auflage|konzertmeister|trainer|mannschaft))",
          FLAGS);
  private static final int NEAR = 12;

  private final int[] numbers;

  CvListNumbers(List<TextLine> texts) {
    numbers = new int[texts.size()];
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = number(texts.get(index).text());
    }
  }

  /** Returns whether a line starts with a number that is a part of its words. */
  boolean isOrdinal(int line) {
    return numbers[line] >= 0
        && neighbour(line, 1) != numbers[line] + 1
        && neighbour(line, -1) != numbers[line] - 1;
  }

  /** Returns whether the words after a bullet start with a number of their own. */
  static boolean startsWithNumber(String words) {
    return NUMBER.matcher(words).lookingAt();
  }

  /** Returns the number of the next numbered line in a direction, or -2. */
  private int neighbour(int line, int step) {
    for (int at = line + step;
        at >= 0 && at < numbers.length && Math.abs(at - line) <= NEAR;
        at += step) {
      if (numbers[at] >= 0) {
        return numbers[at];
      }
    }
    return -2;
  }

  /** An ordinal counts no list, so it is no neighbour: it has a number of its own kind. */
  private static int number(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.lookingAt()) {
      return -1;
    }
    int value = Integer.parseInt(number.group("number"));
    return ORDINAL.matcher(text).lookingAt() ? 1_000 + 10 * value : value;
  }
}
