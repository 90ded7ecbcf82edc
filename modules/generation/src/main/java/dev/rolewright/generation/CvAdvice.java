package dev.rolewright.generation;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.GenerationWarning;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RelatedSkill;
import dev.rolewright.domain.RequirementCoverage;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.NamedCertificates;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private static final int LONGEST_QUOTE = 120;
  private static final String NOT_NAMED = "; the profile does not name it.";
  private static final String NOT_FOUND = "; it was not found in the profile.";
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
    String notNamed = needs.isForeignWith(profile) ? NOT_FOUND : NOT_NAMED;
    List<String> certificates = missingCertificates(caller, needs, profile);
    List<MatchedSkill> skills =
        match.missingSkills().stream()
            .filter(missing -> !isNamedBy(certificates, missing.label()))
            .filter(missing -> !isSpoken(profile, missing.label()))
            .toList();
    skills.forEach(missing -> missingSkill(advisor, missing, match, notNamed));
    experience(advisor, needs, history);
    education(advisor, needs, profile);
    certificates.forEach(name -> missingCertificate(advisor, name, notNamed));
    unsaid(caller, advisor, needs, profile);
    List<String> warnedOf =
        Stream.concat(certificates.stream(), skills.stream().map(MatchedSkill::label)).toList();
    uncovered(advisor, needs, profile, match, warnedOf);
    dates(advisor, history);
    return new CvAdvice(List.copyOf(advisor.warnings), List.copyOf(advisor.actions));
  }

  private static void missingSkill(
      Advisor advisor, MatchedSkill missing, ProfileMatch match, String notNamed) {
    String near =
        match.relatedSkills().stream()
            .filter(related -> related.wanted().equals(missing))
            .map(RelatedSkill::evidenceLabel)
            .findFirst()
            .map(label -> " It names " + label + ", which is near it.")
            .orElse("");
    advisor.add(
        "missing_skill",
        "The job asks for " + missing.label() + notNamed + near,
        "If "
            + missing.label()
            + " is part of your experience, say in the profile where and for what.");
  }

  private static boolean isNamedBy(List<String> texts, String words) {
    return texts.stream().anyMatch(text -> Words.hold(text, words));
  }

  private static boolean isSpoken(Profile profile, String language) {
    return profile.languages().stream().anyMatch(spoken -> Words.hold(spoken.name(), language));
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
    if (asked && !named) {
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
    return fields.isEmpty() ? "" : " (" + shortened(String.join(", ", fields)) + ")";
  }

  private static List<String> missingCertificates(
      Checkpoint caller, JobNeeds needs, Profile profile) {
    return mustHaveCertificates(needs)
        .filter(
            name -> {
              caller.checkActive();
              return !NamedCertificates.isNamed(name, profile);
            })
        .map(CvAdvice::shortened)
        .distinct()
        .toList();
  }

  /** A name that does not say which certificate is meant warns of nothing. */
  private static Stream<String> mustHaveCertificates(JobNeeds needs) {
    return needs.certifications().stream()
        .filter(wanted -> wanted.necessity() == Necessity.MUST_HAVE)
        .map(CertificationRequirement::name)
        .filter(NamedCertificates::isTelling);
  }

  private static void missingCertificate(Advisor advisor, String name, String notNamed) {
    advisor.add(
        "certification_gap",
        "The job asks for \"" + name + "\"" + notNamed,
        "If you hold \"" + name + "\", add it with its date to the profile.");
  }

  private static void unsaid(Checkpoint caller, Advisor advisor, JobNeeds needs, Profile profile) {
    mustHaveCertificates(needs)
        .distinct()
        .forEach(
            name -> {
              caller.checkActive();
              List<String> words = NamedCertificates.unsaid(name, profile);
              if (!words.isEmpty()) {
                String open = "\"" + String.join("\", \"", words) + "\"";
                String asked = "\"" + shortened(name) + "\"";
                advisor.add(
                    "certification_gap",
                    "The job asks for " + asked + "; the profile does not say " + open + " of it.",
                    "If " + open + " is true of your " + asked + ", say so in the profile.");
              }
            });
  }

  /** A requirement is left out where a warning before names what it asks for. */
  private static void uncovered(
      Advisor advisor, JobNeeds needs, Profile profile, ProfileMatch match, List<String> warnedOf) {
    String nothing =
        needs.isForeignWith(profile)
            ? "Nothing was found in the profile that answers: "
            : "Nothing in the profile answers: ";
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
                    nothing + "\"" + shortened(requirement) + "\".",
                    "For each requirement that nothing answers, add what you have done that comes"
                        + " near it."));
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

  private static String shortened(String text) {
    String line = Sentences.oneLine(text);
    if (line.codePointCount(0, line.length()) <= LONGEST_QUOTE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)).strip() + "…";
  }

  /** Collects warnings, and actions without repeating one. */
  private static final class Advisor {
    private final List<GenerationWarning> warnings = new ArrayList<>();
    private final Set<String> actions = new LinkedHashSet<>();

    void add(String kind, String message, String action) {
      warnings.add(new GenerationWarning(kind, message));
      actions.add(action);
    }
  }
}
