package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SkillGraphTest {
  private static Skill skill(String id, String group, String... related) {
    return new Skill(
        id, id.toUpperCase(java.util.Locale.ROOT), "c", group, List.of(), List.of(related));
  }

  private static final SkillGraph GRAPH =
      SkillGraph.create(
          Vocabularies.of(
              List.of(
                  skill("aa", "one", "bb", "cc"),
                  skill("bb", "two", "aa"),
                  skill("cc", "one"),
                  skill("dd", "one"),
                  skill("ee", "two"))));

  @Test
  void similarityIsSymmetric() {
    for (String left : List.of("aa", "bb", "cc", "dd", "ee")) {
      for (String right : List.of("aa", "bb", "cc", "dd", "ee")) {
        assertThat(GRAPH.similarity(left, right)).isEqualTo(GRAPH.similarity(right, left));
      }
    }
  }

  @Test
  void nearerSkillsScoreHigher() {
    assertThat(GRAPH.similarity("aa", "aa")).isEqualTo(1.0);
    assertThat(GRAPH.similarity("aa", "bb")).isEqualTo(SkillGraph.MUTUAL);
    assertThat(GRAPH.similarity("aa", "cc")).isEqualTo(SkillGraph.RELATED);
    assertThat(GRAPH.similarity("aa", "dd")).isEqualTo(SkillGraph.SAME_GROUP);
    assertThat(GRAPH.similarity("aa", "ee")).isZero();
    assertThat(GRAPH.similarity("aa", "unknown")).isZero();
  }

  @Test
  void relatedSkillsComeFromEitherSideNearestFirst() {
    assertThat(GRAPH.related("aa"))
        .extracting(candidate -> candidate.skill().id())
        .containsExactly("bb", "cc");
    assertThat(GRAPH.related("cc"))
        .extracting(candidate -> candidate.skill().id())
        .containsExactly("aa");
    assertThat(GRAPH.related("ee")).isEmpty();
  }

  @Test
  void noLanguageIsNearAnother() {
    Vocabulary builtIn = Vocabularies.builtIn();
    SkillGraph graph = SkillGraph.create(builtIn);
    List<Skill> languages = builtIn.skills().stream().filter(Skill::isLanguage).toList();
    for (Skill left : languages) {
      for (Skill right : languages) {
        // To sign is what the sign languages have in common.
        boolean signs =
            left.label().equals("Sign language") || right.label().equals("Sign language");
        if (!left.equals(right) && !signs) {
          assertThat(graph.similarity(left.id(), right.id()))
              .as(left.label() + ", " + right.label())
              .isZero();
        }
      }
    }
  }

  @Test
  void testsOfSeveralKindsAreNearTestAutomation() {
    SkillGraph graph = SkillGraph.create(Vocabularies.builtIn());
    for (String kind : List.of("testcontainers", "contract-testing", "integration-testing")) {
      assertThat(graph.similarity("test-automation", kind))
          .as(kind)
          .isGreaterThanOrEqualTo(SkillGraph.RELATED);
    }
  }
}
