package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.RelatedSkill;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Warnings about gaps, and what to do about each. */
class CvAdviceTest {
  private static JobNeeds asksFor(
      int years, List<EducationRequirement> education, String... certificates) {
    return new JobNeeds(
        "Nurse",
        List.of(),
        List.of(),
        years == 0
            ? Optional.empty()
            : Optional.of(new ExperienceYears(Optional.of(years), Optional.empty())),
        education,
        List.of(certificates).stream()
            .map(name -> new CertificationRequirement(name, Necessity.MUST_HAVE, 0))
            .toList());
  }

  private static EducationRequirement degree(boolean orEquivalent, Necessity necessity) {
    return new EducationRequirement(
        EducationLevel.BACHELOR, List.of("nursing"), orEquivalent, necessity, 0);
  }

  private static List<String> actions(Generation cv) {
    return cv.document().output().nextActions();
  }

  private static Evidence dated(String dates) {
    return Samples.work("w", "Nurse", dates, "Cared for people");
  }

  @Test
  void aPersonWithAllThatIsAskedForIsWarnedOfNothing() {
    Generation cv =
        Generation.of(
            asksFor(5, List.of(degree(false, Necessity.MUST_HAVE)), "BLS certification"),
            dated("2015-01/now"),
            Samples.evidence("d", EvidenceKind.EDUCATION, "BSc Nursing", "School", "2014"),
            Samples.evidence("c", EvidenceKind.CERTIFICATE, "BLS", "Heart School", "2024"));
    assertThat(cv.kinds()).isEmpty();
    assertThat(actions(cv)).isEmpty();
  }

  @Test
  void aProfileWithoutEvidenceIsToldSo() {
    Generation cv = Generation.of(Samples.needs("Nurse"));
    assertThat(cv.kinds()).containsExactly("no_evidence");
    assertThat(actions(cv)).hasSize(1);
    assertThat(cv.content()).isEqualTo("# Ada Example\n");
  }

  @Test
  void aSkillThatNothingNamesIsMissing() {
    Generation cv = Generation.of(Samples.needs("Nurse", "Triage", "Kotlin"), dated("2020/now"));
    assertThat(cv.kinds()).containsExactly("missing_skill", "missing_skill");
    assertThat(cv.warning("missing_skill")).contains("Triage");
    assertThat(actions(cv)).hasSize(2).last().asString().contains("Kotlin");
  }

  @Test
  void aSkillThatIsNearIsNamedBesideTheMissingOne() {
    MatchedSkill kotlin = new MatchedSkill("kotlin", "Kotlin", true);
    ProfileMatch match =
        new ProfileMatch(
            "",
            0,
            new ScoreBreakdown(0, 0, 0, 0),
            List.of(),
            List.of(kotlin),
            List.of(new RelatedSkill(kotlin, "java", "Java", 0.8)),
            List.of(),
            "");
    CvAdvice advice =
        CvAdvice.of(
            Checkpoint.NONE,
            Samples.needs("Developer", "Kotlin"),
            Samples.profile(dated("2020/now")),
            match,
            LocalDate.of(2026, 6, 15));
    assertThat(advice.warnings().getFirst().message())
        .isEqualTo(
            "The job asks for Kotlin; the profile does not name it. It names Java, which is near"
                + " it.");
  }

  @Test
  void tooFewYearsAreSaidWithBothNumbers() {
    Generation cv = Generation.of(asksFor(5, List.of()), dated("2024-01/now"));
    assertThat(cv.kinds()).containsExactly("experience_gap");
    assertThat(cv.warning("experience_gap"))
        .isEqualTo(
            "The job asks for 5 years of experience; the dated positions in the profile add up to"
                + " 2.5 years.");
    assertThat(actions(cv)).hasSize(1);
  }

  @Test
  void enoughYearsAreNoGapEvenWherePositionsOverlap() {
    assertThat(Generation.of(asksFor(5, List.of()), dated("2021-06/now")).kinds()).isEmpty();
    Generation cv =
        Generation.of(
            asksFor(5, List.of()),
            Samples.work("w1", "A", "2022-01/2025-12"),
            Samples.work("w2", "B", "2023-01/2025-12"));
    assertThat(cv.warning("experience_gap")).contains("add up to 4 years");
  }

  @Test
  void positionsWithoutDatesAreNamedAndSaidNotToCount() {
    Generation cv =
        Generation.of(
            asksFor(1, List.of()),
            Samples.work("w1", "Ward nurse", "", "Cared"),
            Samples.work("w2", "School nurse", "2019-01/", "Cared"));
    assertThat(cv.kinds()).containsExactly("experience_gap", "no_dates");
    assertThat(cv.warning("experience_gap")).contains("1 year of").contains("not counted");
    assertThat(cv.warning("no_dates")).contains("Ward nurse, Org w1").contains("School nurse");
    assertThat(actions(cv)).hasSize(2).last().asString().contains("Ward nurse");
  }

  @Test
  void educationIsMissingOnlyWhereItMustBeAndNoneIsNamed() {
    assertThat(
            Generation.of(
                    asksFor(0, List.of(degree(false, Necessity.MUST_HAVE))), dated("2020/now"))
                .warning("education_gap"))
        .contains("nursing");
    assertThat(
            Generation.of(asksFor(0, List.of(degree(true, Necessity.MUST_HAVE))), dated("2020/now"))
                .kinds())
        .isEmpty();
    assertThat(
            Generation.of(
                    asksFor(0, List.of(degree(false, Necessity.NICE_TO_HAVE))), dated("2020/now"))
                .kinds())
        .isEmpty();
  }

