package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Notices, buttons, dates and mottos above an ad are no titles, and what stands beside one is none.
 */
class JobAdTitlesTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String text) {
    return PARSER.parse(SourceText.of("document.content", text), "").job();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EOE /Vet/Disability",
        "EEO/AA/Vet/Disability",
        "Equal Opportunity Employer – Minorities/Women/Veterans/Disabled",
        "Posted 3 days ago",
        "Monday, March 3, 2025",
        "Apply now",
        "Careers at Pinnock",
        "Home\nJobs\nSign in",
        "Job ID 44821",
        "Moving Forward Together",
        "Driven by people. Moving the country forward.",
        "Join our team!",
        "Job description"
      })
  void textOfThePageIsNoTitle(String above) {
    Job job =
        parse(
            above
                + """


                Welder (2nd shift)
                Pinnock Fabrication LLC, Tulsa, OK

                You will weld frames from drawings. You need two years of MIG welding.
                """);
    assertThat(job.roleTitle()).isEqualTo("Welder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Careers at Pinnock", "Building a better tomorrow", "EOE/M/F/D/V"})
  void aRoleInASentenceComesBeforeAMotto(String above) {
    Job job =
        parse(
            above
                + """


                We are looking for a Site Reliability Engineer to join our platform team.
                You have four years of experience with Linux.
                """);
    assertThat(job.roleTitle()).isEqualTo("Site Reliability Engineer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Equal Opportunity Officer",
        "Data Protection Officer",
        "Disability Support Worker",
        "Career Coach",
        "Building Surveyor"
      })
  void aRoleIsATitleWhateverItIsAbout(String title) {
    assertThat(parse(title + "\nLeeds\n\nYou will have two years of experience.").roleTitle())
        .isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Softwareentwickler Java (m/w/d) – Brandauer Systemhaus GmbH, Linz"
            + "~Softwareentwickler Java~Linz",
        "Elektroniker für Betriebstechnik (m/w/d) – Nordhaus GmbH & Co. KG, Bremen"
            + "~Elektroniker für Betriebstechnik~Bremen",
        "Projektleiter (w/m/d) – Nordlicht Software, Berlin~Projektleiter~Berlin",
        "Backend Developer (m/f/d) | Tinfold, Utrecht~Backend Developer~Utrecht"
      })
  void employerAndPlaceBesideATitle(String line, String title, String place) {
    Job job = parse(line + "\n\nDein Profil\n- Mindestens 3 Jahre Berufserfahrung\n- Führerschein");
    assertThat(job.roleTitle()).isEqualTo(title);
    assertThat(job.location()).isEqualTo(place);
  }

  @Test
  void buttonsAboveAnAdAreNoHeadings() {
    Job job =
        parse(
            """
            Apply now

            CDL-A Regional Truck Driver - Home Weekends
            Wrenfield Haulage Inc. is hiring drivers out of Knoxville, TN!
            $0.58-0.65 CPM | avg. $1,450/week | $3,000 sign-on bonus
            Home every weekend. No-touch freight.
            Medical, dental, vision after 30 days. 401(k) with 4% match.
            Must have valid Class A CDL and no more than 2 moving violations in the last 3 years.
            Hazmat endorsement a plus. Tanker endorsement helps too.
            Call Dee at 865-555-0133 or apply online.
            EOE /Vet/Disability
            """);
    assertThat(job.roleTitle()).isEqualTo("CDL-A Regional Truck Driver");
    assertThat(job.company().name()).isEqualTo("Wrenfield Haulage Inc.");
    assertThat(job.location()).isEqualTo("Knoxville, TN");
    assertThat(job.function()).isEqualTo("logistics");
    assertThat(job.experienceYears()).isEmpty();
    assertThat(job.mustHaveSkills()).extracting("label").containsExactly("Class A CDL");
    assertThat(job.niceToHaveSkills()).extracting("label").containsExactly("HazMat endorsement");
    assertThat(job.benefits()).hasSize(2);
    assertThat(job.salary().orElseThrow().min()).contains(1450.0);
  }
}
