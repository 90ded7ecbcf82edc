package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillExtractionTest {
  private static final Vocabulary BUILT_IN = Vocabularies.builtIn();
  private static final SkillFinder FINDER = SkillFinders.create(BUILT_IN);
  private static final SkillExtraction EXTRACTION =
      SkillExtraction.create(FINDER, SkillNormalizer.create(BUILT_IN));

  @Test
  void spansHaveCandidatesTheFoundOneFirst() {
    ExtractedSkills extracted = EXTRACTION.extract("We write Java and Kubernetes.", 20, 0);
    assertThat(extracted.spans())
        .hasSize(2)
        .allSatisfy(
            span -> {
              assertThat(span.candidates()).hasSizeBetween(1, 5);
              assertThat(span.candidates().getFirst().skill()).isEqualTo(span.found().skill());
            });
  }

  @Test
  void rankedSkillsPointAtTheirSpanAndFall() {
    ExtractedSkills extracted =
        EXTRACTION.extract("Java here. No Perl required. Java there, Go and Kubernetes.", 20, 0);
    assertThat(extracted.ranked().getFirst().skill().label()).isEqualTo("Java");
    assertThat(extracted.ranked())
        .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
        .allSatisfy(
            ranked ->
                assertThat(extracted.spans().get(ranked.spanIndex()).found().skill())
                    .isEqualTo(ranked.skill()))
        .noneMatch(ranked -> ranked.skill().label().equals("Perl"));
  }

  @Test
  void limitsHold() {
    String text = "Java, Kubernetes, PostgreSQL, Go";
    assertThat(EXTRACTION.extract(text, 2, 0).ranked()).hasSize(2);
    assertThat(EXTRACTION.extract(text, 20, 0.99).ranked()).isEmpty();
    assertThat(EXTRACTION.extract("", 20, 0).spans()).isEmpty();
  }

  @Test
  void meaningSuggestsAfterWhatIsNamed() throws InterruptedException {
    Skill baking = new Skill("baking", "Baking", "food", "Kitchen", List.of(), List.of());
    Skill welding = new Skill("welding", "Welding", "metal", "Shop", List.of(), List.of());
    Vocabulary small = Vocabularies.of(List.of(baking, welding));
    FakeEmbedder embedder = new FakeEmbedder().theme(1, "Baking", "You make bread every night.");
    try (SkillNormalizer normalizer = SkillNormalizer.create(small, embedder)) {
      assertThat(normalizer.awaitMeaning(Duration.ofMinutes(1))).isTrue();
      SkillExtraction extraction = SkillExtraction.create(SkillFinders.create(small), normalizer);
      List<RankedSkill> ranked =
          extraction.extract("You make bread every night. Welding too.", 20, 0).ranked();
      assertThat(ranked).extracting(RankedSkill::skill).containsExactly(welding, baking);
      assertThat(ranked).extracting(RankedSkill::spanIndex).containsExactly(0, -1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We are a parcel delivery company. You know Java.",
        "We run a parcel delivery service. You know Java.",
        "Harrow is a leading provider of parcel delivery. You know Java.",
        "We are a parcel delivery company looking for a Java developer.",
      })
  void theEmployersTradeIsNoKeySkill(String text) {
    List<RankedSkill> ranked = EXTRACTION.extract(text, 20, 0).ranked();
    assertThat(ranked.getFirst().skill().label()).isEqualTo("Java");
    assertThat(ranked.getFirst().score()).isGreaterThanOrEqualTo(0.4);
    assertThat(ranked.getLast().skill().label()).isEqualTo("Courier delivery");
    assertThat(ranked.getLast().score()).isLessThanOrEqualTo(0.3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We build services in Kotlin",
        "We are a company and you write Kotlin",
        "Experience with Kotlin is a must for our group",
        "We are a bank. Kotlin is what we write.",
      })
  void whatIsWorkedWithStaysAKeySkill(String text) {
    assertThat(EXTRACTION.extract(text, 20, 0).ranked())
        .anySatisfy(
            ranked -> {
              assertThat(ranked.skill().label()).isEqualTo("Kotlin");
              assertThat(ranked.score()).isGreaterThanOrEqualTo(0.4);
            });
  }

  @Test
  void theEmployersTradeCountsWhereItIsAskedForToo() {
    assertThat(
            EXTRACTION
                .extract("We are a parcel delivery firm. Parcel delivery for 2 years.", 20, 0)
                .ranked()
                .getFirst()
                .score())
        .isGreaterThanOrEqualTo(0.4);
  }
}
