package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which skills of a statement are a choice, and which are asked for one and all. */
class SkillAlternativesTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());

  private static String choices(String text) {
    List<FoundSkill> found = FINDER.find(text);
    return SkillAlternatives.in(text, found).stream()
        .map(
            choice ->
                choice.all().stream()
                    .map(index -> found.get(index).surface())
                    .collect(Collectors.joining(";")))
        .collect(Collectors.joining(" + "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Python, HTML/CSS, PostgreSQL|-",
        "Python, Kubernetes, Terraform / Pulumi|Terraform;Pulumi",
        "TCP/IP networking, Python|-",
        "Java or Kotlin, Spring, SQL|Java;Kotlin",
        "Java, Kotlin or Scala, Spring, SQL|Java;Kotlin;Scala",
        "AWS (or GCP), Terraform|AWS;GCP",
        "Kotlin (or Java) and SQL|Kotlin;Java",
        "Java or Kotlin, MySQL or PostgreSQL|Java;Kotlin + MySQL;PostgreSQL",
        "one of: Go, Rust, or C++|Go;Rust;C++",
        "such as Go or Rust, SQL|Go;Rust",
        "SystmOne or EMIS Web|SystmOne;EMIS Web",
        "Relational databases such as PostgreSQL or MySQL"
            + "|Relational databases;PostgreSQL;MySQL",
        "SQL and a language such as Go|Go",
        "Kafka or a comparable event streaming platform|Kafka;event streaming",
        "Java or Kafka; event streaming|Java;Kafka",
        "C++, C# and Python|-",
        "Good C#, Scala or Java coding skills|C#;Scala;Java;coding",
        "😀 Java or Kotlin, Spring|Java;Kotlin"
      })
  void tellsTheChoicesOfAStatement(String text, String expected) {
    assertThat(choices(text)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aKindIsAskedForItself() {
    String text = "Relational databases, e.g. PostgreSQL";
    SkillAlternatives.Choice choice = SkillAlternatives.in(text, FINDER.find(text)).getFirst();
    assertThat(choice.kind()).hasValue(0);
    assertThat(choice.members()).containsExactly(1);
  }
}