  @Test
  void aCertificateIsLookedForByItsTellingWords() {
    Evidence certificate =
        Samples.evidence(
            "c", EvidenceKind.CERTIFICATE, "Registered Nurse Licence", "Washington State", "2024");
    JobNeeds needs = asksFor(0, List.of(), "Washington nurse license", "ACLS certification");
    Generation cv = Generation.of(needs, dated("2020/now"), certificate);
    assertThat(cv.kinds()).containsExactly("certification_gap");
    assertThat(cv.warning("certification_gap")).contains("ACLS");
    assertThat(actions(cv).getFirst()).contains("ACLS");
  }

  @Test
  void aNameThatSaysNotWhichCertificateIsMeantWarnsOfNothing() {
    assertThat(Generation.of(asksFor(0, List.of(), "certification"), dated("2020/now")).kinds())
        .isEmpty();
  }

  @Test
  void whatIsAskedOfALicenceAndNotSaidIsNamed() {
    Evidence licence =
        Samples.evidence("c", EvidenceKind.CERTIFICATE, "Driver's license", "", "2024");
    Generation cv =
        Generation.of(asksFor(0, List.of(), "Clean driver's license"), dated("2020/now"), licence);
    assertThat(cv.kinds()).containsExactly("certification_gap");
    assertThat(cv.warning("certification_gap"))
        .isEqualTo(
            "The job asks for \"Clean driver's license\"; the profile does not say \"Clean\" of"
                + " it.");
    assertThat(actions(cv))
        .containsExactly(
            "If \"Clean\" is true of your \"Clean driver's license\", say so in the profile.");
  }

  @Test
  void acrossLanguagesNothingIsSaidToBeMissing() {
    JobNeeds needs =
        new JobNeeds(
            "Pflegefachkraft",
            List.of(new MatchedSkill("", "Wundversorgung", true)),
            List.of(new JobNeeds.Statement("Nachtdienste", JobNeeds.Kind.MUST_HAVE)),
            Optional.empty(),
            List.of(degree(false, Necessity.MUST_HAVE)),
            List.of(new CertificationRequirement("ACLS", Necessity.MUST_HAVE, 0)),
            "de");
    Generation cv = Generation.of(needs, dated("2020/now"));
    assertThat(cv.kinds())
        .containsExactly(
            "other_language",
            "missing_skill",
            "education_gap",
            "certification_gap",
            "uncovered_requirement");
    assertThat(cv.warning("other_language")).startsWith("The job is not in English");
    assertThat(cv.document().output().warnings().subList(1, 5))
        .allSatisfy(warning -> assertThat(warning.message()).contains("found"))
        .noneSatisfy(warning -> assertThat(warning.message()).contains("does not name"));
  }

  @Test
  void aRequirementThatNothingAnswersIsQuotedShortened() {
    String long200 = "Kubernetes " + "🚀".repeat(200);
    JobNeeds needs =
        Samples.needs(
            "Nurse",
            List.of(
                new JobNeeds.Statement("Night shifts", JobNeeds.Kind.MUST_HAVE),
                new JobNeeds.Statement("Cared for people", JobNeeds.Kind.MUST_HAVE),
                new JobNeeds.Statement("Likes cats", JobNeeds.Kind.NICE_TO_HAVE),
                new JobNeeds.Statement(long200, JobNeeds.Kind.MUST_HAVE)));
    Generation cv = Generation.of(needs, dated("2020/now"));
    assertThat(cv.kinds()).containsExactly("uncovered_requirement", "uncovered_requirement");
    assertThat(cv.warning("uncovered_requirement")).contains("\"Night shifts\"");
    assertThat(cv.document().output().warnings().getLast().message())
        .hasSizeLessThan(280)
        .endsWith("🚀…\".");
    assertThat(actions(cv)).hasSize(1);
  }

  @Test
  void oneThingIsWarnedOfOnce() {
    JobNeeds needs =
        new JobNeeds(
            "Nurse",
            List.of(new MatchedSkill("", "ACLS", true), new MatchedSkill("", "Triage", true)),
            List.of(
                new JobNeeds.Statement("ACLS certification required", JobNeeds.Kind.MUST_HAVE),
                new JobNeeds.Statement("Practice in triage", JobNeeds.Kind.MUST_HAVE)),
            Optional.empty(),
            List.of(),
            List.of(new CertificationRequirement("ACLS certification", Necessity.MUST_HAVE, 0)));
    assertThat(Generation.of(needs, dated("2020/now")).kinds())
        .containsExactly("missing_skill", "certification_gap");
  }

  @Test
  void aLanguageThatThePersonSpeaksIsNotMissing() {
    JobNeeds needs =
        Samples.needs(
            "Nurse",
            List.of(new JobNeeds.Statement("Fluent English", JobNeeds.Kind.MUST_HAVE)),
            "English");
    Generation cv =
        Generation.of(
            Samples.profile(
                "Ada",
                "",
                "",
                List.of(),
                List.of(),
                List.of(new SpokenLanguage("English", "C2")),
                List.of(dated("2020/now"))),
            needs);
    assertThat(cv.kinds()).isEmpty();
  }

  @Test
  void aGapInTheTimelineIsSaidWithBothDates() {
    Generation cv =
        Generation.of(
            Samples.needs("Nurse"),
            Samples.work("w1", "A", "2015-01/2017-03"),
            Samples.work("w2", "B", "2019-09/now"));
    assertThat(cv.warning("timeline_gap"))
        .isEqualTo("Between Mar 2017 and Sep 2019 the profile shows no position.");
    assertThat(actions(cv)).hasSize(1);
  }
}
