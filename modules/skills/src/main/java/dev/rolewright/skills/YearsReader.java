package dev.rolewright.skills;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads numbers of years: "5+ years", "3-5 years", "five years"; of a range the lower end. */
final class YearsReader {
  private static final int MOST_YEARS = 60;
  private static final Set<String> BOUNDS =
      Set.of("at", "least", "over", "min", "minimum", "more", "than", "about", "around", "approx");
  private static final Set<String> RANGE_SIGNS = Set.of("-", "–", "—", "to", "or");
  private static final Map<String, Integer> WORDS =
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
          Map.entry("twenty", 20));

  private final Atoms atoms;

  YearsReader(Atoms atoms) {
    this.atoms = atoms;
  }

  /** Reads the number before the word "years", which stands at an atom. */
  Optional<Integer> endingBefore(int yearsIndex) {
    int index = yearsIndex - 1;
    while (index >= 0
        && (atoms.folded(index).equals("+")
            || atoms.folded(index).equals(")")
            || atoms.folded(index).equals("full")
            || atoms.folded(index).equals("more")
            || (atoms.folded(index).equals("or") && atoms.folded(index + 1).equals("more"))
            || atoms.folded(index).equals("plus"))) {
      index--;
    }
    Optional<Integer> upper = number(index);
    if (upper.isEmpty()) {
      return upper;
    }
    int range = index - 1;
    if (atoms.folded(range).equals("+")) {
      range--;
    }
    if (RANGE_SIGNS.contains(atoms.folded(range))) {
      int lower = range - 1;
      if (atoms.folded(lower).equals("+")) {
        lower--;
      }
      Optional<Integer> lowerYears = number(lower);
      if (lowerYears.isPresent() && lowerYears.get() <= upper.get()) {
        return lowerYears;
      }
    }
    return upper;
  }

  /** Reads "3 years", "at least 3-5 yrs" from an atom on, within a sentence. */
  Optional<Integer> startingAt(int from, int sentence) {
    int index = from;
    while (BOUNDS.contains(atoms.folded(index))) {
      index++;
    }
    Optional<Integer> first = number(index);
    if (first.isEmpty() || atoms.sentence(index) != sentence) {
      return Optional.empty();
    }
    int end = Math.min(atoms.count(), index + 6);
    for (int next = index + 1; next < end; next++) {
      String word = atoms.folded(next);
      if (CueWords.YEARS.contains(word)) {
        return first;
      }
      if (!word.equals("+") && !RANGE_SIGNS.contains(word) && number(next).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> number(int index) {
    String word = atoms.folded(index);
    Integer spoken = WORDS.get(word);
    if (spoken != null) {
      return Optional.of(spoken);
    }
    if (word.isEmpty() || word.length() > 2 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int years = Integer.parseInt(word);
    return years <= MOST_YEARS ? Optional.of(years) : Optional.empty();
  }
}
