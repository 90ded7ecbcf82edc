package dev.rolewright.matching;

import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RequirementCoverage;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A whole profile against a job. */
final class ProfileMatching {
  private static final int MOST_EVIDENCE = 3;

  private final Checkpoint caller;
  private final AskedJob job;
  private final Profile profile;
  private final List<EvidenceMatching> matchings;
  private final SkillReader reader;
  private final NamedSkills named;
  private final LowerLevels lower;

  ProfileMatching(
      Checkpoint caller,
      AskedJob job,
      Profile profile,
      List<EvidenceMatching> matchings,
      SkillReader reader) {
    this.caller = caller;
    this.job = job;
    this.profile = profile;
    this.matchings = matchings;
    this.reader = reader;
    this.lower = new LowerLevels(caller, profile);
    this.named =
        NamedSkills.union(
            Stream.concat(
                    Stream.of(reader.namedBesides(profile)),
                    matchings.stream().map(EvidenceMatching::named))
                .toList());
  }

  ProfileMatch match(LocalDate today) {
    caller.checkActive();
    CertificateReport certificates =
        CertificateReport.of(caller, job.certificates(), profile, today);
    NamedSkills all = NamedSkills.union(List.of(named, reader.namedBy(certificates)));
    SkillComparison skills =
        SkillComparison.of(job.skills(), job.alternatives(), all, reader.graph());
    WorkTime near = Qualifications.nearWork(job, matchings, today);
    EducationReport education = EducationReport.of(caller, job, matchings, near);
    Qualifications qualifications =
        Qualifications.of(job, profile, matchings, certificates, education, today);
    List<PassingMention> passing = passing(skills);
    ScoreBreakdown breakdown =
        new ScoreBreakdown(
            MatchFormula.rounded(MatchFormula.mean(bestValues(), job.statements().weights())),
            MatchFormula.rounded(skills.named()),
            MatchFormula.rounded(skills.near()),
            MatchFormula.rounded(qualifications.credit()));
    double score =
        job.score(
            breakdown.semantic(),
            MatchFormula.skillCredit(breakdown.skills(), breakdown.related()),
            breakdown.qualifications());
    List<RequirementCoverage> coverage = coverage(certificates, education, near);
    return new ProfileMatch(
        profile.id(),
        MatchFormula.rounded(score),
        breakdown,
        skills.matched(),
        skills.missing(),
        skills.related(),
        coverage,
        passing,
        explanation(skills, passing, coverage, qualifications));
  }

  /** For each statement the nearness of the evidence that comes nearest. */
  private double[] bestValues() {
    double[] best = new double[job.statements().entries().size()];
    for (EvidenceMatching matching : matchings) {
      for (int index = 0; index < best.length; index++) {
        best[index] = Math.max(best[index], matching.reading().values()[index]);
      }
    }
    job.putSpoken(best, named);
    return best;
  }

  /** A skill is called absent only where no line of the profile's text names it. */
  private List<PassingMention> passing(SkillComparison skills) {
    List<WantedSkill> missing =
        job.skills().stream().filter(one -> skills.missing().contains(one.skill())).toList();
    return missing.isEmpty() ? List.of() : reader.mentions(caller, missing, profile);
  }

  /** Says where the profile names what is asked for at a lower level. */
  private List<String> lower() {
    return job.needs().statements().stream()
        .filter(statement -> statement.kind() != JobNeeds.Kind.DUTY)
        .flatMap(
            statement ->
                lower.words(statement.text()).stream()
                    .map(
                        words ->
                            "The job asks for "
                                + Wording.quote(statement.text())
                                + "; the profile says "
                                + Wording.quote(words)
                                + "."))
        .distinct()
        .toList();
  }

