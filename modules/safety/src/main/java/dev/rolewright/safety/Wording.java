package dev.rolewright.safety;

import java.util.List;
import java.util.Set;

/**
 * A way to word an order: words in their order, with a few others between them.
 *
 * @param steps at least one
 * @param before words that the first step does not follow
 */
record Wording(List<Step> steps, Set<String> before) {
  /**
   * One word.
   *
   * @param gap most other words before it
   * @param follower what is to follow: a colon, {@code !} for any mark, or a blank for anything
   */
  record Step(Set<String> words, int gap, boolean startsLine, char follower) {
    boolean matches(Word word) {
      return words.contains(word.text())
          && (!startsLine || word.startsLine())
          && switch (follower) {
            case ':' -> word.next() == ':';
            case '!' -> word.isBeforeMark();
            default -> true;
          };
    }
  }

  /**
   * Returns the nearest place where the wording that begins with a word ends, or -1.
   *
   * @param not words that may not stand in a gap
   */
  int end(List<Word> words, int start, Set<String> not) {
    if (!steps.getFirst().matches(words.get(start))
        || (start > 0 && before.contains(words.get(start - 1).text()))) {
      return -1;
    }
    // Bit n: the steps so far can end n words after the first. Steps and gaps are few, so they fit.
    long reached = 1;
    for (Step step : steps.subList(1, steps.size())) {
      reached = next(words, start, step, reached, not);
      if (reached == 0) {
        return -1;
      }
    }
    return start + Long.numberOfTrailingZeros(reached);
  }

  private static long next(List<Word> words, int start, Step step, long reached, Set<String> not) {
    long next = 0;
    for (long rest = reached; rest != 0; rest &= rest - 1) {
      int from = Long.numberOfTrailingZeros(rest);
      for (int to = from + 1; to <= from + 1 + step.gap() && start + to < words.size(); to++) {
        Word word = words.get(start + to);
        if (step.matches(word)) {
          next |= 1L << to;
        }
        if (not.contains(word.text())) {
          break;
        }
      }
    }
    return next;
  }
}
