package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.SkillMention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of skills with the level of each. */
class ProfileSkillTablesTest {
  private static List<String> skills(String table) {
    return ProfileFixtures.profile("# Jane Roe\njane@roe.example\n\n## Skills\n\n" + table)
        .skills()
        .stream()
        .map(SkillMention::surface)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| Tool | Level |\n"
            + "|---|---|\n"
            + "| SQL | good |\n"
            + "| Quiet zorbing | expert |\n"
            + "| Excel | advanced |\n",
        "| Name of it | How I rate me |\n"
            + "|:---|:---:|\n"
            + "| SQL | basic |\n"
            + "| Quiet zorbing | 5 years |\n"
            + "| Excel | ●●●○ |\n",
        "Skill\tLevel\tYears\n"
            + "SQL\tgood\t4\n"
            + "Quiet zorbing\tvery good\t3 yrs\n"
            + "Excel\tintermediate\t12\n",
        "Software      Proficiency\n"
            + "SQL           beginner\n"
            + "Quiet zorbing    Daily use\n"
            + "Excel         Expert\n",
        "| Kenntnis | Niveau |\n"
            + "|---|---|\n"
            + "| SQL | sehr gut |\n"
            + "| Quiet zorbing | Grundkenntnisse |\n"
            + "| Excel | Experte |\n",
      })
  void takesNeitherHeadsNorLevelsForSkills(String table) {
    assertThat(skills(table)).containsExactly("SQL", "Quiet zorbing", "Excel");
  }

  @Test
  void leavesSkillsThatAreWordsOfHeadsInOrdinaryLists() {
    assertThat(skills("BASIC, Systems thinking, Quiet zorbing\n"))
        .contains("BASIC", "Quiet zorbing")
        .anyMatch(skill -> skill.startsWith("Systems"));
  }
}