  private List<RequirementCoverage> coverage(
      CertificateReport certificates, EducationReport education, WorkTime near) {
    Map<String, Integer> positions = job.statements().positions();
    List<RequirementCoverage> coverage = new ArrayList<>();
    for (JobNeeds.Statement statement : job.needs().statements()) {
      caller.checkActive();
      if (statement.kind() == JobNeeds.Kind.DUTY) {
        // A duty says what is near in meaning; it asks for nothing that could be met or missed.
        continue;
      }
      int index = positions.getOrDefault(Passage.line(statement.text()), -1);
      StatementSkills skills = job.named().get(statement.text());
      AskedNames names =
          index < 0 || skills == null
              ? AskedNames.NONE
              : AskedNames.of(statement.text(), skills, certificates, education, reader);
      coverage.add(coverage(statement, index, names, years(statement, names, near)));
    }
    return coverage;
  }

  /** The evidence of a statement and what it covers of it. */
  private record Cover(String evidenceId, double value) {}

  /** What the years counted cover of a statement that asks for years alone. */
  private static double years(JobNeeds.Statement statement, AskedNames names, WorkTime near) {
    OptionalInt least = YearsAlone.least(Passage.line(statement.text()));
    return least.isEmpty() || !names.skills().isEmpty()
        ? 0
        : MatchFormula.SKILL_COVERAGE * Math.min(1, near.years() / Math.max(1, least.getAsInt()));
  }

  private RequirementCoverage coverage(
      JobNeeds.Statement statement, int index, AskedNames names, double years) {
    List<Cover> covers = new ArrayList<>();
    double most =
        lower.words(statement.text()).isPresent()
            ? Math.min(names.most(), MatchFormula.LOWER_LEVEL)
            : names.most();
    double best = Math.min(most, Math.max(years, names.coverage(named)));
    for (EvidenceMatching matching : matchings) {
      double meaning = index < 0 ? 0 : matching.reading().values()[index];
      double value = Math.min(most, Math.max(meaning, names.coverage(matching)));
      best = Math.max(best, value);
      if (value >= MatchFormula.ANSWERED) {
        covers.add(new Cover(matching.evidence().id(), MatchFormula.rounded(value)));
      }
    }
    covers.sort(
        Comparator.comparingDouble(Cover::value).reversed().thenComparing(Cover::evidenceId));
    return new RequirementCoverage(
        statement.text(),
        statement.kind() == JobNeeds.Kind.MUST_HAVE,
        MatchFormula.rounded(best),
        covers.stream().map(Cover::evidenceId).limit(MOST_EVIDENCE).toList());
  }

  private String explanation(
      SkillComparison skills,
      List<PassingMention> passing,
      List<RequirementCoverage> coverage,
      Qualifications qualifications) {
    if (job.asksForNothing()) {
      return "The job names no skills and no requirements, so there is nothing to compare.";
    }
    boolean foreign = job.needs().isForeignWith(profile);
    List<String> sentences = new ArrayList<>();
    if (!job.skills().isEmpty()) {
      sentences.add(Wording.skills(skills, passing, job.skills().size(), foreign));
    }
    if (!coverage.isEmpty()) {
      sentences.add(covered(coverage, foreign));
    }
    sentences.addAll(qualifications.sentences());
    sentences.addAll(lower());
    if (sentences.isEmpty()) {
      sentences.add("Compared with the role's title alone.");
    }
    job.needs().foreignNote(profile).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  private static String covered(List<RequirementCoverage> coverage, boolean foreign) {
    long answered =
        coverage.stream().filter(one -> one.coverage() >= MatchFormula.ANSWERED).count();
    StringBuilder sentence = new StringBuilder("The evidence comes near to ");
    sentence.append(answered).append(" of ");
    sentence.append(Wording.count(coverage.size(), "requirement", "requirements"));
    List<String> open =
        coverage.stream()
            .filter(one -> one.required() && one.coverage() < MatchFormula.ANSWERED)
            .map(one -> Wording.quote(one.requirement()))
            .toList();
    if (!open.isEmpty() && !foreign) {
      sentence.append(", not to the must-have ").append(open.getFirst());
      if (open.size() > 1) {
        sentence.append(" nor to ");
        sentence.append(Wording.count(open.size() - 1, "other must-have", "other must-haves"));
      }
    }
    return sentence.append('.').toString();
  }
}
