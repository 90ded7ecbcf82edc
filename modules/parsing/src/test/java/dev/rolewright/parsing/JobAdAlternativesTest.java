package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One of several skills is not asked for by itself, and a trait of character is no skill. */
class JobAdAlternativesTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String requirement) {
    String ad =
        """
        Backend Developer
        Marrowfield GmbH, Berlin

        What you bring
        - Fluent Dutch
        - %s
        - You are punctual
        """;
    return PARSER.parse(SourceText.of("document.content", ad.formatted(requirement)), "").job();
  }

  private static List<String> labels(List<SkillMention> skills) {
    return skills.stream().map(SkillMention::label).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "5+ years with Kotlin or Java|-|Kotlin;Java",
        "Experience with AWS, GCP or Azure|-|Amazon Web Services;Google Cloud;Microsoft Azure",
        "Java/Kotlin experience|-|Java;Kotlin",
        "AWS/GCP/Azure and Terraform|Terraform|Amazon Web Services;Google Cloud;Microsoft Azure",
        "HTML/CSS and JavaScript|HTML;CSS;JavaScript|-",
        "one of Go, Rust or C++|-|Go;Rust;C++",
        "A language such as Python, Ruby or Go|-|Python;Ruby;Go",
        "Relational databases, e.g. PostgreSQL|Relational databases|PostgreSQL",
        "Solid Docker, Kubernetes, and AWS or GCP"
            + "|Docker;Kubernetes|Amazon Web Services;Google Cloud",
        "Kafka or a comparable event streaming platform|-|Apache Kafka;Stream processing",
        "Jira or another issue tracking tool|-|Jira;Defect tracking",
        "Kafka (or similar message queue) and SQL|SQL|Apache Kafka;Message queues",
        "PostgreSQL or any other relational database|-|PostgreSQL;Relational databases",
        "Java or another language; PostgreSQL|PostgreSQL|Java",
        "Java or similar. Solid SQL|SQL|Java",
        "SQL *or* advanced Excel; Looker Studio|Looker Studio|SQL;Excel",
        "SQL or advanced Excel; Looker Studio|Looker Studio|SQL;Excel",
        "Java or Kotlin, plus SQL|SQL|Java;Kotlin",
        "**Java** or *Kotlin*; SQL|SQL|Java;Kotlin",
        "Docker; AWS or GCP; Terraform|Docker;Terraform|Amazon Web Services;Google Cloud",
        "C++; Go/Rust|C++|Go;Rust",
        "Software development for Windows|Software development;Microsoft Windows|-",
        "Moving from Oracle Database to PostgreSQL|Oracle Database;PostgreSQL|-",
        "Go and Rust|Go;Rust|-",
        "C/C++, C#, and Python|C#;Python|C;C++",
        "React, Vue, or similar|-|React;Vue.js",
        "At least one of the following: Terraform, Ansible, Chef|-|Terraform;Ansible;Chef",
        "Java, Spring Boot and PostgreSQL|Java;Spring Boot;PostgreSQL|-",
        "Erfahrung mit Java oder Kotlin sowie SQL|SQL|Java;Kotlin",
        "Python, HTML/CSS, PostgreSQL|Python;HTML;CSS;PostgreSQL|-",
        "Python, Kubernetes, Terraform / Pulumi|Python;Kubernetes|Terraform;Pulumi",
        "Java or Kotlin, Spring, SQL|Spring;SQL|Java;Kotlin",
        "AWS (or GCP), Terraform|Terraform|Amazon Web Services;Google Cloud",
        "SystmOne or EMIS Web|-|SystmOne;EMIS Web",
        "Degree in Computer Science and experience with C, R or Go|Computer science|C;R;Go",
        "Bachelor's degree in Computer Science, Software Engineering or a related field|-|-"
      })
  void partsWhatIsAskedForFromAlternatives(String requirement, String must, String nice) {
    Job job = parse(requirement);
    assertThat(labels(job.mustHaveSkills()))
        .filteredOn(label -> !label.equals("Dutch"))
        .containsExactly(must == null ? new String[0] : must.split(";"));
    assertThat(labels(job.niceToHaveSkills()))
        .containsExactly(nice == null ? new String[0] : nice.split(";"));
  }

  @Test
  void aRequirementKeepsItsAlternatives() {
    Requirement requirement = parse("5+ years with Kotlin or Java").requirements().get(1);
    assertThat(requirement.necessity()).isEqualTo(Necessity.MUST_HAVE);
    assertThat(requirement.text()).isEqualTo("5+ years with Kotlin or Java");
    assertThat(labels(requirement.skills())).containsExactly("Kotlin", "Java");
  }

  @Test
  void anAlternativeThatIsAlsoAskedForByItselfIsAMust() {
    Job job = parse("Kotlin or Java\n- Solid knowledge of Java");
    assertThat(labels(job.mustHaveSkills())).contains("Java").doesNotContain("Kotlin");
    assertThat(labels(job.niceToHaveSkills())).containsExactly("Kotlin");
  }

  @Test
  void traitsAreNoSkills() {
    Job job =
        parse("Ownership, enthusiasm and curiosity\n- Strong communication skills\n- Passion");
    assertThat(labels(job.mustHaveSkills())).containsExactly("Dutch", "Communication");
    assertThat(labels(job.requirements().get(1).skills())).contains("Enthusiasm");
  }
}
