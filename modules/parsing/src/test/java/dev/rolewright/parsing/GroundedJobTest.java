package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobStatement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.Seniority;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.model.GroundedJob;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a model says of an ad counts only where the ad says it. */
class GroundedJobTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());
  private static final String AD =
      """
      Data Engineer (m/w/d) at Fernweh Analytics

      We’re looking for somebody who has spent five or more years building pipelines with
      Apache Spark, and who writes SQL that others can read. Zig would be a bonus.

      You hold a bachelor's degree in computer science. Führerschein Klasse B is needed.
      You will own our ingestion services.
      Our office is in Leipzig; pay is 68.000 – 75.000 € a year.
      """;

  private static Job read(String json) {
    return read(AD, json, "");
  }

  private static Job read(String ad, String json, String hint) {
    SourceText source = SourceText.of("text", ad);
    Job local = JobAdParser.create(FINDER).parse(source, hint).job();
    return GroundedJob.of(local, source.document().lines(), json, hint, FINDER);
  }

  private static Job rules() {
    return JobAdParser.create(FINDER).parse(SourceText.of("text", AD), "").job();
  }

  @Test
  void factsThatTheAdSaysAreTakenInItsOwnWords() {
    Job job =
        read(
            """
            {"role_title": "data engineer", "company": {"name": "Fernweh Analytics",
              "industry": "technology", "size": "UNSPECIFIED"},
             "must_have_skills": [
               {"name": "apache spark", "quote": "building pipelines with Apache Spark"},
               {"name": "SQL", "quote": "who writes SQL that others can read"}],
             "nice_to_have_skills": [{"name": "Zig", "quote": "Zig would be a bonus."}],
             "experience_years": {"min": 5, "max": null, "quote": "five or more years"},
             "education": [{"level": "BACHELOR", "fields": ["computer science", "physics"],
               "or_equivalent": false, "necessity": "MUST_HAVE",
               "quote": "You hold a bachelor’s degree in computer science."}],
             "certifications": [{"name": "Führerschein Klasse B", "necessity": "MUST_HAVE",
               "quote": "Führerschein Klasse B is needed."}],
             "responsibilities": ["You will own our ingestion services."],
             "seniority": "SENIOR", "remote_mode": "ONSITE", "location": "Leipzig",
             "salary": {"min": 68000, "max": 75000, "currency": "EUR", "period": "YEAR",
               "quote": "pay is 68.000 - 75.000 € a year"}}
            """);
    assertThat(job.roleTitle()).isEqualTo("Data Engineer");
    assertThat(job.company().name()).isEqualTo("Fernweh Analytics");
    assertThat(job.company().industry()).isEqualTo("technology");
    assertThat(job.mustHaveSkills())
        .extracting(SkillMention::label)
        .containsExactly("Apache Spark", "SQL");
    assertThat(job.mustHaveSkills()).extracting(SkillMention::skillId).doesNotContain("");
    assertThat(job.niceToHaveSkills()).extracting(SkillMention::surface).containsExactly("Zig");
    assertThat(job.experienceYears())
        .contains(new ExperienceYears(Optional.of(5), Optional.empty()));
    assertThat(job.education()).hasSize(1);
    assertThat(job.education().getFirst().level()).isEqualTo(EducationLevel.BACHELOR);
    assertThat(job.education().getFirst().fields()).containsExactly("computer science");
    assertThat(job.certifications().getFirst().name()).isEqualTo("Führerschein Klasse B");
    assertThat(job.responsibilities())
        .extracting(JobStatement::text)
        .containsExactly("You will own our ingestion services.");
    assertThat(job.seniority()).isEqualTo(Seniority.SENIOR);
    assertThat(job.remoteMode()).isEqualTo(RemoteMode.ONSITE);
    assertThat(job.location()).isEqualTo("Leipzig");
    assertThat(job.salary().orElseThrow().min()).contains(68_000.0);
    assertThat(job.salary().orElseThrow().max()).contains(75_000.0);
    assertThat(job.lines()).isEqualTo(rules().lines());
  }

  @Test
  void spansPointAtTheWordsInTheTextAsSent() {
    Job job =
        read(
            """
            {"must_have_skills":
              [{"name": "Spark", "quote": "years building pipelines with Apache Spark, and who"}]}
            """);
    SkillMention spark = job.mustHaveSkills().getFirst();
    int start = AD.offsetByCodePoints(0, spark.span().orElseThrow().start());
    int end = AD.offsetByCodePoints(0, spark.span().orElseThrow().end());
    assertThat(AD.substring(start, end)).isEqualTo("Spark");
    assertThat(job.lines().get(spark.lineIndex()).text()).contains("Spark");
  }

  @Test
  void whatTheAdDoesNotSayIsLeftOutAndTheRulesHold() {
    Job rules = rules();
    Job job =
        read(
            """
            {"role_title": "Chief Wizard", "company": {"name": "Elsewhere Inc"},
             "must_have_skills": [
               {"name": "Kubernetes", "quote": "you know Kubernetes"},
               {"name": "Kubernetes", "quote": "who writes SQL that others can read"}],
             "experience_years": {"min": 8, "max": null, "quote": "five or more years"},
             "education": [{"level": "DOCTORATE", "quote": "a doctorate is expected"}],
             "salary": {"min": 90000, "max": 99000, "currency": "EUR", "period": "YEAR",
               "quote": "pay is 68.000 – 75.000 € a year"},
             "location": "Berlin", "responsibilities": ["You lead a team of ten."]}
            """);
    assertThat(job.roleTitle()).isEqualTo(rules.roleTitle());
    assertThat(job.company().name()).isEqualTo(rules.company().name());
    assertThat(job.mustHaveSkills()).isEqualTo(rules.mustHaveSkills());
    assertThat(job.experienceYears()).isEqualTo(rules.experienceYears());
    assertThat(job.education()).isEqualTo(rules.education());
    assertThat(job.salary()).isEqualTo(rules.salary());
    assertThat(job.location()).isEqualTo(rules.location());
    assertThat(job.responsibilities()).isEqualTo(rules.responsibilities());
    assertThat(job.parsingConfidence())
        .as("a model that tells what is not there is not to be believed")
        .isEqualTo(rules.parsingConfidence() / 2);
  }

  @Test
  void aSkillIsNotFoundInsideAnotherWord() {
    Job job =
        read(
            "We need somebody for our Scala services who likes to cook with the team.",
            """
            {"must_have_skills":
              [{"name": "C", "quote": "somebody for our Scala services"},
               {"name": "Scala", "quote": "somebody for our Scala services"}]}
            """,
            "");
    assertThat(job.mustHaveSkills()).extracting(SkillMention::label).containsExactly("Scala");
  }

  @Test
  void aRequirementCarriesWhatItsWordsName() {
    Job job =
        read(
            """
            {"certifications": [{"name": "Führerschein Klasse B", "necessity": "MUST_HAVE",
               "quote": "Führerschein Klasse B is needed."}],
             "requirements": [
              {"quote": "who writes SQL that others can read", "necessity": "MUST_HAVE"},
              {"quote": "Führerschein Klasse B is needed.", "necessity": "MUST_HAVE"},
              {"quote": "Zig would be a bonus.", "necessity": "NICE_TO_HAVE"},
              {"quote": "Ten years of COBOL", "necessity": "MUST_HAVE"}]}
            """);
    assertThat(job.requirements())
        .extracting(Requirement::text)
        .containsExactly(
            "who writes SQL that others can read",
            "Führerschein Klasse B is needed.",
            "Zig would be a bonus.");
    Requirement sql = job.requirements().getFirst();
    assertThat(sql.necessity()).isEqualTo(Necessity.MUST_HAVE);
    assertThat(sql.skills()).extracting(SkillMention::label).containsExactly("SQL");
    assertThat(job.requirements().get(1).certifications()).hasSize(1);
  }

  @Test
  void aPartOfAnAnswerIsEnough() {
    assertThat(read("{}").mustHaveSkills()).isEqualTo(rules().mustHaveSkills());
    assertThat(read("{\"must_have_skills\": \"SQL\", \"salary\": 5, \"company\": null}").lines())
        .isEqualTo(rules().lines());
  }

  @Test
  void theCallersNameOfTheEmployerCounts() {
    Job job = read(AD, "{\"company\": {\"name\": \"Fernweh Analytics\"}}", "Fernweh Holding SE");
    assertThat(job.company().name()).isEqualTo("Fernweh Holding SE");
  }
}
