package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileSection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, ordinals, empty parts, page edges and impossible dates of CVs. */
class ProfileDetailsTest {
  private static final String HEAD = "Jane Roe\njane@roe.example\n\n";
  private static final String JOB = "EXPERIENCE\nCook, Blue Door Ltd, 2010 – 2012\n- Cooked\n\n";

  private static List<String> items(String text) {
    return ProfileFixtures.profile(HEAD + text).evidence().stream()
        .map(ProfileFixtures::line)
        .map(String::strip)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Robert \"Bob\" Smith | Robert \"Bob\" Smith",
        "Robert “Bob” Smith | Robert “Bob” Smith",
        "Robert 'Bob' Smith | Robert 'Bob' Smith",
        "María José de la Cruz | María José de la Cruz",
        "Dr. Anne-Marie O'Neill, PhD | Dr. Anne-Marie O'Neill",
        "Prof. Dr. med. Hans-Jörg Weiß | Prof. Dr. med. Hans-Jörg Weiß",
        "Karl-Theodor von und zu Hohenfels | Karl-Theodor von und zu Hohenfels",
        "Amina al-Hassan | Amina al-Hassan",
        "Aoife Ní Bhriain RGN | Aoife Ní Bhriain",
        "MÜLLER, Hans | Hans MÜLLER",
        "Name: Müller, Hans | Hans Müller",
        "Full name: Jane Q. Public | Jane Q. Public",
        "John Smith III | John Smith III",
        "Curriculum Vitae of Peter Pan | Peter Pan",
      })
  void findsTheName(String line, String name) {
    Profile profile =
        ProfileFixtures.profile(line + "\ninfo@example.org | +44 7700 900123\n\n" + JOB);

    assertThat(profile.fullName()).isEqualTo(name);
  }

  @Test
  void findsTheNameBesideAPlaceAndTheSurnameThatTheAddressTells() {
    assertThat(ProfileFixtures.profile("Jane Roe, Wakefield. 07700 900123\n\n" + JOB).fullName())
        .isEqualTo("Jane Roe");
    assertThat(ProfileFixtures.profile("Smith, John\nj.smith@example.org\n\n" + JOB).fullName())
        .isEqualTo("John Smith");
    assertThat(ProfileFixtures.profile("Bristol, Avon\nj.smith@example.org\n\n" + JOB).fullName())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "None.",
        "n/a",
        "N/A",
        "-",
        "–",
        "• none",
        "keine",
        "Keine",
        "nil",
        "aucune",
        "ninguno",
        "none yet",
        "keine bisher",
        "No publications"
      })
  void makesNothingOfNothing(String nothing) {
    Profile profile =
        ProfileFixtures.profile(
            HEAD
                + JOB
                + "PUBLICATIONS\n"
                + nothing
                + "\n\nCERTIFICATES\n"
                + nothing
                + "\n\nLANGUAGES\n"
                + nothing
                + "\n\nPROJECTS\n"
                + nothing
                + "\n\nEDUCATION\n"
                + nothing
                + "\n");

    assertThat(profile.evidence()).singleElement();
    assertThat(profile.evidence().getFirst().highlights()).containsExactly("Cooked");
    assertThat(profile.languages()).isEmpty();
  }

  @Test
  void tellsOrdinalsFromListNumbers() {
    assertThat(items("AUSBILDUNG\n2. Staatsexamen, 2015\n1. Staatsexamen, 2012\n"))
        .containsExactly(
            "EDUCATION | 2. Staatsexamen |  | ?..2015", "EDUCATION | 1. Staatsexamen |  | ?..2012");
    assertThat(items("EDUCATION\n1. Staatsexamen, 2012\n2. Staatsexamen, 2015\n"))
        .containsExactly(
            "EDUCATION | 1. Staatsexamen |  | ?..2012", "EDUCATION | 2. Staatsexamen |  | ?..2015");
    assertThat(items("CERTIFICATES\n1. First aid, 2012\n2. Forklift, 2015\n"))
        .containsExactly("CERTIFICATE | First aid |  | 2012", "CERTIFICATE | Forklift |  | 2015");
    assertThat(
            ProfileFixtures.profile(
                    HEAD
                        + "EXPERIENCE\n1. Mai 2019 – 30. Juni 2020\nKoch, Blaue Tür GmbH\n"
                        + "• 1. Vorsitzender des Betriebsrats\n• 3rd year mentor\n")
                .evidence()
                .stream()
                .flatMap(item -> item.highlights().stream()))
        .containsExactly("1. Vorsitzender des Betriebsrats", "3rd year mentor");
  }

  @Test
  void readsOverTheEdgesOfPages() {
    Profile profile =
        ProfileFixtures.profile(
            HEAD
                + "EXPERIENCE\nCook, Blue Door Ltd, 2010 – 2012\n- Planned menus\n\n"
                + "Jane Roe – Page 2 of 3\nCurriculum Vitae – J. Roe\n\n"
                + "- Ordered supplies for four kit-\n  chens\n");

    assertThat(profile.evidence()).singleElement();
    assertThat(profile.evidence().getFirst().highlights())
        .containsExactly("Planned menus", "Ordered supplies for four kit-chens");
    assertThat(profile.lines())
        .filteredOn(line -> line.line().text().contains("Page 2"))
        .allMatch(line -> line.section() == ProfileSection.OTHER);
  }

  @Test
  void leavesOutDatesThatCannotBeAndSaysSo() {
    ParsedProfile parsed =
        ProfileFixtures.parsed(
            HEAD
                + "EXPERIENCE\n"
                + "Cook, Blue Door Ltd, 30 Feb 2020 – 5 May 2021\n"
                + "Baker, Red Door Ltd, 13/2018 - 05/2019\n"
                + "Porter, Grey Door Ltd, 2015 - 2012\n"
                + "Picker, Pink Door Ltd, 0201 - 2011\n"
                + "Mate, Teal Door Ltd, Mar 2006 - Foo 2007\n");

    assertThat(parsed.profile().evidence().stream().map(ProfileFixtures::line).map(String::strip))
        .containsExactly(
            "WORK | Cook | Blue Door Ltd | 2020-2..2021-5-5",
            "WORK | Baker | Red Door Ltd | ?..2019-5",
            "WORK | Porter | Grey Door Ltd |",
            "WORK | Picker | Pink Door Ltd | ?..2011",
            "WORK | Mate | Teal Door Ltd |");
    assertThat(parsed.warnings()).extracting(ImportWarning::kind).containsExactly("no_dates");
    assertThat(parsed.warnings().getFirst().message()).contains("4 lines").contains("character");
  }

  @Test
  void readsAYearAtTheEndOnlyInAListWithTheHabit() {
    assertThat(items("CERTIFICATES\nForklift 2018\nFirst aid 2020\nMCSA Windows Server 2016\n"))
        .containsExactly(
            "CERTIFICATE | Forklift |  | 2018",
            "CERTIFICATE | First aid |  | 2020",
            "CERTIFICATE | MCSA Windows Server 2016 |  |");
    assertThat(items("CERTIFICATES\nMicrosoft Office 2016\n"))
        .containsExactly("CERTIFICATE | Microsoft Office 2016 |  |");
  }

  @Test
  void readsAPositionOfASentenceOnlyWithRoleEmployerAndPeriod() {
    assertThat(items("I worked at Acme Foods as a night cook since 2018.\n"))
        .containsExactly("WORK | night cook | Acme Foods | 2018..now");
    assertThat(items("I have been cooking for friends and family since 2018.\n")).isEmpty();
    assertThat(items("I was a cook at Acme Foods for a while, and I liked it there.\n")).isEmpty();
  }

  @Test
  void putsNoLineOfAnUnknownPartUnderAnEmployer() {
    Profile profile =
        ProfileFixtures.profile(
            HEAD + JOB + "What I have for papers:\n- Crane card\n- Rope card\n");

    assertThat(profile.evidence().stream().map(Evidence::highlights))
        .containsExactly(List.of("Cooked"));
    assertThat(profile.lines())
        .filteredOn(line -> line.line().text().contains("card"))
        .hasSize(2)
        .allMatch(line -> line.section() == ProfileSection.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Stockport", "Huddersfield", "Crewe", "Oldenburg", "Stoke-on-Trent", "Leeds"})
  void takesATownAloneForThePlace(String town) {
    for (String line :
        List.of(
            town + " | mark@hall.example | github.com/markhall", town + "\nmark@hall.example")) {
      Profile profile = ProfileFixtures.profile("Mark Hall\n" + line + "\n\n" + JOB);

      assertThat(profile.location()).isEqualTo(town);
      assertThat(profile.headline()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Support", "Transport", "Photography", "Field Sales", "Electrician"})
  void leavesAHeadlineBesideContactDetails(String headline) {
    Profile profile =
        ProfileFixtures.profile("Mark Hall\n" + headline + " | mark@hall.example\n\n" + JOB);

    assertThat(profile.headline()).isEqualTo(headline);
    assertThat(profile.location()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "2009 – 2012 Ausbildung zur Kauffrau, Berufsschule, Flensburg (Note: gut)"
            + "# Flensburg # Note: gut",
        "2006 – 2009 Realschulabschluss, Realschule Nord, Husum (Note 2,3) # Husum # Note 2,3",
        "BSc Nursing, Hull University, Hull (First Class), 2012 # Hull # First Class",
      })
  void takesNoGradeForAPartOfAPlace(String line, String place, String note) {
    Evidence item =
        ProfileFixtures.profile("Eva Lund\neva@lund.example\n\nEDUCATION\n" + line + "\n")
            .evidence()
            .getFirst();

    assertThat(item.location()).isEqualTo(place);
    assertThat(item.description()).isEqualTo(note);
  }
}
