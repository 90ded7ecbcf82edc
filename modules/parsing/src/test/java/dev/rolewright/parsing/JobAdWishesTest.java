package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What prose calls welcome is nice to have: as a heading, as a label and as a sentence. */
class JobAdWishesTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String part) {
    String ad =
        """
        Backend Developer
        Marrowfield GmbH, Berlin

        What you'll do
        - Build services in Java

        What you bring
        - 3 years of Java
        - Solid PostgreSQL

        %s

        We offer
        - 30 days of holiday
        - A bonus of 10%%, paid each March
        """;
    return PARSER.parse(SourceText.of("document.content", ad.formatted(part)), "").job();
  }

  private static List<String> labels(List<SkillMention> skills) {
    return skills.stream().map(SkillMention::label).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It'd be great if you also have:",
        "Bonus points if you…",
        "Nice if you have",
        "**Nice if you know**",
        "## It'd be great if you also have",
        "Any of these is a bonus:",
        "What would make you stand out",
        "Extra credit",
        "We'd love it if you",
        "Not required, but a plus:",
        "It would be awesome if you have:",
        "Things that would impress us",
        "What gives you an edge",
        "We'd be delighted if you also know:",
        "Wish list",
        "Kudos if you have",
        "These would be great but aren't required:",
        "Not mandatory, but we like:"
      })
  void aHeadingInProse(String heading) {
    Job job = parse(heading + "\n- Kafka in production\n- Terraform");
    assertThat(labels(job.niceToHaveSkills())).containsExactly("Apache Kafka", "Terraform");
    assertThat(labels(job.mustHaveSkills())).containsExactly("Java", "PostgreSQL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It'd be great if you also have: Kafka",
        "What would make you stand out: Kafka",
        "Not required, but nice: Kafka",
        "Extra credit: Kafka",
        "We'd love it if you know Kafka.",
        "Experience with Kafka is a bonus",
        "Kafka experience is an added bonus.",
        "It would be nice if you knew Kafka.",
        "If you also know Kafka, even better.",
        "Knowledge of Kafka is appreciated.",
        "Kafka experience helpful.",
        "Kafka experience is not a requirement, but helps.",
        "Kafka experience will be considered favourably."
      })
  void aLabelOrASentence(String line) {
    for (String form : List.of(line, "- " + line)) {
      Job job = parse(form);
      assertThat(labels(job.niceToHaveSkills())).as(form).containsExactly("Apache Kafka");
      assertThat(labels(job.mustHaveSkills())).as(form).containsExactly("Java", "PostgreSQL");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You'll love this if",
        "You'd be a great fit if you have:",
        "This role is for you if",
        "You might be a good fit if"
      })
  void whatFitsTheReaderIsAskedFor(String heading) {
    Job job = parse(heading + "\n- You know Kafka in production\n- You have used Terraform");
    assertThat(labels(job.mustHaveSkills())).contains("Apache Kafka", "Terraform");
  }

  @ParameterizedTest
  @ValueSource(strings = {"We'd love to hear from you!", "You get a bonus each March."})
  void otherJoysAreNoWishes(String line) {
    assertThat(parse(line).requirements())
        .extracting(Requirement::necessity)
        .containsOnly(Necessity.MUST_HAVE);
  }
}
