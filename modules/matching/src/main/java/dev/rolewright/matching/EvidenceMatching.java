package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SkillMatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /**
   * Compares.
   *
   * @param shown by label of a skill of the job the words of the evidence that show it without its
   *     name
   */
  static EvidenceMatching of(
      AskedJob job,
      Evidence evidence,
      Meanings.Reading reading,
      SkillReader reader,
      Map<String, String> shown) {
    NamedSkills byName = reader.named(evidence);
    List<WantedSkill> inOtherWords =
        job.skills().stream()
            .filter(skill -> shown.containsKey(skill.skill().label()) && !byName.holds(skill))
            .toList();
    NamedSkills named = byName.with(inOtherWords);
    SkillComparison skills =
        SkillComparison.of(job.skills(), job.alternatives(), named, reader.graph());
    job.putSpoken(reading.values(), named);
    ScoreBreakdown breakdown =
        new ScoreBreakdown(
            MatchFormula.rounded(
                MatchFormula.bestFew(reading.values(), job.statements().weights())),
            MatchFormula.rounded(skills.named()),
            MatchFormula.rounded(skills.near()),
            0);
    double credit = MatchFormula.skillCredit(breakdown.skills(), breakdown.related());
    Optional<Lift> lift = lift(job, evidence);
    double relevance = job.relevance(breakdown.semantic(), credit);
    double own =
        evidence.kind() == EvidenceKind.EDUCATION
            ? MatchFormula.studied(relevance, job.educationShare())
            : relevance;
    double score = MatchFormula.lifted(own, lift.map(Lift::share).orElse(0.0));
    SkillMatch match =
        new SkillMatch(
            evidence.id(),
            MatchFormula.rounded(score),
            skills.matched(),
            skills.missing(),
            skills.related(),
            explanation(job, reading, skills, lift) + otherWords(inOtherWords, shown),
            breakdown);
    return new EvidenceMatching(evidence, reading, named, match);
  }

  private static Optional<Lift> lift(AskedJob job, Evidence evidence) {
    Optional<Lift> best = Optional.empty();
    for (CertificationRequirement asked : job.certificates()) {
      if (Certificates.is(asked.name(), evidence) && !UnderWay.isSaidIn(asked.name(), evidence)) {
        Validity validity = validity(asked, evidence);
        double valid =
            validity.state() == Validity.State.ENDED ? MatchFormula.ENDED_CERTIFICATE : 1;
        double share = MatchFormula.CERTIFICATE_LIFT * weight(asked.necessity()) * valid;
        best = greater(best, new Lift(share, reason(asked, evidence, validity)));
      }
    }
    for (EducationRequirement asked : job.needs().education()) {
      Degrees.Finding found = Degrees.find(asked, evidence);
      if (found.credit() > 0) {
        double share =
            MatchFormula.EDUCATION_LIFT
                * job.educationShare()
                * weight(asked.necessity())
                * found.credit();
        best = greater(best, new Lift(share, Wording.education(asked, found, false)));
      }
    }
    return best;
  }

  /** No day is today for one piece of evidence: of dates it says them, and the reader compares. */
  private static Validity validity(CertificationRequirement asked, Evidence evidence) {
    return Validity.of(CertificateText.about(asked.name(), evidence), LocalDate.EPOCH);
  }

  private static String reason(
      CertificationRequirement asked, Evidence evidence, Validity validity) {
    List<String> unsaid = Certificates.unsaid(asked.name(), CertificateText.words(evidence));
    String words = Wording.list(unsaid.stream().map(Wording::quote).toList());
    return "It is the certificate the job asks for: "
        + Wording.quote(asked.name())
        + (validity.words().isEmpty() ? "" : "; it says " + Wording.quote(validity.words()))
        + (unsaid.isEmpty() ? "." : "; not said of it: " + words + ".");
  }

  private static Optional<Lift> greater(Optional<Lift> best, Lift next) {
    return best.isPresent() && best.get().share >= next.share ? best : Optional.of(next);
  }

  static double weight(Necessity necessity) {
    return necessity == Necessity.MUST_HAVE ? MatchFormula.MUST_HAVE : MatchFormula.NICE_TO_HAVE;
  }

  private static String otherWords(List<WantedSkill> skills, Map<String, String> shown) {
    return skills.stream()
        .map(WantedSkill::skill)
        .map(MatchedSkill::label)
        .map(
            label ->
                " A language model takes "
                    + Wording.quote(shown.getOrDefault(label, ""))
                    + " for "
                    + label
                    + ".")
        .collect(Collectors.joining());
  }

  private static String explanation(
      AskedJob job, Meanings.Reading reading, SkillComparison skills, Optional<Lift> lift) {
    if (job.asksForNothing()) {
      return "The job names no skills and no requirements, so there is nothing to compare.";
    }
    List<String> sentences = new ArrayList<>();
    if (!job.skills().isEmpty()) {
      sentences.add(Wording.skills(skills, List.of(), job.skills().size(), job.isForeign()));
    }
    if (!job.statements().isEmpty()) {
      nearest(job, reading).ifPresent(sentences::add);
    }
    lift.ifPresent(found -> sentences.add(found.reason));
    if (sentences.isEmpty() && !job.isForeign()) {
      sentences.add("It is none of the qualifications the job asks for.");
    }
    if (job.isForeign()) {
      sentences.add(Wording.foreignNote("job"));
    }
    return String.join(" ", sentences);
  }

  /** Quotes the words that come nearest to a statement beside it. */
  private static Optional<String> nearest(AskedJob job, Meanings.Reading reading) {
    int best = -1;
    double greatest = 0;
    for (int index = 0; index < reading.values().length; index++) {
      double value = reading.values()[index] * job.statements().entries().get(index).weight();
      // What a language is called decides, not what its sentence means: there is nothing to quote.
      if (value > greatest && !job.spoken().containsKey(index)) {
        best = index;
        greatest = value;
      }
    }
    if (best < 0 || reading.values()[best] < MatchFormula.ANSWERED) {
      // In another language nearness says little, its absence nothing.
      return job.isForeign()
          ? Optional.empty()
          : Optional.of("No sentence of it comes near to a requirement of the job.");
    }
    AskedStatements.Entry entry = job.statements().entries().get(best);
    String words = Wording.piece(reading.parts().get(reading.passages()[best]), entry.line());
    return Optional.of(
        Wording.quote(words)
            + " comes nearest to "
            + (entry.title() ? "the role's title " : "")
            + Wording.quote(entry.line())
            + ".");
  }
}
