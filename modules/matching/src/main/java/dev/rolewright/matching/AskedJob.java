package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.platform.Checkpoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job asks for, made ready for comparison.
 *
 * @param skills each once
 * @param statements title and statements
 * @param certificates those whose names say enough to be looked for
 * @param named the skills of each statement, by its text
 * @param alternatives skills that its statements name as one of several
 * @param spoken the languages of each statement that asks for nothing else, by its index
 */
record AskedJob(
    JobNeeds needs,
    List<WantedSkill> skills,
    AskedStatements statements,
    List<CertificationRequirement> certificates,
    Map<String, StatementSkills> named,
    Alternatives alternatives,
    Map<Integer, List<WantedSkill>> spoken) {

  static AskedJob of(Checkpoint caller, JobNeeds needs, SkillReader reader) {
    AskedStatements statements = AskedStatements.of(needs);
    Map<String, StatementSkills> named = named(caller, needs, reader);
    return new AskedJob(
        needs,
        reader.wanted(needs.skills()),
        statements,
        needs.certifications().stream()
            .filter(asked -> Certificates.isTelling(asked.name()))
            .toList(),
        named,
        Alternatives.of(named.values()),
        spoken(statements, named, reader));
  }

  private static Map<String, StatementSkills> named(
      Checkpoint caller, JobNeeds needs, SkillReader reader) {
    Map<String, StatementSkills> named = new LinkedHashMap<>();
    for (JobNeeds.Statement statement : needs.statements()) {
      caller.checkActive();
      named.computeIfAbsent(statement.text(), text -> StatementSkills.of(text, reader));
    }
    return named;
  }

  private static Map<Integer, List<WantedSkill>> spoken(
      AskedStatements statements, Map<String, StatementSkills> named, SkillReader reader) {
    Map<Integer, List<WantedSkill>> spoken = new HashMap<>();
    Map<String, Integer> positions = statements.positions();
    named.forEach(
        (text, skills) -> {
          List<WantedSkill> languages = reader.languagesAlone(text, skills);
          Integer position = positions.get(Passage.line(text));
          if (position != null && !languages.isEmpty()) {
            spoken.put(position, languages);
          }
        });
    return spoken;
  }

  /** Puts in the values of statements about languages, which their names alone decide. */
  void putSpoken(double[] values, NamedSkills named) {
    spoken.forEach((index, languages) -> values[index] = MatchFormula.coverage(languages, named));
  }

  /** Tells whether it is written in a language that the comparison is not made for. */
  boolean isForeign() {
    return needs.isForeign();
  }

  /** How much of the job is about education, 0..1; all of it where little else is asked for. */
  double educationShare() {
    if (needs.education().isEmpty()) {
      return 0;
    }
    int others = skills.size() + statements.positions().size();
    return Math.min(1, MatchFormula.STATEMENTS_OF_ONE / (double) Math.max(1, others));
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
