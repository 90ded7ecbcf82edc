package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.EmploymentType;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SalaryPeriod;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ads of kinds that differ from each other: public sector, retail, German, scraped, academic. */
class TrickyAdsTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String text) {
    return PARSER.parse(SourceText.of("text", text), "").job();
  }

  private static LineSection sectionOf(Job job, String part) {
    return job.lines().stream()
        .filter(line -> line.text().contains(part))
        .map(JobLine::section)
        .findFirst()
        .orElseThrow();
  }

  private static void assertSalary(
      Job job, double min, double max, String currency, SalaryPeriod period) {
    Salary salary = job.salary().orElseThrow();
    assertThat(salary.min()).contains(min);
    assertThat(salary.max()).contains(max);
    assertThat(salary.currency()).isEqualTo(currency);
    assertThat(salary.period()).isEqualTo(period);
  }

  @Test
  void publicSectorWithPersonSpecification() {
    Job job =
        parse(
            """
            Housing Officer (Tenancy Sustainment)
            Marlbridge Borough Council
            Grade: SO1 (£34,314 - £36,363 per annum)
            Contract: Permanent, 36 hours per week
            Location: Civic Centre, Marlbridge, Kent

            Job purpose
            To manage a patch of around 450 homes and help tenants keep their tenancies.

            Main duties
            1. Carry out home visits and settle new tenants in.
            2. Investigate complaints of anti-social behaviour.
            3. Prepare files for the county court.

            Person specification

            Essential
            - At least two years' experience of housing management
            - Knowledge of landlord and tenant law
            - A full UK driving licence and use of a car
            - GCSE English and Maths at grade C/4 or above

            Desirable
            - CIH Level 3 certificate or working towards it
            - Experience of using Northgate
            - Fluent in Polish or Romanian

            The Council is committed to safeguarding. This post is subject to an enhanced DBS check.
            Closing date: Sunday 8 March, 23:59.
            """);
    assertThat(job.roleTitle()).startsWith("Housing Officer");
    assertThat(job.company().name()).isEqualTo("Marlbridge Borough Council");
    assertThat(job.location()).contains("Marlbridge");
    assertThat(job.employmentType()).isEqualTo(EmploymentType.FULL_TIME);
    assertSalary(job, 34_314, 36_363, "GBP", SalaryPeriod.YEAR);
    assertThat(job.experienceYears().flatMap(ExperienceYears::min)).contains(2);
    assertThat(sectionOf(job, "landlord and tenant law")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "Northgate")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "Polish")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "county court")).isEqualTo(LineSection.RESPONSIBILITY);
    assertThat(job.certifications())
        .filteredOn(certification -> certification.necessity() == Necessity.MUST_HAVE)
        .extracting(CertificationRequirement::name)
        .contains("full UK driving licence");
  }

  @Test
  void aClassOfVehiclesIsALicenceWhereVehiclesAreSpokenOf() {
    String driver =
        """
        Driver
        Harrowgate Haulage, Leeds

        Requirements
        - C+E entitlement, driving articulated lorries
        - Two years of tramping
        """;
    assertThat(parse(driver).certifications())
        .extracting(CertificationRequirement::name)
        .containsExactly("C+E");
    assertThat(parse(driver.replace("driving articulated lorries", "our group")).certifications())
        .isEmpty();
  }

  @Test
  void hourlyRetail() {
    Job job =
        parse(
            """
            NOW HIRING: Overnight Stocker
            Pennyfarthing Market #118 - Boise, ID
            $17.25/hr + $1.50/hr night premium | Part-time, up to 29 hrs/week

            What you'll do
            * Unload the truck and stock shelves before we open at 6am
            * Rotate dairy and produce by date
            * Keep aisles clear and report spills

            Requirements
            * Must be 18 or older
            * Able to lift 50 lbs repeatedly
            * High school diploma or GED preferred
            * Forklift certification a plus - we'll train you

            Perks: 10% store discount, weekly pay, 401(k) after one year.
            Pennyfarthing Market is an equal opportunity employer.
            """);
    assertThat(job.roleTitle()).containsIgnoringCase("Overnight Stocker");
    assertThat(job.company().name()).startsWith("Pennyfarthing Market");
    assertThat(job.location()).isEqualTo("Boise, ID");
    assertThat(job.employmentType()).isEqualTo(EmploymentType.PART_TIME);
    assertSalary(job, 17.25, 17.25, "USD", SalaryPeriod.HOUR);
    assertThat(job.experienceYears()).isEmpty();
    assertThat(sectionOf(job, "lift 50 lbs")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "High school")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "store discount")).isEqualTo(LineSection.BENEFIT);
    assertThat(job.education())
        .extracting(EducationRequirement::necessity)
        .containsExactly(Necessity.NICE_TO_HAVE);
  }

  @Test
  void germanEmployerInEnglish() {
    Job job =
        parse(
            """
            Embedded Software Engineer (m/f/d)
            Tannweiler Antriebstechnik GmbH, Stuttgart

            Your tasks
            • Development of motor control software in C for our servo drives
            • Integration tests on the test bench
            • Close cooperation with hardware development and production

            Your profile
            • Completed degree in electrical engineering, computer science or comparable
            • At least 3 years of professional experience with microcontrollers
            • Very good command of English, German at B1 level is an advantage
            • Experience with AUTOSAR is desirable

            We offer
            • 30 days of vacation and a 35-hour week
            • Company pension scheme and Deutschlandticket
            • Up to 40% mobile working

            Contact: Frau Ilse Brandtner, bewerbung@tannweiler.example
            """);
    assertThat(job.roleTitle()).isEqualTo("Embedded Software Engineer");
    assertThat(job.company().name()).isEqualTo("Tannweiler Antriebstechnik GmbH");
    assertThat(job.location()).isEqualTo("Stuttgart");
    assertThat(job.language()).isEqualTo("en");
    assertThat(job.experienceYears().flatMap(ExperienceYears::min)).contains(3);
    assertThat(job.education().getFirst().level()).isEqualTo(EducationLevel.BACHELOR);
    assertThat(job.education().getFirst().orEquivalent()).isTrue();
    assertThat(job.mustHaveSkills()).extracting(SkillMention::label).contains("English");
    assertThat(job.niceToHaveSkills()).extracting(SkillMention::label).contains("German");
    assertThat(sectionOf(job, "AUTOSAR")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "30 days")).isEqualTo(LineSection.BENEFIT);
  }

  @Test
  void scrapedPageOfDivisionsAndBreaks() {
    Job job =
        parse(
            """
            <html><body><div class="t">Payroll Specialist</div><div>Oakhollow Staffing LLC<br>
            Columbus, OH (remote)</div><div>About the role<br>We run payroll for 60 clients and need
            a steady hand.</div><div>Responsibilities<br>- Process weekly payroll for 12 clients<br>
            - File state and federal tax forms<br>- Answer questions from employees</div>
            <div>Qualifications<br>- 3+ years of payroll experience<br>- Proficient in Excel<br>
            - CPP certification preferred</div><div>Pay: $52,000 to $60,000 a year</div>
            <div>Benefits<br>- Medical, dental and vision<br>- 15 days PTO</div></body></html>
            """);
    assertThat(job.roleTitle()).isEqualTo("Payroll Specialist");
    assertThat(job.company().name()).isEqualTo("Oakhollow Staffing LLC");
    assertThat(job.location()).startsWith("Columbus, OH");
    assertThat(job.remoteMode()).isEqualTo(RemoteMode.REMOTE);
    assertSalary(job, 52_000, 60_000, "USD", SalaryPeriod.YEAR);
    assertThat(job.experienceYears())
        .contains(new ExperienceYears(Optional.of(3), Optional.empty()));
    assertThat(sectionOf(job, "tax forms")).isEqualTo(LineSection.RESPONSIBILITY);
    assertThat(sectionOf(job, "Excel")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "CPP")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "PTO")).isEqualTo(LineSection.BENEFIT);
  }

  @Test
  void startUpProse() {
    Job job =
        parse(
            """
            Founding Designer at Lumenfold

            Lumenfold is a six-person start-up that makes scheduling software for choirs. We raised a
            seed round in March and have 300 paying choirs.

            You'll love this if

            - you have designed and shipped at least one product from scratch
            - you are fluent in Figma and can prototype in code
            - you have 4+ years of product design experience

            You'll hate this if

            - you want a large team and a long roadmap

            We'd be extra happy if you sing, or know some Swift.

            We pay €55k-70k plus equity.

            We're in Lisbon three days a week. Write to ana@lumenfold.example.
            """);
    assertThat(job.roleTitle()).isEqualTo("Founding Designer");
    assertThat(job.company().name()).isEqualTo("Lumenfold");
    assertThat(job.location()).isEqualTo("Lisbon");
    assertSalary(job, 55_000, 70_000, "EUR", SalaryPeriod.YEAR);
    assertThat(job.experienceYears().flatMap(ExperienceYears::min)).contains(4);
    assertThat(sectionOf(job, "fluent in Figma")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "long roadmap")).isNotEqualTo(LineSection.MUST_HAVE);
    assertThat(sectionOf(job, "extra happy")).isEqualTo(LineSection.NICE_TO_HAVE);
    assertThat(sectionOf(job, "six-person")).isEqualTo(LineSection.ABOUT);
  }

  @Test
  void academicPostDoc() {
    Job job =
        parse(
            """
            Postdoctoral Researcher in Soil Microbiology
            Department of Ecology, University of Vesterholm

            The successful candidate will study how nitrogen-fixing bacteria respond to drought, run \
            field trials at two sites and supervise two PhD students. The appointment is for three \
            years, fixed-term, starting 1 September. Applicants must hold a PhD in microbiology, \
            ecology or a related field, awarded no more than five years ago. Experience with \
            metagenomics and R is required; experience with stable isotopes is an advantage.

            The salary follows the collective agreement. Applications with a list of publications and
            the names of two referees should be sent to the department by 15 April.
            """);
    assertThat(job.roleTitle()).isEqualTo("Postdoctoral Researcher in Soil Microbiology");
    assertThat(job.company().name()).contains("University of Vesterholm");
    assertThat(job.experienceYears()).isEmpty();
    assertThat(job.employmentType()).isEqualTo(EmploymentType.CONTRACT);
    assertThat(job.salary()).isEmpty();
    assertThat(job.education())
        .extracting(EducationRequirement::level)
        .contains(EducationLevel.DOCTORATE);
    assertThat(job.education().getFirst().fields()).contains("microbiology", "ecology");
    assertThat(sectionOf(job, "Applicants must hold")).isEqualTo(LineSection.MUST_HAVE);
    assertThat(job.requirements())
        .filteredOn(requirement -> requirement.necessity() == Necessity.NICE_TO_HAVE)
        .anyMatch(requirement -> requirement.text().contains("isotopes"));
  }
}
