package dev.rolewright.generation;

import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.GenerationWarning;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RequirementCoverage;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.ProfileText;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person should know and could do about the gaps between their evidence and the job. For
 * each kind of warning there is a next action.
 *
 * @param warnings gaps, most important first
 * @param nextActions what would close them, each once
 */
record CvAdvice(List<GenerationWarning> warnings, List<String> nextActions) {
  /** From this coverage on, matching counts a requirement as answered. */
  private static final double ANSWERED = 0.4;

  private static final int MOST_REQUIREMENTS = 5;
  private static final int LANGUAGE_LINE_WORDS = 6;
  private static final String IN_ENGLISH =
      "For a sure comparison, import the profile and the job in English.";

  /**
   * Says what is missing.
   *
   * @param caller who waits for the CV
   */
  static CvAdvice of(
      Checkpoint caller, JobNeeds needs, Profile profile, ProfileMatch match, LocalDate today) {
    Advisor advisor = new Advisor();
    WorkHistory history = WorkHistory.of(profile, today);
    if (profile.evidence().isEmpty()) {
      advisor.add(
          "no_evidence",
          "The profile holds no positions, projects, education or certificates, so this CV says"
              + " very little.",
          "Add positions, projects, education or certificates to the profile.");
    }
    needs.foreignNote(profile).ifPresent(note -> advisor.add("other_language", note, IN_ENGLISH));
    CertificateAdvice certificates = CertificateAdvice.of(caller, needs, profile, today);
    SkillAdvice skills = SkillAdvice.of(profile, match, certificates);
    skills.add(advisor, needs.isForeignWith(profile));
    experience(advisor, needs, history);
    education(advisor, needs, profile);
    certificates.add(advisor, Advisor.notShown(needs.isForeignWith(profile)));
    List<String> warnedOf =
        Stream.concat(certificates.missing().stream(), skills.labels().stream()).toList();
    uncovered(advisor, profile, match, warnedOf);
    dates(advisor, history);
    return advisor.advice();
  }

  private static void experience(Advisor advisor, JobNeeds needs, WorkHistory history) {
    int asked = needs.experienceYears().flatMap(years -> years.min()).orElse(0);
    if (!history.isShorterThan(asked)) {
      return;
    }
    String notCounted =
        history.undated().isEmpty() ? "" : " Positions without full dates are not counted.";
    advisor.add(
        "experience_gap",
        "The job asks for "
            + years(Integer.toString(asked))
            + " of experience; the dated positions in the profile add up to "
            + years(history.years())
            + "."
            + notCounted,
        "If the profile leaves out work, training or volunteering that counts towards the "
            + years(Integer.toString(asked))
            + ", add it with its dates.");
  }

  private static String years(String number) {
    return number + (number.equals("1") ? " year" : " years");
  }

  /** Only what is certain without reading degrees: something is asked for, nothing is named. */
  private static void education(Advisor advisor, JobNeeds needs, Profile profile) {
    boolean asked =
        needs.education().stream()
            .filter(wanted -> wanted.necessity() == Necessity.MUST_HAVE)
            .anyMatch(wanted -> !wanted.orEquivalent());
    boolean named =
        profile.evidence().stream().anyMatch(evidence -> evidence.kind() == EvidenceKind.EDUCATION);
    if (!asked || named) {
      return;
    }
    Optional<PassingMention> passing = ProfileText.education(profile);
    if (passing.isPresent()) {
      advisor.add(
          "education_gap",
          "The job asks for formal education"
              + fields(needs.education())
              + "; the profile's text names some ("
              + Advisor.quote(passing.get().words())
              + "), but not as education, so this CV does not show it there.",
          "Add your training to the education of the profile, with its dates.");
    } else {
      advisor.add(
          "education_gap",
          "The job asks for formal education"
              + fields(needs.education())
              + (needs.isForeignWith(profile)
                  ? "; none was found in the profile."
                  : "; the profile names none."),
          "If you have a degree or formal training, add it to the profile.");
    }
  }

  private static String fields(List<EducationRequirement> education) {
    Set<String> fields = new LinkedHashSet<>();
    education.forEach(wanted -> fields.addAll(wanted.fields()));
    return fields.isEmpty() ? "" : " (" + Advisor.shortened(String.join(", ", fields)) + ")";
  }

  /** A requirement is left out where a warning before names what it asks for. */
  private static void uncovered(
      Advisor advisor, Profile profile, ProfileMatch match, List<String> warnedOf) {
    match.requirements().stream()
        .filter(coverage -> coverage.required() && coverage.evidenceIds().isEmpty())
        .filter(coverage -> coverage.coverage() < ANSWERED)
        .map(RequirementCoverage::requirement)
        .filter(requirement -> warnedOf.stream().noneMatch(it -> Words.hold(requirement, it)))
        .filter(requirement -> !asksForSpoken(profile, requirement))
        .distinct()
        .limit(MOST_REQUIREMENTS)
        .forEach(
            requirement ->
                advisor.add(
                    "uncovered_requirement",
                    "Nothing near was found in the profile for: "
                        + Advisor.quote(requirement)
                        + sign(requirement, profile)
                        + ".",
                    "For each requirement that nothing answers, add what you have done that comes"
                        + " near it."));
  }

  /** A number or an abbreviation that stands in the text says more than nearness of meaning. */
  private static String sign(String requirement, Profile profile) {
    return ProfileText.sign(requirement, profile)
        .map(mention -> "; its text says " + Advisor.quote(mention.words()))
        .orElse("");
  }

  /** A short line that names a language which the person speaks, e.g. "Fluent English". */
  private static boolean asksForSpoken(Profile profile, String requirement) {
    return requirement.split(" ").length <= LANGUAGE_LINE_WORDS
        && profile.languages().stream().anyMatch(spoken -> Words.hold(requirement, spoken.name()));
  }

  private static void dates(Advisor advisor, WorkHistory history) {
    List<String> names =
        history.undated().stream()
            .map(Positions::name)
            .map(name -> name.map(Statement::words).orElse("one without a title"))
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      advisor.add(
          "no_dates",
          "Positions without full dates: " + String.join("; ", names) + ".",
          "Add when these began and ended: " + String.join("; ", names) + ".");
    }
    for (WorkHistory.Gap gap : history.gaps()) {
      String between = Durations.of(gap.from()) + " and " + Durations.of(gap.to());
      advisor.add(
          "timeline_gap",
          "Between " + between + " the profile shows no position.",
          "If you like, add a line about the time between " + between + ".");
    }
  }
}
