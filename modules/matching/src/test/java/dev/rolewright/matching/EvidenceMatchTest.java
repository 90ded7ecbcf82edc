package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.withSkills;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.ScoreBreakdown;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.platform.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scores of single evidence, reckoned by hand with an embedder whose cosines are known. */
class EvidenceMatchTest {
  private final WordEmbedder embedder = new WordEmbedder();
  private final Matcher matcher = Matchers.create(embedder, Samples.FINDER);

  private SkillMatch match(JobNeeds needs, Evidence evidence) {
    return matcher
        .matchEvidence(Checkpoint.NONE, needs, List.of(evidence), Optional.empty())
        .getFirst();
  }

  @Test
  void weighsMeaningAndSkillsAlike() {
    JobNeeds needs =
        job("").must("Java", "Kubernetes").nice("Figma").asks("paints tall houses daily").needs();

    SkillMatch match =
        match(needs, withSkills(work("one", "paints tall bridges weekly", ""), "Java"));

    // Two of four words are shared: cosine 0.5, which is 0.5 + 0.5 * 0.1 / 0.3.
    assertThat(match.breakdown().semantic()).isCloseTo(0.6667, within(1e-4));
    assertThat(match.breakdown().skills()).isCloseTo(1 / 2.5, within(1e-4));
    assertThat(match.breakdown().related()).isZero();
    assertThat(match.breakdown().qualifications()).isZero();
    assertThat(match.relevanceScore()).isCloseTo((0.6667 + 0.4) / 2, within(1e-4));
  }

