package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclaimersTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());

  private static List<String> held(String text) {
    return FINDER.find(Disclaimers.without(text)).stream()
        .filter(found -> !found.negated())
        .map(found -> found.skill().label())
        .toList();
  }

  /** Of 200,000 characters, where a square takes minutes and a recursion the whole stack. */
  @ParameterizedTest
  @ValueSource(
      strings = {"currently learning x, ", "team who wrote ", "want to learn ", "a, ", "not a "})
  void aLongTextIsReadToItsEnd(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertThat(Disclaimers.without(text)).hasSameSizeAs(text);
  }

  @Test
  void whatIsBeingLearnedEndsSomewhere() {
    String text = "Want to learn Rust" + " and more".repeat(100) + " Kotlin";
    assertThat(held(text)).contains("Kotlin").doesNotContain("Rust");
  }

  private static List<String> affirmed(String text) {
    return FINDER.find(text).stream()
        .filter(found -> !found.negated())
        .map(found -> found.skill().label())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Started a Kubernetes CKA course, not finished",
        "Kubernetes course (not completed)",
        "Want to learn Terraform next year",
        "Hoping to learn Terraform, Ansible and Go",
        "Not responsible for Windows Server",
        "I was not involved in Terraform or Ansible",
        "Not a Java developer",
        "Currently learning Next.js",
        "Currently learning: Kotlin",
        "Now teaching myself Kotlin",
        "Kotlin course planned for 2027",
        "AWS certification exam booked for March 2027",
        "Terraform (planned)",
        "Kubernetes - not yet",
        "Kotlin, currently learning",
      })
  void whatIsPlannedOrLearnedIsNotAffirmed(String text) {
    assertThat(FINDER.find(text)).as(text).isNotEmpty();
    assertThat(affirmed(text)).isEmpty();
    assertThat(held(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Supported the developers, who wrote Java and Go",
        "Sat beside the colleagues who maintained Terraform",
        "Eager to learn Kubernetes",
        "Have not used Terraform yet",
        "Interested in learning Kotlin",
      })
  void aPersonDoesNotHoldWhatOthersDid(String text) {
    assertThat(FINDER.find(text)).as(text).isNotEmpty();
    assertThat(held(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Used Java, currently learning Rust | Java",
        "Docker, Terraform (planned), Ansible | Docker,Ansible",
        "Not responsible for Windows Server, ran Linux | Linux",
        "Want to learn Terraform but know Ansible well | Ansible",
        "Wrote Java; started a Kubernetes course, not finished | Java",
        "Kubernetes migration in progress | Kubernetes",
        "Machine learning with Python | Machine learning,Python",
        "Taught engineers who joined Python | Python",
        "Led a team of five engineers that built Java services | Java",
        "Member of the team that ran Kubernetes | Kubernetes",
        "Not only Java but also Kotlin | Java,Kotlin",
        "Built a Java course platform | Java",
        "Planned the move to Kubernetes | Kubernetes",
        "Planned to use Terraform and did | Terraform",
      })
  void theRestIsHeld(String text, String labels) {
    assertThat(held(text)).containsExactly(labels.split(","));
  }

  @Test
  void theTeamOfOthersNamesNoSkillOfThePerson() {
    assertThat(held("Consumed REST APIs written by the Java team")).doesNotContain("Java");
    assertThat(held("Consumed REST APIs written by the Java team")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You want to learn Kubernetes",
        "Are you currently learning Kotlin?",
        "Willing to learn Terraform",
        "We are looking for developers who used Java",
        "Someone who has built Java services",
      })
  void whatAJobWishesForIsAffirmed(String text) {
    assertThat(affirmed(text)).as(text).isNotEmpty();
  }

  @Test
  void everyPlaceKeepsItsIndex() {
    String text = "Wrote Java\nCurrently learning Rust\nGo";
    assertThat(Disclaimers.without(text)).hasSameSizeAs(text).startsWith("Wrote Java\n  ");
  }
}
