package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.months;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.withDates;
import static dev.rolewright.matching.Samples.withSkills;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.Span;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileMatchTest {
  private final Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER);

  private ProfileMatch match(JobNeeds needs, Profile profile) {
    return matcher.matchProfile(Checkpoint.NONE, needs, profile, Optional.empty());
  }

  @Test
  void weighsMeaningSkillsAndQualifications() {
    JobNeeds needs =
        job("").must("Java", "Figma").asks("paints tall houses daily").years(4).needs();
    Evidence painter =
        withDates(
            withSkills(work("one", "paints tall bridges weekly", ""), "Java"),
            months(2015, 1, 2016, 12));

    ProfileMatch match = match(needs, profile(List.of(painter)));

    assertThat(match.breakdown().semantic()).isCloseTo(0.6667, within(1e-4));
    assertThat(match.breakdown().skills()).isEqualTo(0.5);
    assertThat(match.breakdown().qualifications()).isEqualTo(0.5);
    assertThat(match.score()).isCloseTo(0.4 * 0.6667 + 0.4 * 0.5 + 0.2 * 0.5, within(1e-4));
    assertThat(match.explanation())
        .isEqualTo(
            "Names 1 of 2 skills the job asks for: Java; must-have skill not named: Figma."
                + " The evidence comes near to 1 of 1 requirement."
                + " 2.0 years of work near this role, 2.0 of any work, were counted; the job asks"
                + " for 4.");
  }

  @Test
  void gathersSkillsFromEvidenceAndFromTheProfilesOwnList() {
    JobNeeds needs = job("").must("Java", "Kubernetes", "Figma").nice("SQL").needs();

    ProfileMatch match =
        match(
            needs, profile(List.of(withSkills(work("one", "Work", ""), "Java")), "SQL", "Docker"));

    assertThat(match.matchedSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("Java", "SQL");
    assertThat(match.missingSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("Kubernetes", "Figma");
    assertThat(match.relatedSkills()).extracting(near -> near.evidenceLabel()).contains("Docker");
  }

  @Test
  void countsALanguageThatThePersonSpeaks() {
    Profile speaker = Samples.speaking(profile(List.of(work("one", "Work", ""))), "English");

    ProfileMatch match = match(job("").must("English", "German").needs(), speaker);

    assertThat(match.matchedSkills()).extracting(MatchedSkill::label).containsExactly("English");
    assertThat(match.missingSkills()).extracting(MatchedSkill::label).containsExactly("German");
  }

  @Test
  void aDegreeCoversTheRequirementThatAsksForIt() {
    String asked = "BS Degree in Computer Science, Mathematics or equivalent experience.";
    JobNeeds needs =
        job("")
            .asks(asked, "Speaks fluent Klingon")
            .degree(EducationLevel.BACHELOR, true, "Computer Science", "Mathematics")
            .needs();
    Evidence degree =
        evidence("d", EvidenceKind.EDUCATION, "Bachelor of Science", "Computer Science");
    ProfileMatch match = match(needs, profile(List.of(degree)));
    assertThat(match.requirements().getFirst().coverage()).isEqualTo(MatchFormula.SKILL_COVERAGE);
    assertThat(match.requirements().getFirst().evidenceIds()).containsExactly("d");
    assertThat(match.requirements().getLast().coverage()).isZero();

    Evidence school = evidence("s", EvidenceKind.EDUCATION, "High school", "");
    assertThat(match(needs, profile(List.of(school))).requirements().getFirst().coverage())
        .isZero();
  }

  @Test
  void oneOfSeveralCoversTheRequirementThatGivesTheChoice() {
    JobNeeds needs = job("").asks("Good C#, C++, Scala, .NET or Java coding skills").needs();
    Profile profile = profile(List.of(withSkills(work("w", "admin", ""), "Java")));
    assertThat(match(needs, profile).requirements().getFirst().coverage())
        .isEqualTo(MatchFormula.SKILL_COVERAGE);
  }

  @Test
  void coversEachRequirementWithTheBestEvidenceFirst() {
    JobNeeds needs =
        job("Painter")
            .asks("paints tall houses daily", "speaks fluent Klingon")
            .welcomes("Kubernetes knowledge")
            .needs();
    List<Evidence> evidence =
        List.of(
            work("half", "paints tall bridges weekly", ""),
            work("whole", "paints tall houses daily", ""),
            withSkills(work("ops", "admin", ""), "Kubernetes"));

    ProfileMatch match = match(needs, profile(evidence));

    assertThat(match.requirements()).hasSize(3);
    assertThat(match.requirements().get(0).coverage()).isEqualTo(1);
    assertThat(match.requirements().get(0).required()).isTrue();
    assertThat(match.requirements().get(0).evidenceIds()).containsExactly("whole", "half");
    assertThat(match.requirements().get(1).coverage()).isZero();
    assertThat(match.requirements().get(1).evidenceIds()).isEmpty();
    assertThat(match.requirements().get(2).required()).isFalse();
    assertThat(match.requirements().get(2).coverage()).isEqualTo(MatchFormula.SKILL_COVERAGE);
    assertThat(match.requirements().get(2).evidenceIds()).containsExactly("ops");
    assertThat(match.explanation())
        .contains(
            "The evidence comes near to 2 of 3 requirements, not to the must-have"
                + " \"speaks fluent Klingon\".");
  }

  @Test
  void countsOnlyYearsOfWorkNearTheRole() {
    JobNeeds needs = job("Painter").asks("paints tall houses daily").years(2).needs();
    List<Evidence> evidence =
        List.of(
            withDates(work("one", "paints tall houses", ""), months(2018, 1, 2018, 12)),
            withDates(work("two", "waiter", "served guests"), months(2010, 1, 2014, 12)));

    ProfileMatch match = match(needs, profile(evidence));

    assertThat(match.breakdown().qualifications()).isEqualTo(0.5);
    assertThat(match.explanation())
        .contains("1.0 years of work near this role, 6.0 of any work, were counted");
  }

  @Test
  void saysThatWorkWithoutDatesCannotBeCounted() {
    ProfileMatch match =
        match(job("Painter").years(2).needs(), profile(List.of(work("one", "Painter", ""))));

    assertThat(match.breakdown().qualifications()).isZero();
    assertThat(match.explanation())
        .contains(
            "No years of work could be counted; the job asks for 2; without usable dates and so not"
                + " counted: 1 position.");
  }

  @Test
  void yearsStandForADegreeOnlyWhereTheJobAcceptsThem() {
    Evidence painter = withDates(work("one", "Painter", ""), months(2010, 1, 2019, 12));
    JobNeeds accepts = job("Painter").degree(EducationLevel.BACHELOR, true).needs();
    JobNeeds insists = job("Painter").degree(EducationLevel.BACHELOR, false).needs();

    assertThat(match(accepts, profile(List.of(painter))).breakdown().qualifications()).isEqualTo(1);
    assertThat(match(insists, profile(List.of(painter))).breakdown().qualifications()).isZero();
    assertThat(match(insists, profile(List.of(painter))).explanation())
        .contains("The job asks for a bachelor's degree: none is named.");
  }

  @Test
  void findsCertificatesByName() {
    JobNeeds needs = job("").certificate("Certified Kubernetes Administrator (CKA)").needs();
    Evidence certificate = evidence("one", EvidenceKind.CERTIFICATE, "CKA", "");

    ProfileMatch match = match(needs, profile(List.of(certificate)));

    assertThat(match.score()).isEqualTo(1);
    assertThat(match.explanation())
        .isEqualTo("The certificate \"Certified Kubernetes Administrator (CKA)\" is named.");
    assertThat(match(needs, profile(List.of())).score()).isZero();
  }

  @Test
  void englishIsNoGerman() {
    JobNeeds needs =
        job("Clerk").must("German").asks("Fluent German and good communication").needs();
    Profile speaker =
        Samples.speaking(
            profile(List.of(work("one", "Clerk", "Fluent English and good communication"))),
            "English");

    ProfileMatch match = match(needs, speaker);

    assertThat(match.missingSkills()).extracting(MatchedSkill::label).containsExactly("German");
    assertThat(match.relatedSkills()).isEmpty();
    assertThat(match.requirements().getFirst().coverage()).isZero();
    assertThat(
            match(needs, Samples.speaking(speaker, "German")).requirements().getFirst().coverage())
        .isEqualTo(MatchFormula.SKILL_COVERAGE);
  }

  @Test
  void gathersCertificatesInOneSentenceEach() {
    JobNeeds needs =
        job("")
            .certificate("BLS")
            .certificate("Full clean driving licence")
            .certificate("CISSP")
            .certificate("CISM")
            .needs();
    Profile profile =
        profile(
            List.of(
                work(
                    "one", "Driver", "", "Full UK driving licence since 2010", "BLS for drivers")));

    assertThat(match(needs, profile).explanation())
        .isEqualTo(
            "The certificates \"BLS\" and \"Full clean driving licence\" are named."
                + " The certificates \"CISSP\" and \"CISM\" are not named."
                + " Not said of \"Full clean driving licence\": \"clean\".");
  }

  @Test
  void readsALicenceInTheHeadOfACv() {
    Profile plain = profile(List.of(work("one", "Electrician", "")));
    Profile driver =
        new Profile(
            plain.id(),
            plain.fullName(),
            plain.headline(),
            plain.email(),
            plain.phone(),
            plain.location(),
            plain.summary(),
            plain.links(),
            plain.skills(),
            plain.languages(),
            plain.evidence(),
            List.of(
                new ProfileLine(
                    new SourceLine("Full clean driving licence (B, BE)", new Span(0, 34), ""),
                    ProfileSection.CONTACT)),
            plain.language(),
            plain.parsingConfidence(),
            plain.createTime());
    JobNeeds needs = job("").must("Driving licence").certificate("Full UK driving licence").needs();

    assertThat(match(needs, driver).explanation())
        .isEqualTo(
            "Names 1 of 1 skill the job asks for: Driving licence."
                + " The certificate \"Full UK driving licence\" is named."
                + " Not said of \"Full UK driving licence\": \"UK\".");
    assertThat(match(needs, plain).missingSkills()).hasSize(1);
  }

  private static CertificateState state(String asked, Profile profile) {
    return NamedCertificates.state(asked, job("").needs(), profile, LocalDate.EPOCH);
  }

  @Test
  void othersCanAskForCertificatesByTheSameRules() {
    Profile driver =
        profile(List.of(evidence("one", EvidenceKind.CERTIFICATE, "Full UK driving licence", "")));

    CertificateState clean = state("Clean driver's license", driver);
    assertThat(clean.named()).isTrue();
    assertThat(clean.unsaid()).containsExactly("Clean");
    CertificateState lorry = state("Class A CDL", driver);
    assertThat(lorry.named()).isFalse();
    assertThat(lorry.unsaid()).isEmpty();
    assertThat(state("certification", driver).named()).isFalse();
  }

  @Test
  void saysOfAProfileInAnotherLanguageWhatCannotBeTold() {
    JobNeeds needs =
        job("Driver").degree(EducationLevel.BACHELOR, false).certificate("CISSP").needs();
    Profile english = profile(List.of(work("one", "Fahrer", "")));
    Profile german =
        new Profile(
            english.id(),
            english.fullName(),
            english.headline(),
            english.email(),
            english.phone(),
            english.location(),
            english.summary(),
            english.links(),
            english.skills(),
            english.languages(),
            english.evidence(),
            english.lines(),
            "de",
            english.parsingConfidence(),
            english.createTime());

    assertThat(match(needs, german).explanation())
        .isEqualTo(
            "The job asks for a bachelor's degree: whether it is named can't be told. Whether the"
                + " certificate \"CISSP\" may be meant somewhere can't be told. The profile is not"
                + " in English, which this comparison is made for: sentences were compared by"
                + " meaning alone, and what was not found may be there.");
  }

  @Test
  void aJobThatAsksForNothingScoresNothingAndSaysSo() {
    ProfileMatch match = match(job("").needs(), profile(List.of(work("one", "Painter", ""))));

    assertThat(match.score()).isZero();
    assertThat(match.explanation()).contains("nothing to compare");
  }

  @Test
  void aTitleAloneIsCompared() {
    ProfileMatch match =
        match(job("Painter").needs(), profile(List.of(work("one", "Painter", ""))));

    assertThat(match.score()).isEqualTo(1);
    assertThat(match.explanation()).isEqualTo("Compared with the role's title alone.");
  }
}
