package dev.rolewright.matching;

import java.util.Arrays;
import java.util.List;

/**
 * The arithmetic of the scores and every weight in it; docs/matching.md explains them. Each
 * function never falls when one of its inputs rises.
 */
final class MatchFormula {
  static final double MUST_HAVE = 1;
  static final double DUTY = 0.7;
  static final double NICE_TO_HAVE = 0.5;

  /** Cosines of unrelated texts lie below; they count as no nearness at all. */
  static final double UNRELATED_COSINE = 0.1;

  /** Cosine of texts on the same subject, half way up the scale. */
  static final double RELATED_COSINE = 0.4;

  /** Cosine from which two texts count as saying the same. */
  static final double SAME_COSINE = 0.7;

  /** Nearness to the role's title, at the least, of evidence whose title holds all its words. */
  static final double SAME_TITLE = 0.85;

  /** Statements that a single piece of evidence is held against: it need not answer them all. */
  static final int STATEMENTS_OF_ONE = 3;

  /** What a skill that is only near counts, times its similarity, beside one that is named. */
  static final double NEAR_SKILL = 0.4;

  static final double SEMANTIC_WEIGHT = 0.4;
  static final double SKILLS_WEIGHT = 0.4;
  static final double QUALIFICATIONS_WEIGHT = 0.2;

  /** How far the certificate that the job asks for lifts its own evidence towards 1. */
  static final double CERTIFICATE_LIFT = 0.6;

  /** What a certificate counts that is said to have run out, of what one counts that holds. */
  static final double ENDED_CERTIFICATE = 0.5;

  /**
   * How far the degree that the job asks for lifts its own evidence towards 1 where the job asks
   * for little else.
   */
  static final double EDUCATION_LIFT = 0.3;

  /** What was studied counts this much of what was done, where the job is about work. */
  static final double STUDIED = 0.85;

  /** Share of a statement's skills that are named, as coverage of the statement. */
  static final double SKILL_COVERAGE = 0.8;

  /** Score from which a job in the past counts as work near the role. */
  static final double NEAR_WORK = 0.2;

  /** Value from which a statement counts as answered, in coverage and in explanations. */
  static final double ANSWERED = 0.4;

  /** The most that may be said of a statement which the profile answers at a lower level. */
  static final double LOWER_LEVEL = 0.3;

  private static final double STEPS = 10_000;

  private MatchFormula() {}

  /** Maps a cosine to nearness of meaning, 0..1, linear between the three marks. */
  static double nearness(double cosine) {
    if (!(cosine > UNRELATED_COSINE)) {
      return 0;
    }
    if (cosine < RELATED_COSINE) {
      return 0.5 * (cosine - UNRELATED_COSINE) / (RELATED_COSINE - UNRELATED_COSINE);
    }
    return Math.min(1, 0.5 + 0.5 * (cosine - RELATED_COSINE) / (SAME_COSINE - RELATED_COSINE));
  }

  /**
   * Returns the semantic part for one piece of evidence: the best few weighted values over the
   * greatest that so few could reach.
   */
  static double bestFew(double[] values, double[] weights) {
    double[] weighted = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      weighted[index] = values[index] * weights[index];
    }
    double reachable = sumOfGreatest(weights);
    return reachable == 0 ? 0 : sumOfGreatest(weighted) / reachable;
  }

  private static double sumOfGreatest(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int count = 1; count <= Math.min(STATEMENTS_OF_ONE, sorted.length); count++) {
      sum += sorted[sorted.length - count];
    }
    return sum;
  }

  /** Returns the weighted mean; 0 where nothing has weight. */
  static double mean(double[] values, double[] weights) {
    double sum = 0;
    double all = 0;
    for (int index = 0; index < values.length; index++) {
      sum += values[index] * weights[index];
      all += weights[index];
    }
    return all == 0 ? 0 : sum / all;
  }

  /** Returns the credit for skills, 0..1: named ones in full, near ones in part. */
  static double skillCredit(double named, double near) {
    return Math.min(1, named + NEAR_SKILL * near);
  }

  /** Returns how far the skills that are named cover a statement that names these. */
  static double coverage(List<WantedSkill> wanted, NamedSkills named) {
    if (wanted.isEmpty()) {
      return 0;
    }
    long held = wanted.stream().filter(named::holds).count();
    return SKILL_COVERAGE * held / wanted.size();
  }

  /** Weighs the score of an education: in full as far as the job is about education. */
  static double studied(double score, double educationShare) {
    return score * (STUDIED + (1 - STUDIED) * educationShare);
  }

  /** Raises a score towards 1 by a share of what it lacks. */
  static double lifted(double score, double lift) {
    return score + (1 - score) * lift;
  }

  /** Rounds to four decimals, so that the noise of the vectors decides no order. */
  static double rounded(double score) {
    return Math.round(Math.clamp(score, 0, 1) * STEPS) / STEPS;
  }
}
