package dev.rolewright.parsing.text;

import java.util.Map;
import java.util.Optional;

/** Numbers that English and German ads and CVs write as words. */
public final class NumberWords {
  private static final Map<String, Integer> VALUES =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("fifteen", 15),
          Map.entry("eighteen", 18),
          Map.entry("twenty", 20),
          Map.entry("ein", 1),
          Map.entry("eine", 1),
          Map.entry("einem", 1),
          Map.entry("eins", 1),
          Map.entry("zwei", 2),
          Map.entry("drei", 3),
          Map.entry("vier", 4),
          Map.entry("fünf", 5),
          Map.entry("sechs", 6),
          Map.entry("sieben", 7),
          Map.entry("acht", 8),
          Map.entry("neun", 9),
          Map.entry("zehn", 10));

  private NumberWords() {}

  /** Returns the value of a word in lower case; empty for a word that is no number. */
  public static Optional<Integer> value(String word) {
    return Optional.ofNullable(VALUES.get(word));
  }
}
