package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabulariesTest {
  private static final NamedVocabulary BUILT_IN = (NamedVocabulary) Vocabularies.builtIn();
  private static final Path FOLDER = Path.of("src/main/resources/dev/rolewright/skills/vocabulary");

  @Test
  void livesInANamedModule() {
    assertThat(Vocabularies.class.getModule().isNamed()).isTrue();
  }

  @Test
  void isReadOnce() {
    assertThat(Vocabularies.builtIn()).isSameAs(Vocabularies.builtIn());
  }

  @Test
  void everyDataFileIsRead() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Vocabularies.FILES.stream().map(name -> name + ".txt").toList());
    }
  }

  @Test
  void holdsAtLeastFifteenHundredSkills() {
    assertThat(BUILT_IN.skills()).hasSizeGreaterThanOrEqualTo(1_500);
  }

  @Test
  void idsAreStable() {
    Map<String, String> expected =
        Map.of(
            "C",
            "c",
            "C++",
            "c-plus-plus",
            "C#",
            "c-sharp",
            ".NET",
            "dot-net",
            "Node.js",
            "node-js",
            "ASP.NET",
            "asp-net",
            "CI/CD",
            "ci-cd",
            "F#",
            "f-sharp");
    assertThat(expected)
        .allSatisfy(
            (label, id) ->
                assertThat(BUILT_IN.byId(id)).map(Skill::label).as(label).contains(label));
  }

  @Test
  void relatedLabelsNameSkills() {
    VocabularyReader reader = Vocabularies.readBuiltIn();
    reader.vocabulary();
    assertThat(reader.unresolved()).isEmpty();
  }

  @Test
  void noNameMeansTwoSkills() {
    Map<String, SkillName> known = new HashMap<>();
    List<String> collisions = new ArrayList<>();
    for (SkillName name : BUILT_IN.names()) {
      String key = NameFold.of(name.text());
      SkillName earlier = known.putIfAbsent(key, name);
      if (earlier == null || earlier.skill().equals(name.skill())) {
        continue;
      }
      if (!earlier.exactCase() || !name.exactCase() || earlier.text().equals(name.text())) {
        collisions.add(
            "%s: %s and %s".formatted(name.text(), earlier.skill().label(), name.skill().label()));
      }
    }
    assertThat(collisions).isEmpty();
  }

  @Test
  void everySkillIsFoundByItsLabelAndAliases() {
    for (SkillName name : BUILT_IN.names()) {
      assertThat(BUILT_IN.byName(name.text()))
          .as(name.text())
          .map(Skill::label)
          .contains(name.skill().label());
    }
  }

  @Test
  void categoriesAreThoseOfTheProduct() {
    assertThat(BUILT_IN.skills().stream().map(Skill::category).distinct().toList())
        .isSubsetOf(
            "software",
            "cloud",
            "data",
            "security",
            "design",
            "product",
            "marketing",
            "sales",
            "finance",
            "people",
            "language",
            "healthcare",
            "trades",
            "engineering",
            "soft",
            "operations",
            "science",
            "hospitality",
            "office");
  }

  /** The floor of recall: whatever the vocabulary names is found where a sentence names it. */
  @Test
  void everyNameIsFoundInANeutralSentence() {
    SkillFinder finder = SkillFinders.create(BUILT_IN);
    List<String> lost = new ArrayList<>();
    for (SkillName name : BUILT_IN.names()) {
      String other = name.skill().label().equals("Kubernetes") ? "PostgreSQL" : "Kubernetes";
      String text = "Skills: " + name.text() + ", " + other + ".";
      boolean found =
          finder.find(text).stream()
              .anyMatch(
                  place ->
                      place.skill().equals(name.skill()) && place.surface().equals(name.text()));
      if (!found) {
        lost.add(name.text() + " (" + name.skill().label() + ")");
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void namesAreComparedWithoutCaseHyphensAndPlural() {
    assertThat(BUILT_IN.byName("REST apis")).isEqualTo(BUILT_IN.byName("rest API"));
    assertThat(BUILT_IN.byName("object oriented-programming"))
        .map(Skill::label)
        .contains("Object-oriented programming");
    assertThat(BUILT_IN.byName("no such skill at all")).isEmpty();
  }
}
