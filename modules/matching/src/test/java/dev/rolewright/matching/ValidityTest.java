package dev.rolewright.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  private static Validity.State state(String text) {
    return Validity.of(text, TODAY).state();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Asbestos awareness - ran out 08/2025, booked again | ran out 08/2025",
        "CPR card (expired) | expired",
        "First aid, expires Aug 2025 | expires Aug 2025",
        "IPAF 3a/3b exp 03/26 | exp 03/26",
        "ECS card valid until 2025-08 | valid until 2025-08",
        "Forklift: valid to 31/12/2025 | valid to 31/12/2025",
        "Food hygiene lapsed in 2024 | lapsed in 2024",
        "SIA licence - expiry date: 1 March 2026 | expiry date: 1 March 2026",
        "CSCS no longer valid | no longer valid",
        "Gas Safe, until May 2026 | until May 2026",
        "Staplerschein, abgelaufen 05/2024 | abgelaufen 05/2024",
        "Ran out: 2025-11-30 | Ran out: 2025-11-30",
        "PAT testing, renewal overdue | renewal overdue",
        "First aid, expires March 15 2025 | expires March 15 2025",
        "Valid 2020-2023 | Valid 2020-2023",
        "valid from 01/2021 to 01/2024 | valid from 01/2021 to 01/2024",
      })
  void readsThatItRanOut(String text, String words) {
    assertThat(Validity.of(text, TODAY)).isEqualTo(new Validity(Validity.State.ENDED, words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ECS card valid to 06/2027",
        "ECS card valid to 06/2026",
        "NMC PIN: 14I0392E (expires Sep 2027)",
        "expires 15.06.2026",
        "First aid (in date)",
        "Current DBS",
        "CPR, does not expire",
        "not expired",
        "Expired 2023, renewed, now valid until 2028",
        "expires 2026",
        "exp. 08/07/2026",
        "expires March 15 2027",
        "Expires: Sept 3rd 2028",
        "expires June 30th 2027",
        "expires June 30th, 2027",
        "exp. Jun '27",
        "Valid 2024-2027",
        "Valid 2020 - 2029",
        "valid: 2019-01 to 2028-01",
        "valid from May 2024 until May 2027",
        "Valid: 01/03/2022 – 28/02/2027",
        "validity 03/24 - 03/27",
        "valid since 2019",
      })
  void readsThatItHolds(String text) {
    assertThat(state(text)).isEqualTo(Validity.State.HOLDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMSTS refreshed 04/2025",
        "SMSTS",
        "Asbestos awareness 2025",
        "ALS provider (2021, renewed 2025)",
        "ran out 08/2025, renewed 10/2025",
        "Invalid carriage licence",
        "expires",
        "valued 13/2025",
        "expires March 15",
        "expires on 4 June",
        "expires March 26",
        "expires 2024/27",
        "expires 03/04 2027",
        "until 2024 - present",
        "Currently preparing for the CISSP exam",
        "Active Directory administration",
      })
  void readsThatNothingIsSaid(String text) {
    assertThat(state(text)).isEqualTo(Validity.State.UNSAID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Microsoft Active Directory Certified | Microsoft Active Directory Certified",
        "Active Directory certificate | Active Directory certificate",
        "Eddy Current Testing Level 2 | Eddy Current Testing Level 2",
        "Active nursing licence | nursing licence",
        "current RN license | RN license",
        "an active CISSP | an CISSP",
        "SMSTS (in date) | SMSTS ( )",
        "CISSP, active | CISSP,",
      })
  void onlyWordsAboutValidityAreTakenFromAName(String name, String without) {
    assertThat(Validity.withoutAsking(name).replaceAll(" +", " ").strip()).isEqualTo(without);
  }

  @Test
  void keepsTheWordsOfARenewal() {
    assertThat(Validity.of("SMSTS refreshed 04/2025 (5 days)", TODAY).words())
        .isEqualTo("refreshed 04/2025");
  }

  @Test
  void silenceHidesNothingAndARenewalCounts() {
    Validity ended = Validity.of("ran out 08/2025", TODAY);
    Validity valid = Validity.of("valid to 08/2027", TODAY);
    assertThat(Validity.together(Stream.of(Validity.UNSAID, ended))).isEqualTo(ended);
    assertThat(Validity.together(Stream.of(ended, valid, Validity.UNSAID))).isEqualTo(valid);
    assertThat(Validity.together(Stream.of())).isEqualTo(Validity.UNSAID);
  }

  @Test
  void aClauseBelongsToTheOneBeforeWhereItGoesOnAboutIt() {
    assertThat(List.of("expired 08/2025", "- ran out 2024", "valid to 05/2027", "refreshed 2020"))
        .allMatch(Validity::goesOn);
    assertThat(List.of("CSCS", "SMSTS expired 2020", "out of hours work"))
        .noneMatch(Validity::goesOn);
  }
}
