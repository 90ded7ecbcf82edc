package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who employs, where a title has a comma, and where a person works for nobody. */
class ProfileEmployersTest {
  private static final String HEAD = "Jane Roe\njane@roe.example | Leeds, UK\n\nEXPERIENCE\n\n";

  private static List<String> items(String text) {
    return ProfileFixtures.profile(HEAD + text).evidence().stream()
        .map(ProfileFixtures::line)
        .map(String::strip)
        .toList();
  }

  /** The head's lines are parted by "//". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "06/2019 to date     Sister (Band 6), Critical Care //                    Elmbridge General"
            + " Hospital NHS Trust, Stafford# Sister (Band 6), Critical Care | Elmbridge General"
            + " Hospital NHS Trust | 2019-6..now",
        "Healthcare Assistant, Ward 12B      2018 - 2020 // Oakmoor University Hospitals, Derby"
            + "# Healthcare Assistant, Ward 12B | Oakmoor University Hospitals | 2018..2020",
        "Support Worker, Community Services   2016 - 2018 // Northfield Council"
            + "# Support Worker, Community Services | Northfield Council | 2016..2018",
        "Sales Assistant, Deli, 2014 - 2016 // Hobbs & Vane Ltd, Ripon"
            + "# Sales Assistant, Deli | Hobbs & Vane Ltd | 2014..2016",
        "2011-2013   Teacher, Key Stage 2 // Brindle Lane Primary School"
            + "# Teacher, Key Stage 2 | Brindle Lane Primary School | 2011..2013",
        "Chef de partie, Pastry (2015 - 2017) // The Lamb & Flag Hotel, Bath"
            + "# Chef de partie, Pastry | The Lamb & Flag Hotel | 2015..2017",
        "Assistant, Accounts Payable // Quarry Hill City Council // 2009 - 2012"
            + "# Assistant, Accounts Payable | Quarry Hill City Council | 2009..2012",
        "Forklift Driver, Goods In – Pellow Freight – 2012–2014"
            + "# Forklift Driver, Goods In | Pellow Freight | 2012..2014",
        "Warehouse Operative, Night Shift | Bargate | 05/2012 - 06/2014"
            + "# Warehouse Operative, Night Shift | Bargate | 2012-5..2014-6",
        "Support Worker, Community Services — Sunridge — 2016–2018"
            + "# Support Worker, Community Services | Sunridge | 2016..2018",
        "Staff Nurse, Emergency Department, Kirkwood Hospital, 2010 - 2012"
            + "# Staff Nurse, Emergency Department | Kirkwood Hospital | 2010..2012",
        "Staff Nurse, Emergency Department, 2010 - 2012"
            + "# Staff Nurse, Emergency Department |  | 2010..2012",
      })
  void givesADepartmentToTheTitleAndTheNameToTheEmployer(String head, String item) {
    assertThat(items(head.replaceAll(" ?// ?", "\n") + "\n- Did this and that\n"))
        .containsExactly("WORK | " + item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "**Working student, Social Media** — *Kiez Bohne* — 2018–07/2019"
            + "# Working student, Social Media | Kiez Bohne | 2018..2019-7",
        "**Kitchen hand, Canteen**, *Blue Cup*, 2018 – 2019"
            + "# Kitchen hand, Canteen | Blue Cup | 2018..2019",
        "*Porter, Theatres* **Elmbridge Hospital** 2018 – 2019"
            + "# Porter, Theatres | Elmbridge Hospital | 2018..2019",
        "**Groundworker, Maintenance** – Marl Pits – 2018 – 2019"
            + "# Groundworker, Maintenance | Marl Pits | 2018..2019",
        "**Picker, Packing** | _Tidewater_ | 2018 – 2019"
            + "# Picker, Packing | Tidewater | 2018..2019",
      })
  void letsMarksWinOverCommas(String head, String item) {
    assertThat(items("## Work\n" + head + "\n* Did this and that\n"))
        .containsExactly("WORK | " + item);
  }

  @Test
  void leavesTheEmployerBehindTheCommaWhereOneStands() {
    assertThat(
            items(
                "Cook, Blue Door Restaurant – lunch service for two floors – 2010 – 2012\n"
                    + "- Cooked\n\n"
                    + "Engineer, Acme Systems, Leeds, 2012 – 2014\n"
                    + "Built pumps for mines\n\n"
                    + "Officer, Police Department, 2014 – 2016\n"
                    + "- Walked\n"))
        .containsExactly(
            "WORK | Cook | Blue Door Restaurant | 2010..2012",
            "WORK | Engineer | Acme Systems | 2012..2014",
            "WORK | Officer | Police Department | 2014..2016");
  }

  @Test
  void keepsASentenceBelowTheHeadOutOfIt() {
    List<Evidence> evidence =
        ProfileFixtures.profile(
                HEAD
                    + "Gardener, Grounds 2010 – 2012\n"
                    + "Hedges and lawns.\n\n"
                    + "Painter 2012 – 2014\nSchools.\n")
            .evidence();

    assertThat(evidence.stream().map(ProfileFixtures::line).map(String::strip))
        .containsExactly(
            "WORK | Gardener, Grounds |  | 2010..2012", "WORK | Painter |  | 2012..2014");
    assertThat(evidence.stream().map(Evidence::description))
        .containsExactly("Hedges and lawns.", "Schools.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Self employed - 2017/2020 # Self employed |  | 2017..2020",
        "Self employed - 2015 - 2016 # Self employed |  | 2015..2016",
        "Self-employed joiner, 2017-2020 # Self-employed joiner |  | 2017..2020",
        "2017 - 2020   Freelance # Freelance |  | 2017..2020",
        "Sole trader since 2019 # Sole trader |  | 2019..now",
        "Self-employed (since 03/2019) # Self-employed |  | 2019-3..now",
        "Subcontractor to Moorgate Construction, 2017/2020"
            + "# Subcontractor | Moorgate Construction | 2017..2020",
        "Subbed to Carver Homes 2015 - 2016 # Subbed | Carver Homes | 2015..2016",
        "Self employed, 2 yrs # Self employed |  |",
        "Freelance (18 months) # Freelance |  |",
        "Sole trader # Sole trader |  |",
      })
  void beginsAPositionWhereSomeoneWorksForNobody(String head, String item) {
    List<Evidence> evidence =
        ProfileFixtures.profile(
                HEAD
                    + "Bright & Daughters Ltd - Roofer (Jan 2021 – Present)\n"
                    + "Repairs in council houses.\n"
                    + (head.equals("Sole trader") ? "\n" : "")
                    + head
                    + "\nGarden walls.\n"
                    + "Dunn Roofing - Apprentice, Sept 2012 - 2015\n"
                    + "Factories and schools.\n")
            .evidence();

    assertThat(evidence.stream().map(ProfileFixtures::line).map(String::strip))
        .containsExactly(
            "WORK | Roofer | Bright & Daughters Ltd | 2021-1..now",
            ("WORK | " + item).strip(),
            "WORK | Apprentice | Dunn Roofing | 2012-9..2015");
    assertThat(evidence.get(0).description()).isEqualTo("Repairs in council houses.");
    assertThat(evidence.get(1).description()).endsWith("Garden walls.");
  }

  @Test
  void keepsHowLongAPositionLasted() {
    assertThat(
            ProfileFixtures.profile(HEAD + "Self employed, 2 yrs\nGarden walls.\n")
                .evidence()
                .getFirst()
                .description())
        .isEqualTo("2 yrs\nGarden walls.");
  }

  @Test
  void takesTheTradeBelowSelfEmployed() {
    assertThat(items("2015 - 2017   Self-employed\n              Garden designer\n- Drew\n"))
        .containsExactly("WORK | Garden designer | Self-employed | 2015..2017");
    assertThat(items("Photographer\nFreelance\n2015 - 2017\n- Took pictures\n"))
        .containsExactly("WORK | Photographer | Freelance | 2015..2017");
  }

  @Test
  void makesNoPositionOfWordsWithinOne() {
    assertThat(
            items(
                "Editor, Acme Press Ltd, 2010 – 2012\n"
                    + "Freelance writers reported to me.\n"
                    + "Worked with self employed drivers, 2 yrs in a row without a loss.\n"))
        .containsExactly("WORK | Editor | Acme Press Ltd | 2010..2012");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Corporal, Logistics Specialist (Supply) // British Army, Royal Logistic Corps"
            + "# Corporal, Logistics Specialist (Supply) | British Army, Royal Logistic Corps",
        "Leading Hand, Weapon Engineer // Royal Navy # Leading Hand, Weapon Engineer | Royal Navy",
        "Fleet Coordinator, Northern Region // Brightwater Haulage"
            + "# Fleet Coordinator, Northern Region | Brightwater Haulage",
        "Staff Nurse, Leeds General Infirmary // Cardiology ward"
            + "# Staff Nurse | Leeds General Infirmary",
        "Developer, Spotify // Java, SQL, Kafka # Developer | Spotify",
        "Staff practice nurse ---- Heathfield Surgery # Staff practice nurse | Heathfield Surgery",
        "Care assistant --- Rose Home # Care assistant | Rose Home",
      })
  void readsTheOwnersLineBelowATitleBelowTheDates(String lines, String item) {
    String text = "2006 – 2013\n" + lines.replace(" // ", "\n") + "\n";

    for (String more : List.of("", "- Ran the stores\n", "\n2013 – 2015\nCook\nBlue Door Ltd\n")) {
      assertThat(items(text + more)).contains("WORK | " + item + " | 2006..2013");
    }
  }
}
