package dev.rolewright.parsing.model;

import dev.rolewright.parsing.text.NumberWords;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that a text names, each in every way in which it can be read. */
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<digits>\\d{1,3}(?:[.,' ]\\d{3})+|\\d+)(?<part>[.,]\\d{1,2})?\\s?(?<kilo>k\\b)?");
  private static final int KILO = 1_000;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private Numbers() {}

  /** Returns the numbers of a text in lower case. */
  static Set<Double> in(String text) {
    Set<Double> numbers = new HashSet<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      String whole = matcher.group("digits").replaceAll("[.,' ]", "");
      String part = matcher.group("part") == null ? "" : matcher.group("part").substring(1);
      double value = Double.parseDouble(part.isEmpty() ? whole : whole + "." + part);
      numbers.add(value);
      // "50 - 60k" and "50.000": the first is of thousands, too.
      numbers.add(value * KILO);
      numbers.add(Math.ceil(value));
    }
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      NumberWords.value(words.group()).ifPresent(named -> numbers.add((double) named));
    }
    return numbers;
  }
}
