package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EmploymentType;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kind of contract, place of work and school as short lines of ads state them. */
class JobAdTermsTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String head, String requirement) {
    String ad =
        """
        Warehouse Planner
        Marrowfield Ltd
        %s

        Requirements
        - Three years in a similar role
        - %s
        """;
    return PARSER.parse(SourceText.of("text", ad.formatted(head, requirement)), "").job();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vollzeit, unbefristet|FULL_TIME",
        "Unbefristeter Arbeitsvertrag|FULL_TIME",
        "Befristet auf zwei Jahre|CONTRACT",
        "Full-time, Temp-to-Perm|FULL_TIME",
        "Part-time, temp to perm|PART_TIME",
        "Temp-to-perm|TEMPORARY",
        "Temporary, full-time|TEMPORARY"
      })
  void readsTheKindOfContract(String line, EmploymentType type) {
    assertThat(parse(line, "Own bicycle").employmentType()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You are in the office two days a week and can work from home the rest.",
        "We meet in our office 2-3 days, the remainder from home.",
        "On-site three days, work from home the other days."
      })
  void someDaysInTheOfficeAreHybrid(String line) {
    assertThat(parse(line, "Own bicycle").remoteMode()).isEqualTo(RemoteMode.HYBRID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Manchester, 2 days/week on-site|Manchester",
        "Leeds, up to three days a week in the office|Leeds",
        "Location: Manchester (2 days a week)|Manchester",
        "Manchester, Greater Manchester|Manchester, Greater Manchester"
      })
  void daysAreNoPartOfAPlace(String line, String place) {
    assertThat(parse(line, "Own bicycle").location()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Location: Daventry NN11</p>",
        "<p><strong>Location:</strong> Daventry NN11</p>",
        "<ul><li>Location: Daventry NN11</li><li>Pay: £14 an hour</li></ul>",
        "<div>Location:</div><div>Daventry NN11</div>",
        "<dl><dt>Location</dt><dd>Daventry NN11</dd></dl>",
        "<table><tr><td>Location</td><td>Daventry NN11</td></tr></table>",
        "<p>Location: Daventry NN11<br>Hours: 40 a week</p>"
      })
  void readsThePlaceOfHtml(String head) {
    String html =
        "<html><body><h1>Warehouse Planner</h1>"
            + head
            + "<h2>Requirements</h2><ul><li>Three years in a similar role</li></ul></body></html>";
    SourceText source =
        SourceText.decode(
            "document.content", html.getBytes(StandardCharsets.UTF_8), "text/html", "ad.html");
    assertThat(PARSER.parse(source, "").job().location()).isEqualTo("Daventry NN11");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You hold a Level 3 Food Hygiene certificate",
        "A Level 2 award in food safety",
        "A level of English that lets you write reports",
        "Level 3 Food Hygiene"
      })
  void aLevelIsNoALevel(String line) {
    assertThat(parse("Leeds", line).education()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Two A levels", "An A-level in mathematics", "a-levels or equal"})
  void anALevelIsOne(String line) {
    assertThat(parse("Leeds", line).education()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mindestens zwei Jahre Berufserfahrung|2",
        "Drei bis fünf Jahre Erfahrung in der Planung|3",
        "Mindestens ein Jahr Erfahrung|1"
      })
  void readsGermanNumbers(String line, int years) {
    Job job = parse("Leeds", line);
    assertThat(job.requirements().get(1).experienceYears().flatMap(asked -> asked.min()))
        .isEqualTo(Optional.of(years));
  }
}
