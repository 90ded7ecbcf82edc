package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileSamplesTest {

  @Test
  void readsDatesBeforeEmployerAndTicketLists() {
    ParsedProfile parsed = ProfileFixtures.sample("jonas-weber.txt");
    Profile profile = parsed.profile();

    assertThat(parsed.warnings()).isEmpty();
    assertThat(profile.fullName()).isEqualTo("Jonas Weber");
    assertThat(profile.phone()).isEqualTo("07700 900233");
    assertThat(profile.email()).isEqualTo("jonas.weber@example.org");
    assertThat(profile.summary()).startsWith("Electrician by trade").endsWith("or run jobs.");
    assertThat(profile.evidence()).hasSize(16);
    assertThat(ProfileFixtures.line(profile.evidence().getLast()).strip())
        .isEqualTo("CERTIFICATE | Full clean driving licence (B, BE) |  |");
    assertThat(profile.evidence().subList(0, 7).stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Site Supervisor (Electrical) | Stannerby Building Services | 2021-6..now",
            "WORK | Electrician | Dunkirk Lane Electrical Ltd | 2017-2..2021-5",
            "WORK | Electrician's Mate | Agency work | 2016-4..2017-1",
            "WORK | Elektroniker (Energie- und Gebäudetechnik) | Elektro Brandhuber |"
                + " 2012-8..2016-3",
            "WORK | Apprentice | Elektro Brandhuber | 2009-9..2012-7",
            "CERTIFICATE | NVQ Level 3 Electrical Installation (experienced worker route) + AM2 | |"
                    .replace("| |", "|  |")
                + " 2017-5",
            "CERTIFICATE | ECS Gold Card, Installation Electrician |  | 2017-6");
    assertThat(profile.languages())
        .contains(
            new SpokenLanguage("German", "mother tongue"),
            new SpokenLanguage("Polish", "a little"));
    assertThat(profile.evidence().get(1).description()).contains("around 120 a year.");
  }

  @Test
  void readsProseWithUnusualHeadings() {
    Profile profile = ProfileFixtures.sample("lena-fischer.txt").profile();

    assertThat(profile.location()).isEqualTo("Winterthur, Switzerland");
    assertThat(profile.links()).containsExactly("https://lena-fischer.example.com");
    assertThat(profile.evidence().stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Product marketing specialist (60%) | Hollenstein Pumpen | 2023-9..now",
            "WORK | Freelance technical writer and marketer |  | 2022-2..2023-6",
            "WORK | HVAC project engineer | Planungsbüro Ostertag | 2015..2020",
            "WORK | Junior engineer | Luftwerk Bodensee | 2011..2013",
            "EDUCATION | CAS Product Management & Marketing | Eulachtal University of Applied"
                + " Sciences | 2021..2022",
            "EDUCATION | Dipl.-Ing. (FH) Building Services Engineering | Hochschule Argental |"
                + " 2006..2011",
            "PROJECT | \"Dicke Luft\" |  | 2022-3..now",
            "PROJECT | Price survey for circulators |  | ",
            "PROJECT | CO2 traffic lights for my niece's school |  | ",
            "PUBLICATION | Nobody buys a cubic metre per hour | Raumklima Heute | 2023",
            "PUBLICATION | Humidity control in museum depots, three winters of data |  | 2019");
    assertThat(profile.evidence().get(6).links()).containsExactly("https://dicke-luft.example.org");
    assertThat(profile.languages().stream().map(SpokenLanguage::fluency))
        .containsExactly("native", "C1", "B2", "A2");
    // What she did between two jobs belongs to neither.
    assertThat(profile.evidence().stream().map(Evidence::description))
        .noneMatch(text -> text.contains("father") || text.contains("travelling"));
  }

  @Test
  void readsTitleEmployerAndDatesOnLinesOfTheirOwn() {
    Profile profile = ProfileFixtures.sample("priya-raman.txt").profile();

    assertThat(profile.fullName()).isEqualTo("PRIYA RAMAN");
    assertThat(profile.location()).isEqualTo("Spokane, WA");
    assertThat(profile.evidence().stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Staff Nurse / Relief Charge Nurse, Cardiac Telemetry | Marrowstone Ridge"
                + " Medical Center | 2019-3..now",
            "WORK | Registered Nurse, Medical-Surgical | St. Brannoc Hospital | 2017-7..2019-2",
            "WORK | Certified Nursing Assistant (part-time while in school) | Quillback Lane Care"
                + " Center | 2015-9..2017-5",
            "EDUCATION | Bachelor of Science in Nursing | Cascade Plains University | ?..2017",
            "CERTIFICATE | Registered Nurse | State of Washington | ",
            "CERTIFICATE | ACLS |  | ",
            "CERTIFICATE | BLS for Healthcare Providers |  | ",
            "CERTIFICATE | PCCN (Progressive Critical Care Nursing) |  | 2022..now",
            "CERTIFICATE | NIH Stroke Scale |  | 2024",
            "WORK | Vaccination clinics | Fallow Street Community Health | 2021..2022",
            "WORK | First aid tent | Lilac Valley Half Marathon | ");
    assertThat(profile.evidence().getFirst().highlights())
        .hasSize(6)
        .contains("Epic super user for the 2022 upgrade");
    assertThat(profile.evidence().getFirst().location()).isEqualTo("Spokane, WA");
    assertThat(profile.lines().getLast().section()).isEqualTo(ProfileSection.OTHER);
  }

  @Test
  void readsJsonResumes() {
    Profile maya = ProfileFixtures.sample("maya-okafor.json").profile();
    Profile tomas = ProfileFixtures.sample("tomas-lindqvist.json").profile();

    assertThat(maya.headline()).isEqualTo("Backend Engineer");
    assertThat(maya.location()).isEqualTo("Dublin, IE");
    assertThat(maya.evidence().stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Senior Backend Engineer | Parcelwren | 2022-3..now",
            "WORK | Backend Engineer | Ledgerfinch | 2020-1..2022-2",
            "WORK | Junior Software Developer | Oakmantle Consulting | 2018-9..2019-12",
            "EDUCATION | BSc (Hons), Computer Science | Lee Valley Institute of Technology |"
                + " 2014-9..2018-6",
            "CERTIFICATE | AWS Certified Developer – Associate | Amazon Web Services | 2023-5",
            "PROJECT | lagwatch |  | 2021-6..now",
            "PUBLICATION | Replaying Last Tuesday: Late Events Without Tears | Liffey Backend"
                + " Meetup (talk) | 2024-10");
    assertThat(maya.skills().stream().map(SkillMention::label))
        .contains("Java", "PostgreSQL", "Kubernetes", "Terraform")
        .doesNotContain("Platform", "Practice");
    assertThat(maya.evidence().stream().map(Evidence::id))
        .isEqualTo(List.of("e0", "e1", "e2", "e3", "e4", "e5", "e6"));
    assertThat(tomas.location()).isEqualTo("Minneapolis, MN, US");
    assertThat(tomas.evidence()).hasSize(6);
    assertThat(ProfileFixtures.line(tomas.evidence().get(3)))
        .isEqualTo(
            "EDUCATION | Bachelor, Mathematics Education | Vermillane State College | ?..2015-5");
  }

  @Test
  void worksInItsNamedModule() {
    assertThat(ProfileParser.class.getModule().isNamed()).isTrue();
  }
}
