package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Claim;
import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the key skills rest on, and what a person's own limits make of them. */
class KeySkillsTest {
  private static final JobNeeds JOB = Samples.needs("Developer", "Java");

  private static SkillMention onLine(String label, int line) {
    return new SkillMention("", label, label, Optional.empty(), line);
  }

  private static List<Claim> skills(Generation cv) {
    return cv.document().claims().stream()
        .filter(claim -> claim.sectionId().equals(CvSection.SKILLS.id()))
        .toList();
  }

  /** A person with one position made from line 0, and line 1 as the list of skills. */
  private static Profile person(String highlight, String list, List<SkillMention> skills) {
    Evidence work = Samples.fromLines(Samples.work("w", "Engineer", "2020/now", highlight), 0);
    Evidence named =
        Samples.withSkills(
            work,
            skills.stream().filter(skill -> skill.lineIndex() == 0).toArray(SkillMention[]::new));
    return Samples.withLines(
        Samples.profile("Ada", "", "", skills, List.of(named)),
        List.of(
            Samples.line(ProfileSection.WORK, highlight),
            Samples.line(ProfileSection.SKILL, list)));
  }

  @Test
  void aSkillCollectedFromEvidenceRestsOnTheEvidence() {
    Profile collected =
        person("Wrote Java for the payment service", "", List.of(onLine("Java", 0)));
    assertThat(skills(Generation.of(collected, JOB)))
        .singleElement()
        .extracting(Claim::evidence)
        .isEqualTo(List.of(new EvidenceQuote("w", "Java")));
  }

  @Test
  void aPersonWithoutATextIsCitedByTheEvidenceThatListsTheSkill() {
    Evidence artifact =
        Samples.withSkills(
            Samples.work("w", "Engineer", "2020/now", "Wrote Java"), Samples.mention("Java"));
    Profile plain =
        Samples.profile("Ada", "", "", List.of(Samples.mention("Java")), List.of(artifact));
    assertThat(skills(Generation.of(plain, JOB)).getFirst().evidence())
        .containsExactly(new EvidenceQuote("w", "Java"));
    Profile said =
        Samples.profile(
            "Ada", "Java engineer", "", List.of(Samples.mention("Java")), List.of(artifact));
    assertThat(skills(Generation.of(said, JOB)).getFirst().evidence())
        .contains(new EvidenceQuote(EvidenceQuote.PROFILE, "Java"));
  }

  @Test
  void thePersonsOwnListComesBeforeWhatTheHistoryNames() {
    Profile profile =
        person(
            "Parcel delivery with Java on Kafka",
            "Redis, Docker, SQL",
            Stream.concat(
                    Stream.of("Redis", "Docker", "SQL").map(label -> onLine(label, 1)),
                    Stream.of("Parcel delivery", "Java", "Kafka").map(label -> onLine(label, 0)))
                .toList());
    assertThat(Generation.of(profile, JOB).body().keySkills())
        .containsExactly("Java", "Redis", "Docker", "SQL", "Parcel delivery", "Kafka");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Terraform (small changes), Redis; Terraform; Terraform (small changes)",
        "Redis, Salesforce (only as a reader); Salesforce; Salesforce (only as a reader)",
        "Tools: basic SQL, Excel; SQL; basic SQL",
        "Figma - just the basics | Excel; Figma; Figma - just the basics",
        "Excel, Go, still learning; Go; Go",
        "Python (scripts, not data science); Python; Python (scripts, not data science)",
        "Redis, SQL, Docker; SQL; SQL",
        "Terraform (modules, state, CI); Terraform; Terraform",
      })
  void aLimitInTheListIsPrinted(String list, String skill, String shown) {
    Generation cv =
        Generation.of(
            person("Worked", list, List.of(onLine(skill, 1))), Samples.needs("Job", skill));
    assertThat(cv.body().keySkills()).containsExactly(shown);
    assertThat(skills(cv).getFirst().status()).isEqualTo(ClaimStatus.VERBATIM);
    assertThat(cv.document().output().keywordsAdded()).containsExactly(skill);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can read and mark up CAD drawings but don't draw",
        "Used CAD only as a reader",
        "CAD but never alone",
        "CAD (only read)",
      })
  void whatASentenceTakesBackIsNoKeySkill(String highlight) {
    Generation cv =
        Generation.of(
            person(highlight, "", List.of(onLine("CAD", 0))), Samples.needs("Job", "CAD"));
    assertThat(cv.body().keySkills()).isEmpty();
    assertThat(cv.document().output().keywordsAdded()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Moved forty services to Kafka, never lost a message",
        "Not only Kafka but the whole platform",
        "Kafka, some of it on read-only replicas",
        "Built a learning platform on Kafka",
      })
  void otherWordsOfDoubtBesideASkillLeaveIt(String highlight) {
    Generation cv =
        Generation.of(
            person(highlight, "", List.of(onLine("Kafka", 0))), Samples.needs("Job", "Kafka"));
    assertThat(cv.body().keySkills()).containsExactly("Kafka");
  }

  @Test
  void aSkillThatOnlyAnExpiredCertificateNamesIsNoKeySkill() {
    for (String words : List.of("ran out 08/2025, booked again", "valid to 08/2027")) {
      Evidence certificate =
          Samples.withSkills(
              Samples.certificate("c", "Asbestos awareness", words),
              Samples.mention("Asbestos awareness"));
      Generation cv =
          Generation.of(
              Samples.needs("Site manager", "Asbestos awareness"),
              Samples.work("w", "Site manager", "2020/now", "Ran sites"),
              certificate);
      assertThat(cv.body().keySkills()).hasSize(words.startsWith("valid") ? 1 : 0);
    }
  }

  @Test
  void wordsThatThePersonsFieldsWereJoinedOfAreNotVerbatim() {
    Evidence work =
        new Evidence(
            "w",
            EvidenceKind.WORK,
            "Engineer",
            "",
            "",
            List.of("Wrote Java"),
            List.of(),
            Optional.empty(),
            List.of(),
            "Berlin, DE",
            List.of(2));
    Profile profile = Samples.profile("Ada", "", "", List.of(), List.of(work));
    List<ProfileLine> lines =
        Stream.of("Ada", "Berlin", "Wrote Java", "DE")
            .map(text -> Samples.line(ProfileSection.WORK, text))
            .toList();
    assertThat(Generation.of(Samples.withLines(profile, lines), JOB).document().claims())
        .filteredOn(claim -> claim.status() == ClaimStatus.VERBATIM)
        .extracting(Claim::text)
        .containsExactly("Ada", "Wrote Java");
    assertThat(Generation.of(profile, JOB).document().claims())
        .filteredOn(claim -> claim.status() == ClaimStatus.VERBATIM)
        .extracting(Claim::text)
        .contains("Berlin, DE");
  }
}
