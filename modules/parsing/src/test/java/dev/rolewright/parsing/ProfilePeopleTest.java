package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.ImportWarning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilePeopleTest {
  private static final String ROE =
      """
      Jane Roe
      jane@roe.example | +44 7700 900123

      EXPERIENCE
      Site Engineer, Acme Ltd, 2019 – 2021
      - Planned drains

      EDUCATION
      BSc Civil Engineering, University of Alder, 2016 – 2019

      """;

  private static List<String> kinds(String text) {
    return ProfileFixtures.parsed(text).warnings().stream().map(ImportWarning::kind).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "priya-raman.txt, jonas-weber.txt",
    "jonas-weber.txt, priya-raman.txt",
    "priya-raman.txt, lena-fischer.txt",
    "lena-fischer.txt, jonas-weber.txt",
    "jonas-weber.txt, lena-fischer.txt"
  })
  void findsTheSecondOfTwoJoinedCvs(String first, String second) {
    String joined = ProfileFixtures.sampleText(first) + "\n\n" + ProfileFixtures.sampleText(second);

    assertThat(kinds(joined)).contains("two_people");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A career without headings.
        "John Doe\n0113 496 0000\n\n2010 - 2012 Cook, Blue Door Ltd\n2012 - 2015 Baker, Red Ltd\n",
        // No way to reach either.
        "John Doe\n\nEXPERIENCE\nCook, Blue Door Ltd\n\nEDUCATION\nGCSEs, Ash School\n",
        // A namesake.
        "John Roe\njohn@roe.example\n\nEXPERIENCE\nCook, Blue Door Ltd, 2010 – 2012\n",
      })
  void findsASecondPersonInOtherForms(String second) {
    assertThat(kinds(ROE + second)).contains("two_people");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REFERENCES\nJohn Doe, Acme Ltd, john@doe.example, 0113 496 0000\n"
            + "Mary Major\nHead of Roads\nmary@major.example\n",
        "Referees: John Doe, Acme Ltd, john@doe.example\n\nSKILLS\nJava\n",
        "FORMER NAME\nJane Doe\n\nCONTACT\nJane Doe, jane.doe@old.example\n",
        "PROJECTS\nRoad Atlas\nwith John Doe (john@doe.example), 2020 – 2021\n",
        "Jane Roe – CV – page 2\njane.roe@work.example\n\nEXPERIENCE (continued)\n"
            + "Engineer, Beta Ltd, 2014 – 2016\nEngineer, Gamma Ltd, 2012 – 2014\n",
      })
  void takesRefereesAndFormerNamesForNoSecondPerson(String more) {
    assertThat(kinds(ROE + more)).doesNotContain("two_people");
  }

  @Test
  void warnsOfTwoPeopleInOneJsonResume() {
    assertThat(
            kinds(
                "{\"basics\": {\"name\": \"Jane Roe\", \"email\": \"jane@roe.example\"},"
                    + " \"work\": [{\"name\": \"Acme\", \"position\": \"Cook\", \"startDate\":"
                    + " \"2019\"}], \"basics\": {\"name\": \"John Doe\"}}"))
        .contains("two_people", "ignored_field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jonas-weber.txt",
        "lena-fischer.txt",
        "priya-raman.txt",
        "maya-okafor.json",
        "tomas-lindqvist.json"
      })
  void takesEachSampleForOnePerson(String name) {
    assertThat(ProfileFixtures.sample(name).warnings().stream().map(ImportWarning::kind))
        .doesNotContain("two_people");
  }
}
