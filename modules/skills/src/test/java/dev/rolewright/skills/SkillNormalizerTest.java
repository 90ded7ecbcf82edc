package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillNormalizerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final SkillNormalizer LEXICAL = SkillNormalizer.create(Vocabularies.builtIn());
  private static final Vocabulary SMALL =
      Vocabularies.of(
          List.of(
              new Skill("baking", "Baking", "food", "Kitchen", List.of(), List.of()),
              new Skill("welding", "Welding", "metal", "Shop", List.of(), List.of())));

  @ParameterizedTest
  @CsvSource({
    "Kuberntes, Kubernetes",
    "javscript, JavaScript",
    "ms excel 2016, Excel",
    "react js, React",
    "ReactJS, React",
    "node, Node.js",
    "python programming, Python",
    "Advanced Kubernetes skills, Kubernetes",
    "C plus plus, C++",
    "posgresql, PostgreSQL",
    "Machine-Learning, Machine learning",
    "Nodejs developer, Node.js",
  })
  void nearestIsFirst(String name, String label) {
    assertThat(LEXICAL.normalize(name, 5).getFirst().skill().label()).isEqualTo(label);
  }

  @Test
  void theVeryNameScoresOne() {
    assertThat(LEXICAL.normalize("Kubernetes", 1))
        .singleElement()
        .satisfies(candidate -> assertThat(candidate.score()).isEqualTo(1.0));
    assertThat(LEXICAL.normalize("Kuberntes", 1).getFirst().score()).isBetween(0.6, 0.95);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "asdfghjkl", "!!!", "ab", "qqqq wwww", "zzz", "12345"})
  void nothingNearHasNoCandidate(String name) {
    assertThat(LEXICAL.normalize(name, 5)).isEmpty();
  }

  @Test
  void aNameOnlyALittleAlikeIsNoCandidate() {
    assertThat(LEXICAL.normalize("javscript", 100))
        .extracting(candidate -> candidate.skill().label())
        .contains("JavaScript")
        .doesNotContain("Java", "TypeScript", "Godot");
  }

  @Test
  void whatIsANameWasNotMistyped() {
    assertThat(LEXICAL.normalize("Java", 100))
        .allSatisfy(
            candidate ->
                assertThat(candidate.skill().label().equals("Java") || candidate.score() < 0.95)
                    .isTrue())
        .extracting(candidate -> candidate.skill().label())
        .doesNotContain("Lua", "JavaFX");
  }

  @Test
  void candidatesFallAndAreAtMostTopK() {
    List<SkillCandidate> candidates = LEXICAL.normalize("azure data", 2);
    assertThat(candidates).hasSize(2);
    assertThat(candidates)
        .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
        .allSatisfy(candidate -> assertThat(candidate.score()).isBetween(0.0, 1.0));
    assertThatThrownBy(() -> LEXICAL.normalize("x", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LEXICAL.normalize("x", 101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLongTextIsAnswered() {
    assertThat(LEXICAL.normalize("no such thing ".repeat(40), 5)).isEmpty();
  }

  @Test
  void spellingAnswersUntilMeaningIsThere() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    FakeEmbedder embedder = new FakeEmbedder(gate).theme(1, "Baking", "making bread");
    try (SkillNormalizer normalizer = SkillNormalizer.create(SMALL, embedder)) {
      assertThat(normalizer.normalize("making bread", 5)).isEmpty();
      assertThat(normalizer.normalize("weldin", 5)).hasSize(1);
      gate.countDown();
      assertThat(normalizer.awaitMeaning(LONG)).isTrue();
      assertThat(normalizer.normalize("making bread", 5))
          .extracting(candidate -> candidate.skill().label())
          .containsExactly("Baking");
      assertThat(normalizer.normalizeBySpelling("making bread", 5)).isEmpty();
      assertThat(normalizer.nearestByMeaning(List.of("making bread", "xx"), 3))
          .extracting(List::size)
          .containsExactly(1, 0);
    }
  }

  @Test
  void aFailingEmbedderLeavesSpelling() throws InterruptedException {
    FakeEmbedder embedder = new FakeEmbedder(new IllegalStateException("broken"));
    try (SkillNormalizer normalizer = SkillNormalizer.create(SMALL, embedder)) {
      assertThat(normalizer.awaitMeaning(LONG)).isFalse();
      assertThat(normalizer.normalize("weldin", 5)).hasSize(1);
    }
  }

  @Test
  void labelsAreComputedInStepsThatRequestsCanComeBetween() throws InterruptedException {
    FakeEmbedder embedder = new FakeEmbedder();
    Vocabulary whole = Vocabularies.builtIn();
    try (SkillNormalizer normalizer = SkillNormalizer.create(whole, embedder)) {
      assertThat(normalizer.awaitMeaning(LONG)).isTrue();
    }
    assertThat(embedder.embedded).hasValue(whole.skills().size());
    assertThat(embedder.mostAtOnce).hasValueLessThanOrEqualTo(8);
  }

  @Test
  void closingEndsTheWork() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    FakeEmbedder embedder = new FakeEmbedder(gate);
    SkillNormalizer normalizer = SkillNormalizer.create(Vocabularies.builtIn(), embedder);
    normalizer.normalize("Kuberntes", 1);
    Thread closer = Thread.ofVirtual().start(normalizer::close);
    gate.countDown();
    closer.join();
    assertThat(normalizer.awaitMeaning(LONG)).isFalse();
    assertThat(normalizer.normalize("Kuberntes", 1)).hasSize(1);
  }

  @Test
  void vectorsAreKeptBetweenStarts(@TempDir Path folder) throws InterruptedException {
    try (SkillNormalizer first = SkillNormalizer.create(SMALL, new FakeEmbedder(), folder)) {
      assertThat(first.awaitMeaning(LONG)).isTrue();
    }
    FakeEmbedder embedder = new FakeEmbedder();
    try (SkillNormalizer second = SkillNormalizer.create(SMALL, embedder, folder)) {
      assertThat(second.awaitMeaning(LONG)).isTrue();
    }
    assertThat(embedder.embedded).hasValue(0);
  }

  @Test
  void aDamagedFileIsWrittenAnew(@TempDir Path folder) throws IOException, InterruptedException {
    try (SkillNormalizer first = SkillNormalizer.create(SMALL, new FakeEmbedder(), folder)) {
      first.awaitMeaning(LONG);
    }
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    Files.writeString(file, "damaged");
    FakeEmbedder embedder = new FakeEmbedder();
    try (SkillNormalizer second = SkillNormalizer.create(SMALL, embedder, folder)) {
      assertThat(second.awaitMeaning(LONG)).isTrue();
    }
    assertThat(embedder.embedded).hasValue(2);
    assertThat(file).hasBinaryContent(whole);
  }
}
