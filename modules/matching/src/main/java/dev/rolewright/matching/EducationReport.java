package dev.rolewright.matching;

import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.platform.Checkpoint;
import java.util.Comparator;
import java.util.List;

/**
 * What a profile shows of the education that a job asks for.
 *
 * @param answers one for each, in the job's order
 */
record EducationReport(List<Answer> answers) {
  /** Years that stand for a degree where the job accepts equivalent experience, at the least. */
  static final int YEARS_FOR_A_DEGREE = 4;

  /**
   * What answers an education that is asked for.
   *
   * @param best what the best piece of evidence shows
   * @param instead credit for work near the role where equivalent experience is accepted, 0..1
   */
  record Answer(EducationRequirement asked, Degrees.Finding best, double instead) {
    boolean isByExperience() {
      return instead > best.credit();
    }

    /** 0..1 */
    double credit() {
      return Math.max(best.credit(), instead);
    }

    /**
     * Tells whether a statement asks for this education: it names all its fields, of which one at
     * the least is asked for, or its level where none is.
     */
    boolean isAskedBy(FoldedText statement) {
      boolean level = Degrees.level(statement) == asked.level();
      return (level || !asked.fields().isEmpty())
          && asked.fields().stream().allMatch(field -> statement.holds(FoldedText.of(field)));
    }
  }

  static EducationReport of(
      Checkpoint caller, AskedJob job, List<EvidenceMatching> matchings, WorkTime near) {
    return new EducationReport(
        job.needs().education().stream()
            .map(
                asked -> {
                  caller.checkActive();
                  return new Answer(asked, best(asked, matchings), instead(asked, job, near));
                })
            .toList());
  }

  private static Degrees.Finding best(
      EducationRequirement asked, List<EvidenceMatching> matchings) {
    return matchings.stream()
        .map(matching -> Degrees.find(asked, matching.evidence()))
        .max(Comparator.comparingDouble(Degrees.Finding::credit))
        .orElse(Degrees.Finding.NOTHING);
  }

  private static double instead(EducationRequirement asked, AskedJob job, WorkTime near) {
    return asked.orEquivalent()
        ? Math.min(1, near.years() / Math.max(YEARS_FOR_A_DEGREE, job.minimumYears()))
        : 0;
  }
}
