package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileSection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets, licences and courses, with or without a heading, and how long they hold. */
class ProfileTicketsTest {
  private static final String HEAD = "Jane Roe\njane@roe.example | Leeds, UK\n";
  private static final String JOB =
      "\nEXPERIENCE\nCook, Blue Door Ltd, 2010 – 2012\n- Cooked for two floors\n";

  private static List<Evidence> evidence(String text) {
    return ProfileFixtures.profile(text).evidence();
  }

  private static List<String> certificates(String text) {
    return evidence(text).stream()
        .filter(item -> item.kind() == EvidenceKind.CERTIFICATE)
        .map(
            item ->
                String.join(
                    " | ",
                    item.title(),
                    item.dates().map(ProfileFixtures::range).orElse(""),
                    item.description()))
        .toList();
  }

  private static List<String> items(String text) {
    return evidence(text).stream()
        .map(ProfileFixtures::line)
        .map(String::strip)
        .filter(line -> !line.startsWith("WORK | Cook"))
        .toList();
  }

  /** The certificates are parted by "//". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "JIB Gold Card, 18th Edition (BS7671:2018+A2), NVQ Level 3 Electrotechnical"
            + "# JIB Gold Card // 18th Edition (BS7671:2018+A2) // NVQ Level 3 Electrotechnical",
        "CSCS, SSSTS; C&G 2391 | IPAF 3a/3b exp 03/26 # CSCS // SSSTS // C&G 2391 // IPAF 3a/3b",
        "NMC PIN: 14I0392E (expires Sep 2027) # NMC PIN: 14I0392E",
        "HCPC registration no: PH112233 # HCPC registration no: PH112233",
        "Full clean driving licence (B, BE) # Full clean driving licence (B, BE)",
        "Full UK licence, own tools & van # Full UK licence",
        "SIA Door Supervisor licence, First aid at work # SIA Door Supervisor licence // First aid"
            + " at work",
        "Food Hygiene Level 2; Personal Licence; Allergen training"
            + "# Food Hygiene Level 2 // Personal Licence // Allergen training",
        "HGV Class 1, Driver CPC, digi tacho card # HGV Class 1 // Driver CPC // digi tacho card",
        "Führerschein Klasse B, Staplerschein # Führerschein Klasse B // Staplerschein",
      })
  void readsALineOfTicketsBelowTheName(String line, String titles) {
    Profile profile = ProfileFixtures.profile(HEAD + "\n" + line + "\n" + JOB);

    assertThat(profile.evidence().stream().map(Evidence::title))
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("Cook"), Stream.of(titles.split(" // "))).toList());
    assertThat(profile.evidence().stream().skip(1).map(Evidence::kind))
        .containsOnly(EvidenceKind.CERTIFICATE);
    assertThat(profile.evidence().stream().skip(1)).allMatch(item -> item.dates().isEmpty());
    assertThat(profile.lines())
        .filteredOn(read -> read.section() == ProfileSection.CERTIFICATE)
        .hasSize(1);
    assertThat(profile.summary()).isEmpty();
    assertThat(profile.fullName()).isEqualTo("Jane Roe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ticket triage, Licence management, SLA reporting",
        "Licence management",
        "Permit to work, Ticket sales, Card payments",
        "GDPR, CCTV, Safeguarding",
        "GDPR, Safeguarding, COSHH",
        "ITIL, Six Sigma",
        "Infection control",
        "DBS administration, CSCS administration",
        "Registration desk, Front of house",
        "MIT licence",
        "Modules: ALS, ILS",
        "Topics: First aid, Manual handling",
      })
  void makesNoCertificateOfSkillsAndTopics(String line) {
    assertThat(
            certificates(
                "Jane Roe\nService Analyst\njane@roe.example | Leeds, UK\n\n" + line + "\n" + JOB))
        .isEmpty();
    assertThat(certificates("Jane Roe\nAnalyst\njane@roe.example | " + line + " | Leeds\n" + JOB))
        .isEmpty();
    assertThat(
            certificates(
                HEAD + JOB + "\nEDUCATION\nBSc Nursing, Hull University, 2012\n" + line + "\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "CPCS card (A59), SMSTS, Manual handling # CPCS card (A59) // SMSTS // Manual handling",
        "Forklift licence, COSHH # Forklift licence // COSHH",
        "Full UK driving licence with no points # Full UK driving licence with no points",
        "Manual handling (exp 03/26), SIA licence # Manual handling // SIA licence",
        "Cards: CSCS, IPAF # CSCS // IPAF",
        "Site cards held: CPCS card, GDPR # CPCS card // GDPR",
      })
  void takesTopicsBesideARealCardOrBelowALabelThatMeansPapers(String line, String titles) {
    String study = "\nEDUCATION\nBSc Nursing, Hull University, 2012\n";

    for (String text : List.of(HEAD + "\n" + line + "\n" + JOB, HEAD + JOB + study + line + "\n")) {
      assertThat(
              evidence(text).stream()
                  .filter(item -> item.kind() == EvidenceKind.CERTIFICATE)
                  .map(Evidence::title))
          .containsExactly(titles.split(" // "));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "RTITB Counterbalance and Reach # RTITB Counterbalance and Reach",
        "Full clean UK driving licence # Full clean UK driving licence",
        "NMC PIN 15I2204E (exp. 09/2027) # NMC PIN 15I2204E",
        "SIA licence # SIA licence",
      })
  void givesACardAmongSchoolsAnEntryOfItsOwn(String line, String title) {
    assertThat(
            items(
                HEAD
                    + JOB
                    + "\nEDUCATION\nPGCE, Hull University, 2012\nDiabetes Diploma, 2019\n"
                    + line
                    + "\n"))
        .containsExactly(
            "EDUCATION | PGCE | Hull University | ?..2012",
            "EDUCATION | Diabetes Diploma |  | ?..2019",
            "CERTIFICATE | " + title + " |  |");
  }

  @Test
  void readsALicenceBesideContactDetailsAndAmongNotes() {
    String text =
        "Jane Roe\nLeeds, UK | Full UK driving licence | jane@roe.example\n"
            + JOB
            + "\nReferences available on request. Forklift licence.\n";

    assertThat(certificates(text))
        .containsExactlyInAnyOrder("Full UK driving licence |  | ", "Forklift licence |  | ");
    assertThat(ProfileFixtures.profile(text).location()).isEqualTo("Leeds, UK");
    assertThat(ProfileFixtures.profile(text).lines().get(1).section())
        .isEqualTo(ProfileSection.CONTACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Chartered Accountant, ACA",
        "Registered Nurse with a first aid certificate and ten years on acute wards in the north.",
        "I hold a CSCS card and a full driving licence, and I am looking for work close to home.",
        "Licensing Manager",
        "Certified Scrum Master",
        "Ticket Inspector",
        "Registered with the council as a childminder since the spring of 2011 and happy in it.",
      })
  void makesNoCertificateOfAHeadlineOrASummary(String line) {
    assertThat(certificates(HEAD + line + "\n" + JOB)).isEmpty();
  }

  @Test
  void givesEachCourseOfTheListItsOwnEntryAndOnlyItsOwnDate() {
    String courses = "Mentorship module L6 (2018)\nILS, ALS, Safeguarding adults L3, PREVENT\n";

    for (String heading : List.of("EDUCATION & TRAINING", "Training", "Education and courses")) {
      assertThat(items(HEAD + JOB + "\n" + heading + "\n" + courses))
          .containsExactly(
              "EDUCATION | Mentorship module L6 |  | ?..2018",
              "CERTIFICATE | ILS |  |",
              "CERTIFICATE | ALS |  |",
              "CERTIFICATE | Safeguarding adults L3 |  |",
              "CERTIFICATE | PREVENT |  |");
    }
    assertThat(
            items(
                HEAD
                    + JOB
                    + "\nTraining\nSupervision course (2016)\nWound care refresher\n"
                    + "Manual handling, Fire warden\nPalliative care workshop\n"))
        .containsExactly(
            "EDUCATION | Supervision course |  | ?..2016",
            "EDUCATION | Wound care refresher |  |",
            "EDUCATION | Palliative care workshop |  |",
            "CERTIFICATE | Manual handling |  |",
            "CERTIFICATE | Fire warden |  |");
  }

  @Test
  void leavesSubjectsAndSchoolsWithTheirCourse() {
    assertThat(
            items(
                HEAD
                    + JOB
                    + "\nEDUCATION\nBarista course, Third Cup Academy, 2019\n\n"
                    + "BSc (Hons) Nursing, Selby University 2011 - 2014\n"
                    + "A levels: Biology B, English C -- Hanley Sixth Form 2009\n"))
        .containsExactly(
            "EDUCATION | Barista course | Third Cup Academy | ?..2019",
            "EDUCATION | BSc (Hons) Nursing | Selby University | 2011..2014",
            "EDUCATION | A levels: Biology B, English C | Hanley Sixth Form | ?..2009");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Barnsley College 2012-2016 C&G 2365 L2 & L3 # C&G 2365 L2 & L3 | Barnsley College |"
            + " 2012..2016",
        "2008 - 2010   NVQ Level 2 Catering, Derby College # NVQ Level 2 Catering | Derby College |"
            + " 2008..2010",
        "BTEC Diploma in Care, Wexford College, 2008 – 2010 # BTEC Diploma in Care | Wexford"
            + " College | 2008..2010",
      })
  void tellsStudyBelowTheLastJob(String line, String item) {
    assertThat(items(HEAD + JOB + "\n" + line + "\n")).containsExactly("EDUCATION | " + item);
  }

  @Test
  void leavesADatedLineWithASchoolOrAPeriodToTheHistory() {
    assertThat(
            items("Jane Roe\njane@roe.example\n\nNVQ Level 3 Care, Derby College, 2012 - 2014\n"))
        .containsExactly("EDUCATION | NVQ Level 3 Care | Derby College | 2012..2014");
    assertThat(
            items(
                "Jane Roe\njane@roe.example\n\nTicket Inspector, Hull Ferries Ltd, 2010 - 2012\n"))
        .containsExactly("WORK | Ticket Inspector | Hull Ferries Ltd | 2010..2012");
  }

  @Test
  void leavesTeachingAmongTheJobs() {
    assertThat(
            items(HEAD + JOB + "\nLecturer (NVQ Level 3), Derby College, 2012 – 2014\n- Taught\n"))
        .containsExactly("WORK | Lecturer (NVQ Level 3) | Derby College | 2012..2014");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Asbestos awareness - ran out 08/2025, booked again # Asbestos awareness |  | ran out"
            + " 08/2025, booked again",
        "06/2017  ECS Gold Card, now valid to 06/2027 # ECS Gold Card | 2017-6 | now valid to"
            + " 06/2027",
        "05/2021  SMSTS, refreshed 04/2025  (5 days) # SMSTS | 2021-5 | refreshed 04/2025 (5"
            + " days)",
        "SMSTS refreshed 04/2025 # SMSTS |  | refreshed 04/2025",
        "ACLS, expires Nov 2026 # ACLS |  | expires Nov 2026",
        "BLS (expires Nov 2026) # BLS |  | expires Nov 2026",
        "ALS provider (2021, renewed 2025) # ALS provider | 2021 | renewed 2025",
        "IPAF 3a exp 03/26 # IPAF 3a |  | exp 03/26",
        "Forklift (2019), valid until 2027 # Forklift | 2019 | valid until 2027",
        "First aid at work: refresher due 05/2026 # First aid at work |  | refresher due 05/2026",
        "DBS check, lapsed 2024 # DBS check |  | lapsed 2024",
        "Food hygiene level 2 - up to date # Food hygiene level 2 |  | up to date",
        "PASMA, no longer valid # PASMA |  | no longer valid",
        "Renewable Energy Installer, 2019 # Renewable Energy Installer | 2019 |",
        "Nurse Revalidation Workshop, 2019 # Nurse Revalidation Workshop | 2019 |",
        "Certificate in Renewals Management, 2019 # Certificate in Renewals Management | 2019 |",
        "NMC registration, revalidation due 2026 # NMC registration |  | revalidation due 2026",
        "First Aid Refresher, 2019 # First Aid Refresher | 2019 |",
      })
  void keepsTheWordsAboutValidityAndTakesNoDateOfThem(String line, String certificate) {
    assertThat(certificates(HEAD + JOB + "\nTICKETS\n- " + line + "\n- Rope card\n"))
        .containsExactly(
            certificate.endsWith("|") ? certificate + " " : certificate, "Rope card |  | ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "First Aid at Work (St John Ambulance, valid until March 2026) # First Aid at Work (St John"
            + " Ambulance",
        "Working at Height # Working at Height",
        "Emergency First Aid at Work Level 3 # Emergency First Aid at Work Level 3",
        "Certificate in Teaching at Secondary Level # Certificate in Teaching at Secondary Level",
        "Personal Survival at Sea # Personal Survival at Sea",
        "Award in the Supervision of Food Safety at Work # Award in the Supervision of Food Safety"
            + " at Work",
      })
  void keepsNamesOfCoursesWhole(String line, String title) {
    for (String text :
        List.of(
            HEAD + JOB + "\nCERTIFICATES\n" + line + "\nRope card\n",
            HEAD + JOB + "\nCOURSES\n" + line + "\n",
            HEAD + JOB + "\nCOURSES\nRope Rescue Course, 2020\n" + line + ", 2020\n")) {
      assertThat(evidence(text))
          .anyMatch(item -> item.title().startsWith(title) && item.organization().isEmpty());
    }
  }

  @Test
  void stillPartsATitleFromWhoEmploys() {
    assertThat(
            evidence(
                    HEAD
                        + "\nEXPERIENCE\nCook at Work Wonders Ltd, 2010 – 2012\n- Cooked\n"
                        + "Nurse at Sea Breeze Home, 2012 – 2014\n- Nursed\n"
                        + "\nEDUCATION\nDiploma in Nursing at Hull University, 2009\n")
                .stream()
                .map(item -> item.title() + " | " + item.organization()))
        .containsExactly(
            "Cook | Work Wonders Ltd",
            "Nurse | Sea Breeze Home",
            "Diploma in Nursing | Hull University");
  }

  /** Without these words the title would claim what the person does not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Started a Kubernetes CKA course, not finished",
        "CKA course, started, not finished",
        "PRINCE2 Practitioner, failed",
        "Food Hygiene Level 3, planned for spring",
        "ITIL v4 – in progress",
        "Azure Administrator, exam booked for 06/2026",
        "Diploma in Care, working towards",
        "Staplerschein, noch nicht bestanden",
      })
  void keepsInTheTitleWhatWasNotFinished(String line) {
    for (String heading : List.of("CERTIFICATES", "COURSES")) {
      assertThat(evidence(HEAD + JOB + "\n" + heading + "\nRope course, 2019\n" + line + "\n"))
          .extracting(Evidence::title)
          .containsExactly("Cook", "Rope course", line);
    }
  }

  @Test
  void keepsInTheTitleThatADegreeWasNotFinished() {
    assertThat(
            items(
                HEAD
                    + JOB
                    + "\nEDUCATION\nBSc Computing, Open University, not completed, 2014\n"
                    + "\nMA History, Hull University, 2010 – 2012, in progress\n"))
        .containsExactly(
            "EDUCATION | BSc Computing, not completed | Open University | ?..2014",
            "EDUCATION | MA History, in progress | Hull University | 2010..2012");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EDUCATION\nPGCE, Hull University, 2012", "CERTIFICATES\nRope card"})
  void readsLanguagesInALineOfTheirOwnBelowAnyList(String part) {
    for (String label : List.of("Langs", "Sprachen", "Languages spoken")) {
      Profile profile =
          ProfileFixtures.profile(
              HEAD
                  + JOB
                  + "\n"
                  + part
                  + "\n"
                  + label
                  + ": English native; Spanish fluent; a bit of Irish\n");

      assertThat(profile.languages())
          .extracting(language -> language.name() + " " + language.fluency())
          .containsExactly("English native", "Spanish fluent", "Irish a bit of");
      assertThat(profile.evidence()).hasSize(2).allMatch(item -> item.description().isEmpty());
    }
  }

  @Test
  void keepsIssuerAndValidityApart() {
    Evidence item =
        evidence(
                HEAD
                    + JOB
                    + "\nCERTIFICATES\n- BLS, expires Nov 2026, American Heart Association\n")
            .getLast();

    assertThat(item.title()).isEqualTo("BLS");
    assertThat(item.organization()).isEqualTo("American Heart Association");
    assertThat(item.description()).isEqualTo("expires Nov 2026");
  }

  @Test
  void putsALineAboutValidityToTheCertificateAboveIt() {
    assertThat(
            certificates(
                HEAD + JOB + "\nCERTIFICATES\nFirst aid at work\nExpires: Nov 2026\nRope card\n"))
        .containsExactly("First aid at work |  | Expires: Nov 2026", "Rope card |  | ");
  }

  @Test
  void partsLinesOfTicketsInALongerList() {
    assertThat(
            certificates(
                HEAD
                    + JOB
                    + "\nTICKETS\nCSCS, IPAF exp 03/26, PASMA\nCPA, Oklahoma\nFull UK licence\n"))
        .containsExactly(
            "CSCS |  | ",
            "IPAF |  | exp 03/26",
            "PASMA |  | ",
            "CPA, Oklahoma |  | ",
            "Full UK licence |  | ");
  }
}
