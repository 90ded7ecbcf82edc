package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import java.util.List;
import java.util.Set;

/** Compares the title of a role with titles of evidence word by word. */
final class Titles {
  private static final Set<String> RANKS =
      Set.of(
          "a",
          "an",
          "the",
          "and",
          "of",
          "for",
          "in",
          "junior",
          "senior",
          "mid",
          "level",
          "lead",
          "principal",
          "staff",
          "entry",
          "graduate",
          "trainee",
          "intern",
          "i",
          "ii",
          "iii",
          "f",
          "m",
          "d",
          "w",
          "x");

  private Titles() {}

  /** Returns the words of a title that say what the role is; ranks do not. */
  static List<String> telling(String title) {
    return FoldedText.of(title).words().stream().filter(word -> !RANKS.contains(word)).toList();
  }

  /** Tells whether the title of the evidence holds every telling word of the role's. */
  static boolean holds(Evidence evidence, List<String> telling) {
    return !telling.isEmpty() && FoldedText.of(evidence.title()).words().containsAll(telling);
  }
}
