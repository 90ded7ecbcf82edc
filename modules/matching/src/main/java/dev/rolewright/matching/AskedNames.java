package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The skills and certificates that a statement of a job names.
 *
 * @param skills those of the vocabulary that are no certificate of it
 * @param certificates those that the job asks for, with what the profile says of them
 */
record AskedNames(
    List<WantedSkill> skills,
    Map<CertificationRequirement, CertificateReport.Finding> certificates) {
  static final AskedNames NONE = new AskedNames(List.of(), Map.of());

  static AskedNames of(String statement, CertificateReport report, SkillReader reader) {
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
    List<WantedSkill> skills =
        reader.wantedBy(statement).stream()
            .filter(
                skill ->
                    certificates.keySet().stream()
                        .noneMatch(asked -> FoldedText.of(asked.name()).holds(skill.name())))
            .toList();
    return new AskedNames(skills, certificates);
  }

  /** Returns how far one piece of evidence covers the names. */
  double coverage(EvidenceMatching matching) {
    return coverage(
        matching.named(), asked -> Certificates.isNamedBy(asked.name(), matching.evidence()));
  }

  /** Returns how far a whole profile covers the names. */
  double coverage(NamedSkills named) {
    return coverage(named, asked -> true);
  }

  private double coverage(NamedSkills named, Predicate<CertificationRequirement> counts) {
    int all = skills.size() + certificates.size();
    if (all == 0) {
      return 0;
    }
    double held =
        skills.stream().filter(named::holds).count()
            + certificates.entrySet().stream()
                .filter(entry -> counts.test(entry.getKey()))
                .mapToDouble(entry -> entry.getValue().credit())
                .sum();
    return MatchFormula.SKILL_COVERAGE * held / all;
  }

  /**
   * Returns the most that may be said of the statement: a certificate that ran out is no answer.
   */
  double most() {
    boolean ended = certificates.values().stream().anyMatch(CertificateReport.Finding::hasEnded);
    return ended ? MatchFormula.ENDED_CERTIFICATE : 1;
  }
}
