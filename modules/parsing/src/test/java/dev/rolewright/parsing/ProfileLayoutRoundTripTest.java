package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLayoutRoundTripTest {

  @ParameterizedTest
  @CsvSource({
    "maya-okafor.json, STACKED",
    "maya-okafor.json, COLUMNS",
    "maya-okafor.json, ONE_LINE",
    "tomas-lindqvist.json, STACKED",
    "tomas-lindqvist.json, COLUMNS",
    "tomas-lindqvist.json, ONE_LINE"
  })
  void findsThePositionsOfTheJsonResume(String name, PlainLayouts layout) {
    Profile profile = ProfileFixtures.sample(name).profile();

    assertThat(PlainLayouts.positions(ProfileFixtures.profile(layout.write(profile))))
        .containsExactlyElementsOf(PlainLayouts.positions(profile));
  }
}
