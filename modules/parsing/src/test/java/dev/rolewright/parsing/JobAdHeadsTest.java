package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.Necessity;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Employer, title and place of work in the first lines, and what headings announce. */
class JobAdHeadsTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static final String REST =
      """

      Requirements
      - 3 years of experience
      - You are punctual

      We offer
      - 30 days of holiday
      """;

  private static Job parse(String head) {
    return PARSER.parse(SourceText.of("text", head.replace("\\n", "\n") + "\n" + REST), "").job();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "Ward Nurse\\nJob ref: 12-3 | Hollowby NHS Foundation Trust | Stoke-on-Trent"
            + ";Hollowby NHS Foundation Trust;Stoke-on-Trent",
        "Housing Officer\\nReference: H/77 · Marlbridge Borough Council · Leeds"
            + ";Marlbridge Borough Council;Leeds",
        "Lecturer\\nWestmere University | Grade 7 | York;Westmere University;York",
        "Erzieher\\nLichtung gGmbH | Berlin;Lichtung gGmbH;Berlin",
        "Marketing Lead @ Toffling\\nBerlin, hybrid;Toffling;Berlin",
        "Marketing Lead @Toffling\\nBerlin, hybrid;Toffling;Berlin",
        "Marketing Lead\\n"
            + "Leeds\\n"
            + "\\n"
            + "Toffling is a Series-B sleepwear brand. We grew.;Toffling;Leeds",
        "Plumber\\nLeeds\\n\\nBrockway & Daughters is an independent plumbing firm."
            + ";Brockway & Daughters;Leeds",
        "Plumber\\nBrockway & Sons Heating Contractors ltd -- Sheffield area"
            + ";Brockway & Sons Heating Contractors ltd;Sheffield area",
        "Cook\\nMarrowfield GMBH - Berlin;Marrowfield GMBH;Berlin",
        "Cook\\nLeeds\\njobs@marrow.example;-;Leeds",
        "Cook\\nLeeds\\n\\nLeeds is a great place for any restaurant.;-;Leeds",
      })
  void theEmployerIsNamedInTheHead(String head, String company, String place) {
    Job job = parse(head);
    assertThat(job.company().name()).isEqualTo(company == null ? "" : company);
    assertThat(job.location()).isEqualTo(place);
  }

  @Test
  void theTitleBesideTheEmployerIsTheTitle() {
    Job job = parse("# Performance Marketing Lead (m/f/d) @ Toffling\n\n**Berlin**");
    assertThat(job.roleTitle()).isEqualTo("Performance Marketing Lead");
    assertThat(job.lines().getFirst().section()).isEqualTo(LineSection.TITLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ELECTRICIANS WANTED|ELECTRICIANS|trades",
        "🔌 ELECTRICIANS WANTED!!! 🔌|ELECTRICIANS|trades",
        "Truck Drivers Needed Now!|Truck Drivers|logistics",
        "Nurses urgently required|Nurses|healthcare",
        "CHEFS WANTED ASAP|CHEFS|hospitality",
        "Plumbers wanted in Leeds|Plumbers|trades",
        "WANTED: TEACHERS|TEACHERS|education",
      })
  void aCallForPeopleIsNoPartOfTheTitle(String line, String title, String function) {
    Job job = parse(line + "\nMarrowfield Ltd, Leeds");
    assertThat(job.roleTitle()).isEqualTo(title);
    assertThat(job.function()).isEqualTo(function);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Main duties of the job",
        "Duties and responsibilities of the post",
        "Key responsibilities for this role",
        "Clinical duties",
        "Summary of duties",
        "Daily tasks and duties",
        "Day-to-day responsibilities include"
      })
  void aHeadingOfDuties(String heading) {
    String paragraph =
        "You'll triage patients on arrival, run the resus bays, supervise junior staff and act as"
            + " nurse in charge. You will undertake cannulation and ECG recording.";
    Job job = parse("Ward Nurse\nHollowby NHS Trust, Leeds\n\n" + heading + "\n" + paragraph);
    assertThat(job.lines())
        .filteredOn(line -> line.text().startsWith("You'll triage"))
        .extracting(JobLine::section)
        .containsExactly(LineSection.RESPONSIBILITY);
    assertThat(job.mustHaveSkills()).isEmpty();
    assertThat(job.requirements()).hasSize(2);
  }

  @Test
  void whatTwoLinesAskIsListedOnce() {
    Job job =
        PARSER
            .parse(
                SourceText.of(
                    "text",
                    """
                    Electrician
                    Marrowfield Ltd, Leeds

                    Nice to have
                    - Degree in Physics

                    Requirements
                    - NVQ level 3
                    - 3 years on the tools after an apprenticeship
                    - Degree in physics
                    """),
                "")
            .job();
    assertThat(job.education())
        .extracting(EducationRequirement::level)
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("VOCATIONAL", "BACHELOR");
    assertThat(job.education())
        .extracting(EducationRequirement::necessity)
        .containsOnly(Necessity.MUST_HAVE);
    assertThat(job.requirements()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {
          "basics": {
            "name": "Jo Doe",
            "label": "Senior Programmer",
            "email": "jo@example.org",
            "location": { "city": "Berlin", "countryCode": "DE" }
          },
          "work": [ { "position": "Engineer", "summary": "We are looking for new ways" } ]
        }
        """,
        "{'title':'Nurse','location':'Leeds','requirements':['You must have a PIN'],"
            + "'salary':'£30,000 per annum','apply':'Send your CV'}",
        "[ { 'title': 'Baker', 'city': 'Leeds', 'pay': '$20 an hour' } ]",
      })
  void jsonIsNoAd(String text) {
    Job job = PARSER.parse(SourceText.of("text", text.replace("'", "\"")), "").job();
    assertThat(job.parsingConfidence()).isLessThan(0.4);
    assertThat(job.roleTitle() + job.location() + job.company().name())
        .doesNotContain("{", "}", "\"", "[");
    assertThat(job.lines()).isNotEmpty();
  }

  @Test
  void inAShoutedAdCapitalsAreNoHeadings() {
    Job job =
        PARSER
            .parse(
                SourceText.of(
                    "text",
                    """
                    HGV DRIVER
                    MARROWFIELD LTD, LEEDS

                    REQUIREMENTS
                    TWO YEARS OF EXPERIENCE WITH TRAILERS
                    CLEAN DRIVING LICENCE REQUIRED
                    YOU MUST BE FLEXIBLE
                    """),
                "")
            .job();
    assertThat(job.requirements()).hasSize(3);
  }
}
