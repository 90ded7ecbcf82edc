package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Java | Java / Kotlin / Python (basics)",
        "Kotlin | Java / Kotlin / Python (basics)",
        "Python | Machine learning with Python",
        "AWS | AWS (Simple Queue Service, Lambda)",
        "SQL | SQL on Small Business Server",
        "Moodle | e-learning in Moodle",
      })
  void aNameBesideASkillLimitsNothing(String skill, String line) {
    assertThat(Limits.inList(line, skill)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Python | Java / Kotlin / Python (basics) | Python (basics)",
        "CSS | HTML/CSS (basics), Java | HTML/CSS (basics)",
        "Rust | Java, currently learning Rust | currently learning Rust",
        "Rust | Rust (learning) | Rust (learning)",
        "Rust | Learning Rust | Learning Rust",
        "Rust | Java, Rust - still learning | Rust - still learning",
        "Python | Basic Python | Basic Python",
        "AWS | AWS (simple changes) | AWS (simple changes)",
        "Terraform | Docker, Terraform (planned) | Terraform (planned)",
      })
  void aLimitIsKeptWithItsSkill(String skill, String line, String words) {
    assertThat(Limits.inList(line, skill)).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kubernetes | Started a Kubernetes course, not finished",
        "Terraform | Want to learn Terraform next year",
        "Windows Server | Not responsible for Windows Server",
        "Go | Supported the developers, who wrote Java and Go",
        "Java | Consumed services written by the Java team",
      })
  void aSentenceThatDisclaimsASkillTakesItBack(String skill, String sentence) {
    assertThat(Limits.areIn(sentence, skill)).isTrue();
    assertThat(Limits.areIn("Used " + skill + " daily", skill)).isFalse();
  }
}
