package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an ad says is not asked for is no requirement. */
class JobAdDenialsTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String heading, String line) {
    String ad =
        """
        Shop Supervisor
        Marrowfield Ltd, Leeds

        %s
        - Three years in retail
        - %s
        - Own bicycle

        We offer
        - 30 days of holiday
        """;
    return PARSER.parse(SourceText.of("text", ad.formatted(heading, line)), "").job();
  }

  private static List<String> texts(Job job) {
    return job.requirements().stream().map(Requirement::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A university degree is not required",
        "No degree needed",
        "No formal qualifications necessary.",
        "No university or college degree required",
        "A degree isn't necessary",
        "Degree not essential",
        "You don't need a degree",
        "We do not ask for certificates",
        "No previous experience of tills required as we train you",
        "A driving licence is not needed",
        "Knowledge of SAP is not a requirement",
        "Java and Kotlin are not required",
        "School grades do not matter",
        "No GCSEs or A-levels needed!",
        "A degree is by no means required",
        "Ein Studium ist nicht erforderlich",
        "No degree, certificate or experience required",
        "No Java, Kotlin or Scala knowledge needed",
        "No formal qualifications, prior experience or driving licence are required",
        "No agencies please. A degree is not required"
      })
  void whatIsDeniedIsNoRequirement(String line) {
    for (String heading : List.of("Requirements", "Nice to have")) {
      Job job = parse(heading, line);
      assertThat(texts(job)).as(heading).containsExactly("Three years in retail", "Own bicycle");
      assertThat(job.education()).isEmpty();
      assertThat(job.certifications()).isEmpty();
      assertThat(job.mustHaveSkills()).isEmpty();
      assertThat(job.lines()).extracting(JobLine::text).contains("- " + line);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No fewer than two references required",
        "A clean record and no points on the licence",
        "Able to work with no supervision needed",
        "Applicants must not need a visa",
        "No gaps of more than a year in the work history"
      })
  void whatMustNotBeIsAskedFor(String line) {
    assertThat(texts(parse("Requirements", line))).contains(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SAP experience is not required, but it helps",
        "SAP is useful but not essential",
        "SAP is not a must, but would be welcome",
        "SAP (not required)",
        "SAP preferred, not required"
      })
  void whatIsWelcomeThoughNotRequiredIsAWish(String line) {
    Job job = parse("Requirements", line);
    assertThat(job.requirements()).hasSize(3);
    assertThat(job.requirements().get(1).necessity()).isEqualTo(Necessity.NICE_TO_HAVE);
    assertThat(job.niceToHaveSkills()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 years of Java (no degree required)|Java",
        "No degree needed; solid SQL|SQL",
        "A degree is not required but 5 years of Java are essential|Java",
        "You must know Java, a degree in physics is not necessary|Java"
      })
  void theRestOfALineIsAskedFor(String line, String skill) {
    Job job = parse("Requirements", line);
    assertThat(job.mustHaveSkills())
        .extracting(dev.rolewright.domain.SkillMention::label)
        .containsExactly(skill);
    assertThat(job.education()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No remote work. SQL is essential.|SQL",
        "No nonsense team, Python and SQL required|Python;SQL",
        "There is no legacy code here, but Kubernetes skills are essential|Kubernetes",
        "There is no legacy code here but Kubernetes skills are essential|Kubernetes",
        "You will not only need SQL experience but also Python|SQL;Python",
        "You don't need to travel but must bring SQL skills|SQL",
        "SQL is not only required but used all day|SQL",
        "No night shifts; Terraform is mandatory|Terraform",
        "Kein Schichtdienst. Java ist erforderlich|Java"
      })
  void aDenialEndsWhereSomethingElseIsAskedFor(String line, String skills) {
    Job job = parse("Requirements", line);
    assertThat(job.mustHaveSkills())
        .extracting(dev.rolewright.domain.SkillMention::label)
        .contains(skills.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No agencies please. Driving licence required.|Driving licence",
        "No weekend shifts, CSCS card required|CSCS card",
        "No weekend work - CSCS card required|CSCS card",
        "No agencies, driving licence required|driving licence"
      })
  void aDenialLeavesTheCertificateBehindItAskedFor(String line, String certificate) {
    Job job = parse("Requirements", line);
    assertThat(job.certifications())
        .extracting(dev.rolewright.domain.CertificationRequirement::name)
        .containsExactly(certificate);
  }

  @Test
  void aDenialInAParagraphAsksForNothing() {
    Job job =
        PARSER
            .parse(
                SourceText.of(
                    "text",
                    """
                    Shop Supervisor
                    Marrowfield Ltd, Leeds

                    About the role
                    You run the shop floor on weekends and close up at night with one colleague. \
                    No degree is required for this, and a licence is not needed either.
                    """),
                "")
            .job();
    assertThat(job.education()).isEmpty();
    assertThat(job.requirements()).isEmpty();
  }
}
