package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands somewhere in a profile is never called absent, and nothing more is made of it. */
class ProfileWordsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  private final Matcher matcher =
      Matchers.create(new WordEmbedder(), Samples.FINDER, Time.system());

  private ProfileMatch match(JobNeeds needs, Profile profile) {
    return matcher.matchProfile(Checkpoint.NONE, needs, profile, Optional.empty());
  }

  private static CertificateState state(String asked, Profile profile) {
    return NamedCertificates.state(asked, job("").needs(), profile, TODAY);
  }

  private static Profile person(String... loose) {
    return Samples.withLines(profile(List.of(work("w", "Carer", "Cared for people"))), loose);
  }

  private static Evidence certificate(String title, String description) {
    return evidence("c", EvidenceKind.CERTIFICATE, title, description);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NMC PIN | NMC PIN: 14I0392E (expires Sep 2027)",
        "BS 7671 | JIB Gold, 18th Edition (BS7671:2018+A2)",
        "BS7671 | 18th Edition BS 7671",
        "ISO 27001 | Courses: ISO27001 lead",
        "CISSP | Also: cissp, 2019",
        "NMC PIN | NMC PIN no. 14I0392E",
      })
  void findsACertificateInALineThatBecameNoEvidence(String asked, String line) {
    CertificateState state = state(asked, person("Jo Vale", line));
    assertThat(state.named()).isTrue();
    assertThat(state.passing()).isPresent();
    assertThat(line).contains(state.passing().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No driving licence",
        "Working towards CISSP",
        "I have not done CISSP",
        "Gardening"
      })
  void doesNotTakeADenialForAName(String line) {
    assertThat(state("CISSP", person(line)).named()).isFalse();
    assertThat(state("driving licence", person(line)).named()).isFalse();
  }

  @Test
  void anEmployersLineNamesNoCertificate() {
    Evidence work =
        new Evidence(
            "w",
            EvidenceKind.WORK,
            "Trainer",
            "CISSP Academy",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            "",
            List.of(0));
    Profile trainer = Samples.withLines(profile(List.of(work)), "Trainer, CISSP Academy");
    assertThat(state("CISSP", trainer).named()).isFalse();
  }

  @Test
  void aFullUkLicenceIsOneToDrive() {
    for (String words :
        List.of("Full UK licence, own van", "Full clean licence", "full manual UK licence")) {
      assertThat(state("driving licence", person(words)).named()).as(words).isTrue();
    }
    assertThat(state("driving licence", person("Full licence to practise")).named()).isFalse();
  }

  @Test
  void namesASkillThatStandsOnlyInPassing() {
    Profile nurse = person("ILS, Safeguarding adults L3", "Hobby: triage at the fair");

    ProfileMatch match = match(job("").must("Safeguarding", "Triage", "Kotlin").needs(), nurse);

    assertThat(match.matchedSkills()).isEmpty();
    assertThat(match.missingSkills()).hasSize(3);
    assertThat(match.passingMentions())
        .containsExactly(
            new PassingMention("Safeguarding", "Safeguarding adults L3", false),
            new PassingMention("Triage", "Hobby: triage at the fair", false));
    assertThat(match.explanation())
        .startsWith(
            "No evidence names any of the 3 skills the job asks for; must-have skill not named:"
                + " Kotlin; in the profile's text, but in nothing that counts as evidence:"
                + " Safeguarding and Triage.");
  }

  @Test
  void noSkillStandsInPassingWhereItIsDeniedOrAnInitial() {
    Profile profile = person("No Kubernetes yet", "Referee: Ostertag, R.", "Let's go");
    assertThat(match(job("").must("Kubernetes", "R", "Go").needs(), profile).passingMentions())
        .isEmpty();
  }

  @Test
  void aNormIsNamedHoweverItIsSpaced() {
    Profile profile = profile(List.of(work("w", "Electrician", "Tested to BS7671:2018+A2")));
    assertThat(match(job("").must("BS 7671").needs(), profile).matchedSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("BS 7671");
    Profile without = profile(List.of(work("w", "Electrician", "No BS7671:2018 yet")));
    assertThat(match(job("").must("BS 7671").needs(), without).missingSkills()).hasSize(1);
  }

  @Test
  void educationOutsideAnEducationIsQuoted() {
    JobNeeds needs = job("").degree(EducationLevel.VOCATIONAL, false).needs();
    assertThat(match(needs, person("C&G 2391, NVQ Level 3 Electrotechnical")).explanation())
        .contains("none is named. The profile's text says \"NVQ Level 3 Electrotechnical\".");
    assertThat(match(needs, person("Scrum master, MS Office")).explanation())
        .endsWith("none is named.");
  }

  @Test
  void aSignOfARequirementIsLookedForInTheText() {
    Profile profile = person("JIB Gold Card, C&G 2391-52", "Works with 2024 models");
    assertThat(ProfileText.sign("2391 or 2394/5 test & inspect", profile))
        .contains(new PassingMention("2391 or 2394/5 test & inspect", "C&G 2391-52", false));
    assertThat(ProfileText.sign("Trained in 2024", profile)).isEmpty();
    assertThat(ProfileText.sign("Kindness and patience", profile)).isEmpty();
  }

  @Test
  void anExpiredCertificateIsNotSimplyNamedAndCountsHalf() {
    JobNeeds needs = job("").certificate("Asbestos awareness (in date)").needs();
    Profile expired =
        profile(List.of(certificate("Asbestos awareness", "ran out 08/2025, booked again")));

    ProfileMatch match = match(needs, expired);

    assertThat(match.breakdown().qualifications()).isEqualTo(0.5);
    assertThat(match.explanation())
        .contains(
            "The certificate \"Asbestos awareness (in date)\" is named, and the profile says"
                + " \"ran out 08/2025\".")
        .doesNotContain("is named.");
    assertThat(
            match(needs, profile(List.of(certificate("Asbestos awareness", ""))))
                .breakdown()
                .qualifications())
        .isEqualTo(1);
  }

  @Test
  void theDayDecidesWhetherADateIsPast() {
    Profile profile = profile(List.of(certificate("SMSTS", "expires 08/2026")));
    Matcher later = Matchers.create(new WordEmbedder(), Samples.FINDER, at("2026-09-01T00:00:00Z"));
    Matcher before =
        Matchers.create(new WordEmbedder(), Samples.FINDER, at("2026-08-31T00:00:00Z"));
    JobNeeds needs = job("").certificate("SMSTS").needs();
    assertThat(
            later
                .matchProfile(Checkpoint.NONE, needs, profile, Optional.empty())
                .breakdown()
                .qualifications())
        .isEqualTo(0.5);
    assertThat(
            before
                .matchProfile(Checkpoint.NONE, needs, profile, Optional.empty())
                .breakdown()
                .qualifications())
        .isEqualTo(1);
  }

  private static Time at(String instant) {
    return new Time() {
      @Override
      public Instant now() {
        return Instant.parse(instant);
      }

      @Override
      public long nanoTime() {
        return 0;
      }

      @Override
      public void sleep(Duration duration) {}
    };
  }

  @Test
  void ofSeveralInOneLineEachHasItsOwnDate() {
    Profile profile = person("IPAF 3a/3b exp 03/26, CSCS, SMSTS, valid to 05/2028");
    assertThat(state("IPAF", profile).ended()).contains("exp 03/26");
    assertThat(state("CSCS", profile).ended()).isEmpty();
    assertThat(state("SMSTS", profile).ended()).isEmpty();
  }

  @Test
  void asksUntilWhenOnlyWhereTheJobAsksThatItBeValid() {
    Profile profile = profile(List.of(certificate("SMSTS", "refreshed 04/2025")));
    JobNeeds inDate = job("").asks("SMSTS (in date), own van").certificate("SMSTS").needs();
    JobNeeds any = job("").asks("SMSTS, current site experience").certificate("SMSTS").needs();

    CertificateState open = NamedCertificates.state("SMSTS", inDate, profile, TODAY);
    assertThat(open.validityOpen()).isTrue();
    assertThat(open.time()).contains("refreshed 04/2025");
    assertThat(NamedCertificates.state("SMSTS", any, profile, TODAY).validityOpen()).isFalse();
    Profile dated = profile(List.of(certificate("SMSTS", "valid to 04/2029")));
    assertThat(NamedCertificates.state("SMSTS", inDate, dated, TODAY).validityOpen()).isFalse();
  }

  @Test
  void singleEvidenceThatRanOutLiftsLessAndSaysSo() {
    JobNeeds needs = job("Site manager").certificate("SMSTS").needs();
    var expired =
        matcher
            .matchEvidence(
                Checkpoint.NONE,
                needs,
                List.of(certificate("SMSTS", "expired 2024")),
                Optional.empty())
            .getFirst();
    var plain =
        matcher
            .matchEvidence(
                Checkpoint.NONE, needs, List.of(certificate("SMSTS", "")), Optional.empty())
            .getFirst();
    assertThat(expired.relevanceScore()).isLessThan(plain.relevanceScore());
    assertThat(expired.explanation()).contains("it says \"expired 2024\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kafka or a comparable event streaming platform",
        "Event streaming platforms such as Kafka or RabbitMQ",
        "Experience with Kafka/event streaming",
      })
  void ofAlternativesNoneIsMissingWhereOneIsNamed(String statement) {
    JobNeeds needs = job("").must("Stream processing").nice("Kafka").asks(statement).needs();
    assertThat(match(needs, profile(List.of(work("w", "Developer", "Ran Kafka")))).missingSkills())
        .isEmpty();
    assertThat(match(needs, profile(List.of(work("w", "Developer", "Ran Java")))).missingSkills())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kafka and event streaming",
        "Java or Kafka; event streaming",
        "Kafka, event streaming",
        "Kafka/SQL/HTML, event streaming",
        "Kafka or RabbitMQ, event streaming, Java",
      })
  void whatIsAskedForBesidesIsMissing(String statement) {
    JobNeeds needs = job("").must("Stream processing", "Kafka").asks(statement).needs();
    assertThat(match(needs, profile(List.of(work("w", "Developer", "Ran Kafka")))).missingSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("Stream processing");
  }

  @Test
  void ofAPlainListWithASlashTheOthersAreMissing() {
    JobNeeds needs =
        job("")
            .must("Python", "PostgreSQL", "HTML", "CSS")
            .asks("Python, HTML/CSS, PostgreSQL")
            .needs();
    assertThat(
            match(needs, profile(List.of(work("w", "Developer", "Wrote Python")))).missingSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("PostgreSQL", "HTML", "CSS");
  }

  @Test
  void aSkillThatAnotherStatementAsksForByItselfIsMissing() {
    JobNeeds needs =
        job("")
            .must("Stream processing")
            .asks("Kafka or event streaming", "Event streaming at scale")
            .needs();
    assertThat(match(needs, profile(List.of(work("w", "Developer", "Ran Kafka")))).missingSkills())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CompTIA Security+", "GCIH", "SC-200"})
  void oneOfSeveralCertificatesIsEnough(String held) {
    JobNeeds needs =
        job("")
            .asks("Must hold one of: CompTIA Security+, GCIH, or SC-200")
            .certificate("CompTIA Security+, GCIH, or SC-200")
            .needs();
    ProfileMatch match = match(needs, profile(List.of(certificate(held, ""))));
    assertThat(match.breakdown().qualifications()).isEqualTo(1);
    assertThat(match.requirements().getFirst().coverage())
        .isGreaterThanOrEqualTo(MatchFormula.SKILL_COVERAGE);
    assertThat(match(needs, profile(List.of(certificate("CCNA", "")))).breakdown().qualifications())
        .isZero();
  }

  @Test
  void aStatementIsAnsweredByTheCertificateThatItNames() {
    JobNeeds needs = job("").asks("JIB Gold card / ECS").certificate("JIB Gold card").needs();
    Profile named = profile(List.of(certificate("JIB Gold Card (Approved Electrician)", "")));
    assertThat(match(needs, named).requirements().getFirst().coverage())
        .isGreaterThanOrEqualTo(MatchFormula.SKILL_COVERAGE);
    Profile expired = profile(List.of(certificate("JIB Gold Card", "expired 2024")));
    assertThat(match(needs, expired).requirements().getFirst().coverage())
        .isLessThanOrEqualTo(MatchFormula.ENDED_CERTIFICATE);
  }
}
