package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SkillMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One piece of evidence against a job.
 *
 * @param evidence the piece
 * @param reading nearness to the job's statements
 * @param named skills that the piece names
 * @param match the result
 */
record EvidenceMatching(
    Evidence evidence, Meanings.Reading reading, NamedSkills named, SkillMatch match) {

  /** How far a certificate or degree that the job asks for lifts a score, and why. */
  private record Lift(double share, String reason) {}

  static EvidenceMatching of(
      AskedJob job, Evidence evidence, Meanings.Reading reading, SkillReader reader) {
    NamedSkills named = reader.named(evidence);
    SkillComparison skills = SkillComparison.of(job.skills(), named, reader.graph());
    ScoreBreakdown breakdown =
        new ScoreBreakdown(
            MatchFormula.rounded(
                MatchFormula.bestFew(reading.values(), job.statements().weights())),
            MatchFormula.rounded(skills.named()),
            MatchFormula.rounded(skills.near()),
            0);
    double credit = MatchFormula.skillCredit(breakdown.skills(), breakdown.related());
    Optional<Lift> lift = lift(job, evidence);
    double score =
        MatchFormula.lifted(
            job.relevance(breakdown.semantic(), credit), lift.map(Lift::share).orElse(0.0));
    SkillMatch match =
        new SkillMatch(
            evidence.id(),
            MatchFormula.rounded(score),
            skills.matched(),
            skills.missing(),
            skills.related(),
            explanation(job, reading, skills, lift),
            breakdown);
    return new EvidenceMatching(evidence, reading, named, match);
  }

  private static Optional<Lift> lift(AskedJob job, Evidence evidence) {
    Optional<Lift> best = Optional.empty();
    for (CertificationRequirement asked : job.certificates()) {
      if (Certificates.is(asked.name(), evidence)) {
        double share = MatchFormula.CERTIFICATE_LIFT * weight(asked.necessity());
        String reason =
            "It answers the certificate the job asks for: " + Wording.quote(asked.name()) + ".";
        best = greater(best, new Lift(share, reason));
      }
    }
    for (EducationRequirement asked : job.needs().education()) {
      double credit = Degrees.credit(asked, evidence);
      if (credit > 0) {
        double share = MatchFormula.EDUCATION_LIFT * weight(asked.necessity()) * credit;
        best = greater(best, new Lift(share, Qualifications.educationSentence(credit)));
      }
    }
    return best;
  }

  private static Optional<Lift> greater(Optional<Lift> best, Lift next) {
    return best.isPresent() && best.get().share >= next.share ? best : Optional.of(next);
  }

  static double weight(Necessity necessity) {
    return necessity == Necessity.MUST_HAVE ? MatchFormula.MUST_HAVE : MatchFormula.NICE_TO_HAVE;
  }

  private static String explanation(
      AskedJob job, Meanings.Reading reading, SkillComparison skills, Optional<Lift> lift) {
    if (job.asksForNothing()) {
      return "The job names no skills and no requirements, so there is nothing to compare.";
    }
    List<String> sentences = new ArrayList<>();
    if (!job.skills().isEmpty()) {
      sentences.add(Wording.skills(skills, job.skills().size()));
    }
    if (!job.statements().isEmpty()) {
      sentences.add(nearest(job.statements(), reading));
    }
    lift.ifPresent(found -> sentences.add(found.reason));
    if (sentences.isEmpty()) {
      sentences.add("It is none of the qualifications the job asks for.");
    }
    return String.join(" ", sentences);
  }

  /** Quotes the nearest statement beside the words that come near it. */
  private static String nearest(AskedStatements asked, Meanings.Reading reading) {
    int best = 0;
    for (int index = 1; index < reading.values().length; index++) {
      double value = reading.values()[index] * asked.entries().get(index).weight();
      if (value > reading.values()[best] * asked.entries().get(best).weight()) {
        best = index;
      }
    }
    if (reading.parts().isEmpty() || reading.values()[best] < MatchFormula.ANSWERED) {
      return "Its words come near to no requirement of the job.";
    }
    AskedStatements.Entry entry = asked.entries().get(best);
    String words = Wording.piece(reading.parts().get(reading.passages()[best]), entry.line());
    return "Nearest to "
        + (entry.title() ? "the role's title " : "")
        + Wording.quote(entry.line())
        + " come the words "
        + Wording.quote(words)
        + ".";
  }
}
