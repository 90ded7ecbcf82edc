package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The skills, certificates and education that a statement of a job names.
 *
 * @param skills those of the vocabulary that are no certificate and no field of study of it
 * @param alternatives which of the skills the statement gives the choice of
 * @param certificates those that the job asks for, with what the profile says of them
 * @param education that the job asks for, with what the profile shows of it
 */
record AskedNames(
    List<WantedSkill> skills,
    Alternatives alternatives,
    Map<CertificationRequirement, CertificateReport.Finding> certificates,
    List<EducationReport.Answer> education) {
  static final AskedNames NONE = new AskedNames(List.of(), Alternatives.NONE, Map.of(), List.of());

  static AskedNames of(
      String statement,
      StatementSkills named,
      CertificateReport report,
      EducationReport educationReport,
      SkillReader reader) {
    FoldedText text = FoldedText.of(statement);
    Map<CertificationRequirement, CertificateReport.Finding> certificates = new HashMap<>();
    report
        .findings()
        .forEach(
            (asked, finding) -> {
              if (text.holds(FoldedText.of(asked.name()))) {
                certificates.put(asked, finding);
              }
            });
    List<EducationReport.Answer> education =
        educationReport.answers().stream().filter(answer -> answer.isAskedBy(text)).toList();
    List<FoldedText> others =
        Stream.concat(
                certificates.keySet().stream().map(CertificationRequirement::name),
                education.stream().flatMap(answer -> answer.asked().fields().stream()))
            .map(FoldedText::of)
            .toList();
    List<WantedSkill> skills =
        reader.wantedBy(named).stream()
            .filter(skill -> others.stream().noneMatch(name -> name.holds(skill.name())))
            .toList();
    return new AskedNames(skills, Alternatives.of(List.of(named)), certificates, education);
  }

  /** Returns how far one piece of evidence covers the names. */
  double coverage(EvidenceMatching matching) {
    return coverage(
        matching.named(),
        asked -> Certificates.isNamedBy(asked.name(), matching.evidence()),
        answer -> Degrees.find(answer.asked(), matching.evidence()).credit());
  }

  /** Returns how far a whole profile covers the names. */
  double coverage(NamedSkills named) {
    return coverage(named, asked -> true, EducationReport.Answer::credit);
  }

  private double coverage(
      NamedSkills named,
      Predicate<CertificationRequirement> counts,
      ToDoubleFunction<EducationReport.Answer> studied) {
    int all = skills.size() + certificates.size() + education.size();
    if (all == 0) {
      return 0;
    }
    double held =
        skills.stream().filter(skill -> isHeld(skill, named)).count()
            + education.stream().mapToDouble(studied).sum()
            + certificates.entrySet().stream()
                .filter(entry -> counts.test(entry.getKey()))
                .mapToDouble(entry -> entry.getValue().credit())
                .sum();
    return MatchFormula.SKILL_COVERAGE * held / all;
  }

  private boolean isHeld(WantedSkill skill, NamedSkills named) {
    return named.holds(skill) || alternatives.answer(skill.key(), named);
  }

  /**
   * Returns the most that may be said of the statement: a certificate that ran out is no answer.
   */
  double most() {
    boolean ended = certificates.values().stream().anyMatch(CertificateReport.Finding::hasEnded);
    return ended ? MatchFormula.ENDED_CERTIFICATE : 1;
  }
}
