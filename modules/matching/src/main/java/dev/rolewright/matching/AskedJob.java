package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import java.util.List;

/**
 * What a job asks for, made ready for comparison.
 *
 * @param skills each once
 * @param statements title and statements
 * @param certificates those whose names say enough to be looked for
 */
record AskedJob(
    JobNeeds needs,
    List<WantedSkill> skills,
    AskedStatements statements,
    List<CertificationRequirement> certificates) {

  static AskedJob of(JobNeeds needs, SkillReader reader) {
    return new AskedJob(
        needs,
        reader.wanted(needs.skills()),
        AskedStatements.of(needs),
        needs.certifications().stream()
            .filter(asked -> Certificates.isNamed(asked.name()))
            .toList());
  }

  boolean asksForNothing() {
    return skills.isEmpty() && statements.isEmpty() && !asksForQualifications();
  }

  boolean asksForQualifications() {
    return asksForYears() || !needs.education().isEmpty() || !certificates.isEmpty();
  }

  /** A highest number of years alone sets no mark that a person could miss. */
  boolean asksForYears() {
    return minimumYears() > 0;
  }

  int minimumYears() {
    return needs.experienceYears().flatMap(years -> years.min()).orElse(0);
  }

  /** Weighs semantics and skills; what the job does not ask for has no weight. */
  double relevance(double semantic, double skillCredit) {
    double meaning = statements.isEmpty() ? 0 : MatchFormula.SEMANTIC_WEIGHT;
    double naming = skills.isEmpty() ? 0 : MatchFormula.SKILLS_WEIGHT;
    return MatchFormula.mean(new double[] {semantic, skillCredit}, new double[] {meaning, naming});
  }

  /** Weighs all three parts. */
  double score(double semantic, double skillCredit, double qualifications) {
    double meaning = statements.isEmpty() ? 0 : MatchFormula.SEMANTIC_WEIGHT;
    double naming = skills.isEmpty() ? 0 : MatchFormula.SKILLS_WEIGHT;
    double qualified = asksForQualifications() ? MatchFormula.QUALIFICATIONS_WEIGHT : 0;
    return MatchFormula.mean(
        new double[] {semantic, skillCredit, qualifications},
        new double[] {meaning, naming, qualified});
  }
}
