package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import org.junit.jupiter.api.Test;

/** What the tasks of a job name, where the ad asks for no skill. */
class JobAdDutiesTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String text) {
    return PARSER.parse(SourceText.of("text", text), "").job();
  }

  @Test
  void theSkillsOfTasksAreWelcomeWhereNoneIsAskedFor() {
    String duty =
        "You will spend most of your week writing SQL against Snowflake and building Tableau"
            + " dashboards for the sales team.";
    Job job = parse("Data Analyst\nMarrowfield Ltd, Leeds\n\nThe role\n" + duty + "\n");
    assertThat(job.mustHaveSkills()).isEmpty();
    assertThat(job.niceToHaveSkills())
        .extracting(SkillMention::surface)
        .contains("SQL", "Snowflake", "Tableau");
    assertThat(job.niceToHaveSkills())
        .allSatisfy(
            mention -> {
              int start = mention.span().orElseThrow().start();
              String text = "Data Analyst\nMarrowfield Ltd, Leeds\n\nThe role\n" + duty + "\n";
              assertThat(text.substring(start)).startsWith(mention.surface());
            });
  }

  @Test
  void theSkillsOfTasksAreLeftOutWhereTheAdAsksForSkills() {
    Job job =
        parse(
            """
            Data Analyst
            Marrowfield Ltd, Leeds

            Your tasks
            - Build dashboards in Tableau

            Requirements
            - Solid SQL
            """);
    assertThat(job.mustHaveSkills()).extracting(SkillMention::label).containsExactly("SQL");
    assertThat(job.niceToHaveSkills()).isEmpty();
  }
}
