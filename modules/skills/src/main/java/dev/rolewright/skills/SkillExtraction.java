package dev.rolewright.skills;

/** Finds the skills of a text, with candidates for each place and a ranking for the whole. */
public interface SkillExtraction {
  /** Most candidates that a place gets. */
  int MAX_SPAN_CANDIDATES = 5;

  /** Most skills that a text gets. */
  int MAX_RANKED = 1_000;

  /**
   * Makes an extraction. The finder and the normalizer must know the same vocabulary; both stay the
   * caller's.
   */
  static SkillExtraction create(SkillFinder finder, SkillNormalizer normalizer) {
    return new RankingExtraction(finder, normalizer);
  }

  /**
   * Extracts the skills of a text. Skills that the text names come before those that only the
   * meaning of a sentence suggests.
   *
   * @param text any text
   * @param topK at most this many ranked skills, 1..{@value #MAX_RANKED}
   * @param minScore least score of a ranked skill, 0..1
   */
  ExtractedSkills extract(String text, int topK, double minScore);
}
