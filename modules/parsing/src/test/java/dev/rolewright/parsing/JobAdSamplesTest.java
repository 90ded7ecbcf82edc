package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.CompanySize;
import dev.rolewright.domain.EmploymentType;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SalaryPeriod;
import dev.rolewright.domain.Seniority;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobAdSamplesTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String file) throws IOException {
    Path path = Path.of("../../samples/jobs", file);
    SourceText source = SourceText.decode("document.content", Files.readAllBytes(path), "", file);
    ParsedJob parsed = PARSER.parse(source, "");
    assertThat(parsed.engine()).isEqualTo("rules");
    return parsed.job();
  }

  private static Salary range(
      double min, double max, String currency, SalaryPeriod period, Job job) {
    int line = job.salary().orElseThrow().lineIndex();
    assertThat(job.lines().get(line).section()).isEqualTo(LineSection.SALARY);
    return new Salary(Optional.of(min), Optional.of(max), currency, period, line);
  }

  private static LineSection sectionOf(Job job, String start) {
    return job.lines().stream()
        .filter(line -> line.text().contains(start))
        .map(JobLine::section)
        .findFirst()
        .orElseThrow();
  }

  private static void assertYears(Job job, int min) {
    assertThat(job.experienceYears().flatMap(ExperienceYears::min)).contains(min);
  }

  @Test
  void backendEngineer() throws IOException {
    Job job = parse("backend-engineer.txt");
    assertThat(job.roleTitle()).isEqualTo("Senior Backend Engineer");
    assertThat(job.company().name()).isEqualTo("Quaylark Freight Systems");
    assertThat(job.company().size()).isEqualTo(CompanySize.MEDIUM);
    assertThat(job.location()).isEqualTo("Dublin, Ireland");
    assertThat(job.remoteMode()).isEqualTo(RemoteMode.HYBRID);
    assertThat(job.employmentType()).isEqualTo(EmploymentType.FULL_TIME);
    assertThat(job.seniority()).isEqualTo(Seniority.SENIOR);
    assertThat(job.function()).isEqualTo("engineering");
    assertThat(job.salary()).contains(range(75_000, 92_000, "EUR", SalaryPeriod.YEAR, job));
    assertYears(job, 5);
    assertThat(job.mustHaveSkills())
        .extracting(SkillMention::label)
        .contains("PostgreSQL", "Kubernetes")
        .doesNotContain("Java", "Kotlin", "Computer science");
    assertThat(job.niceToHaveSkills())
        .extracting(SkillMention::label)
        .contains("Java", "Kotlin", "gRPC", "Terraform")
        .doesNotContain("Computer science");
    assertThat(sectionOf(job, "equal opportunity")).isEqualTo(LineSection.LEGAL);
    assertThat(sectionOf(job, "Bachelor")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(job.language()).isEqualTo("en");
    assertThat(job.responsibilities()).hasSize(7);
    assertThat(job.benefits()).hasSize(6);
  }

  @Test
  void dataAnalyst() throws IOException {
    Job job = parse("data-analyst.md");
    assertThat(job.roleTitle()).isEqualTo("Data Analyst, Customer Insights");
    assertThat(job.company().name()).isEqualTo("Fernhollow Outdoor Co.");
    assertThat(job.remoteMode()).isEqualTo(RemoteMode.REMOTE);
    assertThat(job.salary()).contains(range(85_000, 105_000, "USD", SalaryPeriod.YEAR, job));
    assertThat(job.experienceYears()).contains(new ExperienceYears(Optional.of(2), Optional.of(4)));
    assertThat(sectionOf(job, "bachelor's degree")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "home office stipend")).isEqualTo(LineSection.BENEFIT);
    assertThat(job.mustHaveSkills()).extracting(SkillMention::label).contains("SQL", "Python");
    assertThat(job.niceToHaveSkills()).extracting(SkillMention::label).contains("dbt");
  }

  @Test
  void electrician() throws IOException {
    Job job = parse("electrician.txt");
    assertThat(job.roleTitle()).startsWith("ELECTRICIAN");
    assertThat(job.company().name()).isEqualTo("Harrowgill Electrical Ltd");
    assertThat(job.company().size()).isEqualTo(CompanySize.SMALL);
    assertThat(job.location()).startsWith("Wakefield");
    assertThat(job.function()).isEqualTo("trades");
    assertThat(job.salary()).contains(range(38_000, 42_500, "GBP", SalaryPeriod.YEAR, job));
    assertYears(job, 3);
    assertThat(job.certifications())
        .extracting(CertificationRequirement::name)
        .contains("ECS Gold Card", "18th Edition", "Full UK driving licence", "IPAF");
    assertThat(sectionOf(job, "£500 if you")).isEqualTo(LineSection.BENEFIT);
  }

  @Test
  void headOfFinance() throws IOException {
    Job job = parse("head-of-finance.txt");
    assertThat(job.roleTitle()).isEqualTo("Head of Finance");
    assertThat(job.company().name()).isEqualTo("Aldermoor Conservation Trust");
    assertThat(job.location()).isEqualTo("Edinburgh");
    assertThat(job.seniority()).isEqualTo(Seniority.DIRECTOR);
    assertThat(job.function()).isEqualTo("finance");
    assertThat(job.salary()).contains(range(82_000, 95_000, "GBP", SalaryPeriod.YEAR, job));
    assertYears(job, 10);
    assertThat(job.education()).isEmpty();
    assertThat(job.mustHaveSkills()).extracting(SkillMention::label).contains("IFRS");
    assertThat(sectionOf(job, "grant-funded")).isEqualTo(LineSection.NICE_TO_HAVE);
  }

  @Test
  void juniorFrontend() throws IOException {
    Job job = parse("junior-frontend-developer.txt");
    assertThat(job.roleTitle()).isEqualTo("Junior Front-End Developer");
    assertThat(job.company().name()).isEqualTo("Pebblewire Studio");
    assertThat(job.location()).startsWith("Utrecht");
    assertThat(job.salary()).contains(range(15.2, 15.2, "EUR", SalaryPeriod.HOUR, job));
    assertYears(job, 1);
    assertThat(job.mustHaveSkills()).extracting(SkillMention::label).contains("React", "English");
    assertThat(job.niceToHaveSkills()).extracting(SkillMention::label).contains("Dutch", "Next.js");
  }

  @Test
  void messyDevops() throws IOException {
    Job job = parse("messy-devops.txt");
    assertThat(job.roleTitle()).isEqualTo("DEVOPS / PLATFORM ENGINEER");
    assertThat(job.company().name()).isEqualTo("Kettlewick Games");
    assertThat(job.salary()).contains(range(60_000, 75_000, "", SalaryPeriod.YEAR, job));
    assertYears(job, 3);
    assertThat(job.education()).isEmpty();
    assertThat(sectionOf(job, "coffee")).isEqualTo(LineSection.OTHER);
    assertThat(sectionOf(job, "PostgreSQL backups")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "bank hols")).isEqualTo(LineSection.BENEFIT);
    assertThat(sectionOf(job, "From: Stu")).isEqualTo(LineSection.OTHER);
  }

  @Test
  void productMarketingManager() throws IOException {
    Job job = parse("product-marketing-manager.html");
    assertThat(job.roleTitle()).isEqualTo("Product Marketing Manager");
    assertThat(job.company().name()).isEqualTo("Brisalta AG");
    assertThat(job.location()).isEqualTo("Zürich, Switzerland");
    assertThat(job.salary()).contains(range(105_000, 125_000, "CHF", SalaryPeriod.YEAR, job));
    assertYears(job, 4);
    assertThat(job.lines()).noneMatch(line -> line.text().contains("Happiness"));
    assertThat(job.education().getFirst().fields()).contains("marketing", "business");
    assertThat(job.niceToHaveSkills()).extracting(SkillMention::label).contains("French");
  }

  @Test
  void registeredNurse() throws IOException {
    Job job = parse("registered-nurse.txt");
    assertThat(job.roleTitle()).startsWith("Registered Nurse");
    assertThat(job.company().name()).isEqualTo("Larkspur Valley Community Hospital");
    assertThat(job.location()).isEqualTo("Alder Falls, WA");
    assertThat(job.salary()).contains(range(38.5, 46, "USD", SalaryPeriod.HOUR, job));
    assertYears(job, 1);
    assertThat(job.certifications())
        .extracting(CertificationRequirement::name)
        .contains(
            "Washington State RN license, or a multistate compact license",
            "BLS",
            "ACLS",
            "PCCN or CMSRN certification");
    assertThat(sectionOf(job, "BLS required")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "PCCN or CMSRN")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "sign-on bonus")).isEqualTo(LineSection.BENEFIT);
    assertThat(sectionOf(job, "You will assess")).isEqualTo(LineSection.RESPONSIBILITY);
  }

  @Test
  void theHintOfTheCallerIsTakenFirst() throws IOException {
    Path path = Path.of("../../samples/jobs/backend-engineer.txt");
    SourceText source = SourceText.of("text", Files.readString(path));
    assertThat(PARSER.parse(source, " Other Freight ").job().company().name())
        .isEqualTo("Other Freight");
  }
}