  @Test
  void aNearSkillCountsInPartAndIsNotNamed() {
    JobNeeds needs = job("").must("Kubernetes", "Figma").needs();

    SkillMatch match = match(needs, withSkills(work("one", "Ops", ""), "Docker"));

    assertThat(match.matchedSkills()).isEmpty();
    assertThat(match.missingSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("Kubernetes", "Figma");
    assertThat(match.relatedSkills())
        .singleElement()
        .satisfies(
            near -> {
              assertThat(near.wanted().label()).isEqualTo("Kubernetes");
              assertThat(near.evidenceLabel()).isEqualTo("Docker");
              assertThat(near.similarity()).isEqualTo(0.7);
            });
    assertThat(match.breakdown()).isEqualTo(new ScoreBreakdown(0, 0, 0.35, 0));
    assertThat(match.relevanceScore()).isCloseTo(0.4 * 0.35, within(1e-9));
    assertThat(match.explanation()).contains("near to what is asked: Docker (for Kubernetes)");
  }

  @Test
  void aSkillOutsideTheVocabularyMatchesByItsNameInAnyCaseAndOnlyAsWholeWords() {
    JobNeeds needs = job("").must("Zorblax Suite").needs();

    assertThat(match(needs, work("one", "Ran the ZORBLAX-suite", "")).matchedSkills()).hasSize(1);
    assertThat(match(needs, withSkills(work("one", "Work", ""), "zorblax suite")).matchedSkills())
        .hasSize(1);
    assertThat(match(needs, work("one", "Ran the zorblax suites", "")).matchedSkills()).isEmpty();
  }

  @Test
  void aSkillInTheWordsOfTheEvidenceIsNamedUnlessDenied() {
    JobNeeds needs = job("").must("Kubernetes").needs();

    assertThat(match(needs, work("one", "Engineer", "Ran services on k8s.")).missingSkills())
        .isEmpty();
    assertThat(match(needs, work("one", "Engineer", "No Kubernetes experience.")).matchedSkills())
        .isEmpty();
  }

  @Test
  void theOrganizationIsNoSkill() {
    Evidence clerk =
        new Evidence(
            "one",
            EvidenceKind.WORK,
            "Clerk",
            "Salesforce",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            "",
            List.of());

    assertThat(match(job("").must("Salesforce").needs(), clerk).matchedSkills()).isEmpty();
  }

  @Test
  void aJobThatAsksForNothingScoresNothingAndSaysSo() {
    SkillMatch match = match(job("").needs(), work("one", "Engineer", "Built things."));

    assertThat(match.relevanceScore()).isZero();
    assertThat(match.explanation())
        .isEqualTo("The job names no skills and no requirements, so there is nothing to compare.");
    assertThat(embedder.calls).isEmpty();
  }

  @Test
  void evidenceWithoutWordsScoresNothing() {
    SkillMatch match = match(job("Engineer").asks("Build things").needs(), work("one", " ", ""));

    assertThat(match.relevanceScore()).isZero();
    assertThat(match.explanation())
        .isEqualTo("No sentence of it comes near to a requirement of the job.");
  }

  @Test
  void theSameTitleIsNear() {
    JobNeeds needs = job("Senior Crane Operator (m/f/d)").needs();

    assertThat(
            match(needs, work("one", "Crane operator", "Lifted steel at seven harbours at night"))
                .breakdown()
                .semantic())
        .isGreaterThanOrEqualTo(MatchFormula.SAME_TITLE);
  }

  @Test
  void theAskedCertificateIsLiftedAndSaysWhy() {
    JobNeeds needs = job("").must("Java").certificate("PMP").needs();
    Evidence certificate =
        evidence("one", EvidenceKind.CERTIFICATE, "Project Management Professional", "");

    SkillMatch match = match(needs, certificate);

    assertThat(match.relevanceScore()).isEqualTo(MatchFormula.CERTIFICATE_LIFT);
    assertThat(match.explanation())
        .isEqualTo(
            "Does not name Java, the one skill the job asks for."
                + " It is the certificate the job asks for: \"PMP\".");
  }

  @Test
  void theAskedDegreeIsLifted() {
    JobNeeds needs =
        job("").must("Java").degree(EducationLevel.BACHELOR, false, "Computer Science").needs();

    assertThat(
            match(needs, evidence("one", EvidenceKind.EDUCATION, "MSc Computer Science", ""))
                .relevanceScore())
        .isEqualTo(0.3);
    assertThat(
            match(needs, evidence("one", EvidenceKind.EDUCATION, "MSc Biology", ""))
                .relevanceScore())
        .isCloseTo(0.21, within(1e-9));
  }

  @Test
  void sortsByScoreAndThenById() {
    JobNeeds needs = job("").must("Java").needs();
    List<Evidence> evidence =
        List.of(
            work("c", "Cook", ""),
            work("b", "Cook", ""),
            withSkills(work("d", "Cook", ""), "Java"),
            work("a", "Cook", ""));

    assertThat(matcher.matchEvidence(Checkpoint.NONE, needs, evidence, Optional.empty()))
        .extracting(SkillMatch::artifactId)
        .containsExactly("d", "a", "b", "c");
  }

  @Test
  void embedsNeedsAndEvidenceInOneCall() {
    JobNeeds needs = job("Cook").asks("Cook soup", "Cook soup", "Bake bread").needs();

    matcher.matchEvidence(
        Checkpoint.NONE,
        needs,
        List.of(work("a", "Baker", "Baked."), work("b", "Cook", "")),
        Optional.empty());

    // The title, two different statements and one evidence whose text is not the title's.
    assertThat(embedder.calls).containsExactly(4);
  }

  @Test
  void storedVectorsSpareTheWorkAndChangeNoScore() {
    JobNeeds needs = job("Cook").asks("Cook soup").needs();
    List<Evidence> evidence =
        List.of(work("a", "Baker", "Baked soup bowls."), work("b", "Chef", "Cooked soup"));
    EvidenceVectors stored = matcher.vectorize(Checkpoint.NONE, evidence);
    embedder.calls.clear();

    List<SkillMatch> withStored =
        matcher.matchEvidence(Checkpoint.NONE, needs, evidence, Optional.of(stored));

    assertThat(embedder.calls).containsExactly(2);
    assertThat(withStored)
        .isEqualTo(matcher.matchEvidence(Checkpoint.NONE, needs, evidence, Optional.empty()));
  }

  @Test
  void vectorsOfAnotherModelOrOtherTextAreNotUsed() {
    JobNeeds needs = job("Cook").needs();
    List<Evidence> evidence = List.of(work("a", "Baker", ""));
    List<SkillMatch> expected =
        matcher.matchEvidence(Checkpoint.NONE, needs, evidence, Optional.empty());
    Map<String, List<float[]>> wrong = Map.of("a", List.of(embedder.embed("Cook")));

    assertThat(
            matcher.matchEvidence(
                Checkpoint.NONE,
                needs,
                evidence,
                Optional.of(new EvidenceVectors("another", wrong))))
        .isEqualTo(expected);
    assertThat(
            matcher.matchEvidence(
                Checkpoint.NONE,
                needs,
                evidence,
                Optional.of(
                    new EvidenceVectors(
                        "words", Map.of("a", List.of(new float[256], new float[256]))))))
        .isEqualTo(expected);
    assertThat(
            matcher.matchEvidence(
                Checkpoint.NONE,
                needs,
                evidence,
                Optional.of(new EvidenceVectors("words", Map.of("a", List.of(new float[3]))))))
        .isEqualTo(expected);
  }

  @Test
  void noEvidenceGivesNoMatches() {
    assertThat(
            matcher.matchEvidence(
                Checkpoint.NONE, job("Cook").needs(), List.of(), Optional.empty()))
        .isEmpty();
    assertThat(matcher.vectorize(Checkpoint.NONE, List.of()).byEvidenceId()).isEmpty();
  }
}
