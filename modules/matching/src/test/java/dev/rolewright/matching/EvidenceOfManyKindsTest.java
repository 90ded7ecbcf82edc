package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.withSkills;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.platform.Checkpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Degrees, certificates, licences and languages beside work, and what is said of them. */
class EvidenceOfManyKindsTest {
  private final Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER);

  private SkillMatch match(JobNeeds needs, Evidence evidence) {
    return matcher
        .matchEvidence(Checkpoint.NONE, needs, List.of(evidence), Optional.empty())
        .getFirst();
  }

  @Test
  void aDegreeIsLiftedLittleWhereTheJobIsAboutWork() {
    JobNeeds needs =
        job("Backend engineer")
            .must("Java", "Kotlin", "Kubernetes", "SQL", "Terraform")
            .asks("builds services", "keeps them running", "writes tests", "reviews code")
            .degree(EducationLevel.BACHELOR, false, "Computer Science")
            .needs();
    Evidence degree = evidence("degree", EvidenceKind.EDUCATION, "BSc Biology", "");
    Evidence work = withSkills(work("work", "Engineer", "Kept services running"), "Java", "SQL");

    assertThat(
            matcher.matchEvidence(Checkpoint.NONE, needs, List.of(degree, work), Optional.empty()))
        .extracting(SkillMatch::artifactId)
        .containsExactly("work", "degree");
    assertThat(match(needs, degree).explanation())
        .endsWith(
            "The job asks for a bachelor's degree (Computer Science): that level is reached, but"
                + " the field is not named.");
  }

  @Test
  void whatWasDoneStandsBeforeWhatWasStudied() {
    JobNeeds needs = job("").must("Java", "SQL").asks("writes reports").needs();
    List<Evidence> evidence =
        List.of(
            withSkills(evidence("course", EvidenceKind.EDUCATION, "Java course", ""), "Java"),
            withSkills(work("work", "Java course", ""), "Java"));

    assertThat(matcher.matchEvidence(Checkpoint.NONE, needs, evidence, Optional.empty()))
        .extracting(SkillMatch::artifactId)
        .containsExactly("work", "course");
  }

  @Test
  void saysHowEducationStandsToTheOneAskedFor() {
    JobNeeds needs =
        job("").degree(EducationLevel.BACHELOR, false, "Physics", "Maths", "Statistics").needs();

    assertThat(match(needs, evidence("one", EvidenceKind.EDUCATION, "Pottery", "")).explanation())
        .isEqualTo(
            "The job asks for a bachelor's degree (Physics, Maths or Statistics): education is"
                + " named, but neither its level nor one of these fields.");
    assertThat(
            match(needs, evidence("one", EvidenceKind.EDUCATION, "Diploma in Maths", ""))
                .explanation())
        .endsWith(": education one level below is named.");
    assertThat(
            match(needs, evidence("one", EvidenceKind.EDUCATION, "MSc History", "")).explanation())
        .endsWith(": that level is reached, but none of these fields is named.");
  }

  @Test
  void whomTheMakerCertifiesKnowsTheTool() {
    Evidence certificate =
        new Evidence(
            "one",
            EvidenceKind.CERTIFICATE,
            "Certified Solutions Architect",
            "Amazon Web Services",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            "",
            List.of());
    SkillMatch match =
        match(job("").must("AWS").certificate("AWS certification").needs(), certificate);

    assertThat(match.missingSkills()).isEmpty();
    assertThat(match.explanation())
        .isEqualTo(
            "Names 1 of 1 skill the job asks for: Amazon Web Services."
                + " It is the certificate the job asks for: \"AWS certification\".");
  }

  @Test
  void whatIsNotSaidOfALicenceIsNotClaimed() {
    JobNeeds needs = job("").certificate("Full clean driving licence").needs();

    assertThat(
            match(needs, evidence("one", EvidenceKind.CERTIFICATE, "Full UK driving licence", ""))
                .explanation())
        .isEqualTo(
            "It is the certificate the job asks for: \"Full clean driving licence\"; not said of"
                + " it: \"clean\".");
  }

  @Test
  void anotherLanguageAnswersNothing() {
    JobNeeds needs = job("").must("German").asks("Fluent German, spoken and written").needs();
    Evidence english = work("one", "Clerk", "Fluent English, spoken and written");

    SkillMatch match = match(needs, english);

    assertThat(match.relevanceScore()).isZero();
    assertThat(match.relatedSkills()).isEmpty();
    assertThat(match.missingSkills()).extracting(MatchedSkill::label).containsExactly("German");
    assertThat(match(needs, withSkills(english, "German")).relevanceScore()).isGreaterThan(0.8);
  }

  @Test
  void testsOfServicesAreNearTestAutomation() {
    SkillMatch match =
        match(
            job("").must("Test automation").needs(),
            work("one", "Engineer", "Introduced contract tests with Testcontainers"));

    assertThat(match.relatedSkills()).singleElement().extracting("similarity").isEqualTo(0.6);
  }

  @Test
  void aJobInAnotherLanguageIsSaidToBeComparedByMeaningAlone() {
    JobNeeds english =
        job("Bäcker").must("Kubernetes", "Java").asks("Erfahrung in der Backstube").needs();
    JobNeeds german =
        new JobNeeds(
            english.title(),
            english.skills(),
            english.statements(),
            english.experienceYears(),
            english.education(),
            english.certifications(),
            "de");

    assertThat(match(german, work("one", "Baker", "Baked bread")).explanation())
        .isEqualTo(
            "Could find none of the 2 skills the job asks for; must-have skills not found:"
                + " Kubernetes and Java. The job is not in English, which this comparison is made"
                + " for: sentences were compared by meaning alone, and what was not found may be"
                + " there.");
    assertThat(match(english, work("one", "Baker", "Baked bread")).explanation())
        .doesNotContain("English");
  }
}
