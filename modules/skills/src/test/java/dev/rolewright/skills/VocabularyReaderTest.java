package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyReaderTest {
  private static NamedVocabulary read(String... lines) {
    VocabularyReader reader = new VocabularyReader();
    reader.read("file.txt", List.of(lines));
    return reader.vocabulary();
  }

  @Test
  void readsLabelsAliasesMarkersAndRelations() {
    NamedVocabulary vocabulary =
        read("# note", "@category software", "[Languages]", "~=Go | golang; =GO | C", "C");
    Skill go = vocabulary.byId("go").orElseThrow();
    assertThat(go)
        .isEqualTo(
            new Skill("go", "Go", "software", "Languages", List.of("golang", "GO"), List.of("c")));
    assertThat(vocabulary.names())
        .contains(
            new SkillName(go, "Go", true, true),
            new SkillName(go, "golang", false, false),
            new SkillName(go, "GO", true, false));
  }

  @Test
  void everyMalformedLineIsNamed() {
    assertThatThrownBy(
            () ->
                read(
                    "Early",
                    "@category software",
                    "@category again",
                    "[Open",
                    "[Group]",
                    "A | b | c | d",
                    "A; B",
                    "C | x;; y",
                    "D | ~",
                    "E",
                    "e"))
        .isInstanceOf(ConfigException.class)
        .message()
        .contains("file.txt:1:", "file.txt:3:", "file.txt:4:", "file.txt:6:", "file.txt:7:")
        .contains("file.txt:8:", "file.txt:9:", "file.txt:11:")
        .doesNotContain("file.txt:2:", "file.txt:5:", "file.txt:10:");
  }

  @Test
  void aFileWithoutCategoryIsNamed() {
    assertThatThrownBy(() -> read("# nothing")).hasMessageContaining("file.txt: ");
  }

  @Test
  void relatedLabelsThatNameNothingAreTold() {
    VocabularyReader reader = new VocabularyReader();
    reader.read("file.txt", List.of("@category x", "[G]", "A | | Nothing"));
    assertThat(reader.vocabulary().byId("a")).map(Skill::relatedIds).contains(List.of());
    assertThat(reader.unresolved()).containsExactly("file.txt:3: Nothing");
  }
}
