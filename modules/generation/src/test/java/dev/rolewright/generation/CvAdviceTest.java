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
import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.RelatedSkill;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    assertThat(actions(cv)).singleElement().asString().endsWith(": Triage, Kotlin.");
  }

  @Test
  void manyMissingSkillsShareAWarning() {
    String[] names =
        IntStream.rangeClosed(1, 11).mapToObj(number -> "Tool" + number).toArray(String[]::new);
    Generation cv = Generation.of(Samples.needs("Nurse", names), dated("2020/now"));
    assertThat(cv.kinds()).hasSize(9).containsOnly("missing_skill");
    assertThat(cv.document().output().warnings().getLast().message())
        .isEqualTo("The job also asks for Tool9, Tool10, Tool11; the profile shows none of these.");
    assertThat(actions(cv)).singleElement().asString().contains("Tool1,", "Tool11.");

    Generation nine =
        Generation.of(Samples.needs("Nurse", Arrays.copyOf(names, 9)), dated("2020/now"));
    assertThat(nine.document().output().warnings().getLast().message())
        .isEqualTo("The job asks for Tool9; the profile does not show it.");
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
            "The job asks for Kotlin; the profile does not show it. It names Java, which is near"
                + " it.");
  }

  @Test
  void aSkillThatStandsInPassingIsNotCalledAbsent() {
    MatchedSkill triage = new MatchedSkill("triage", "Triage", true);
    for (boolean ofEvidence : List.of(true, false)) {
      ProfileMatch match =
          new ProfileMatch(
              "",
              0,
              new ScoreBreakdown(0, 0, 0, 0),
              List.of(),
              List.of(triage),
              List.of(),
              List.of(),
              List.of(new PassingMention("Triage", "Triage of 40 patients a shift", ofEvidence)),
              "");
      CvAdvice advice =
          CvAdvice.of(
              Checkpoint.NONE,
              Samples.needs("Nurse", "Triage"),
              Samples.profile(dated("2020/now")),
              match,
              LocalDate.of(2026, 6, 15));
      assertThat(advice.warnings().getFirst().message())
          .startsWith(
              "The job asks for Triage; it stands in the profile's text (\"Triage of 40 patients a"
                  + " shift\")")
          .contains(ofEvidence ? "did or learnt" : "no position, project or certificate")
          .doesNotContain("does not name");
      assertThat(advice.nextActions())
          .containsExactly("Say in a position, project or certificate what you did with Triage.");
    }
  }

  @Test
  void aCertificateInALineOfItsOwnIsQuotedAndSaidNotToBeShown() {
    Profile profile =
        Samples.withLines(
            Samples.profile(dated("2020/now")),
            List.of(
                Samples.line(ProfileSection.CONTACT, "Ada Example"),
                Samples.line(ProfileSection.CONTACT, "NMC PIN: 14I0392E (expires Sep 2027)")));
    Generation cv = Generation.of(profile, asksFor(0, List.of(), "NMC PIN"));
    assertThat(cv.kinds()).containsExactly("certification_gap");
    assertThat(cv.warning("certification_gap"))
        .isEqualTo(
            "The job asks for \"NMC PIN\"; it stands in the profile's text (\"NMC PIN: 14I0392E"
                + " (expires Sep 2027)\") but in no position, project or certificate, so this CV"
                + " does not show it there.");
  }

  @Test
  void educationThatStandsOnlyInTheTextIsQuoted() {
    Profile profile =
        Samples.withLines(
            Samples.profile(dated("2020/now")),
            List.of(Samples.line(ProfileSection.SUMMARY, "IPAF, NVQ Level 3 Electrotechnical")));
    Generation cv = Generation.of(profile, asksFor(0, List.of(degree(false, Necessity.MUST_HAVE))));
    assertThat(cv.warning("education_gap"))
        .contains("\"NVQ Level 3 Electrotechnical\"")
        .doesNotContain("names none");
  }

  @Test
  void aCertificateThatRanOutIsPrintedWithItsWordsAndWarnedOf() {
    Generation cv =
        Generation.of(
            asksFor(0, List.of(), "Asbestos awareness (in date)"),
            dated("2020/now"),
            Samples.certificate("c", "Asbestos awareness", "ran out 08/2025, booked again"));
    assertThat(cv.section(CvSection.CERTIFICATIONS))
        .isEqualTo(
            "## Certificates and awards\n\n- Asbestos awareness, ran out 08/2025, booked again\n");
    assertThat(cv.kinds()).containsExactly("certificate_validity");
    assertThat(cv.warning("certificate_validity"))
        .isEqualTo(
            "The job asks for \"Asbestos awareness (in date)\"; the profile says \"ran out"
                + " 08/2025\" of it, so it does not hold today.");
    assertThat(actions(cv)).hasSize(1).first().asString().contains("until when it is valid");
  }

  @Test
  void theDayOfWritingDecidesWhetherADateIsPast() {
    JobNeeds needs = asksFor(0, List.of(), "SMSTS");
    Evidence work = dated("2020/now");
    assertThat(
            Generation.of(needs, work, Samples.certificate("c", "SMSTS", "expires 05/2026"))
                .kinds())
        .containsExactly("certificate_validity");
    assertThat(
            Generation.of(needs, work, Samples.certificate("c", "SMSTS", "expires 06/2026"))
                .kinds())
        .isEmpty();
  }

  @Test
  void aWishedCertificateThatRanOutIsWarnedOfToo() {
    JobNeeds needs =
        new JobNeeds(
            "Nurse",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(new CertificationRequirement("IPAF", Necessity.NICE_TO_HAVE, 0)));
    assertThat(
            Generation.of(
                    needs, dated("2020/now"), Samples.certificate("c", "IPAF 3a", "exp 03/26"))
                .kinds())
        .containsExactly("certificate_validity");
  }

  @Test
  void untilWhenIsAskedWhereTheJobAsksThatItBeValid() {
    JobNeeds needs = asksFor(0, List.of(), "Current SMSTS");
    Evidence work = dated("2020/now");
    Generation cv =
        Generation.of(needs, work, Samples.certificate("c", "SMSTS", "refreshed 04/2025"));
    assertThat(cv.kinds()).containsExactly("certificate_validity");
    assertThat(cv.warning("certificate_validity"))
        .isEqualTo(
            "The job asks for \"Current SMSTS\" that is valid; the profile says \"refreshed"
                + " 04/2025\" of it, but does not say until when it is.");
    assertThat(
            Generation.of(needs, work, Samples.certificate("c", "SMSTS", "valid to 04/2029"))
                .kinds())
        .isEmpty();
  }

  @Test
  void aSignThatStandsInTheTextIsQuotedBesideAnUncoveredRequirement() {
    JobNeeds needs =
        Samples.needs(
            "Electrician",
            List.of(new JobNeeds.Statement("2391 test & inspect", JobNeeds.Kind.MUST_HAVE)));
    Profile profile =
        Samples.withLines(
            Samples.profile(dated("2020/now")),
            List.of(Samples.line(ProfileSection.OTHER, "JIB Gold, C&G 2391-52")));
    assertThat(Generation.of(profile, needs).warning("uncovered_requirement"))
        .isEqualTo(
            "Nothing near was found in the profile for: \"2391 test & inspect\"; its text says"
                + " \"C&G 2391-52\".");
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
