package dev.rolewright.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemverTest {
  /** Section 11 of the specification, and numbers that no long holds. */
  @Test
  void ranksAsTheSpecificationSays() {
    List<String> ascending =
        List.of(
            "0.0.0-0",
            "0.0.0",
            "0.9.0",
            "0.10.0",
            "1.0.0--",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-alpha-x",
            "1.0.0-alpha0",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "2.0.0",
            "2.1.0",
            "2.1.1",
            "99999999999999999999.0.0");
    List<Semver> versions = new ArrayList<>(ascending.stream().map(Semver::parse).toList());
    Collections.shuffle(versions, new Random(1));
    Collections.sort(versions);

    assertThat(versions).extracting(Semver::toString).containsExactlyElementsOf(ascending);
  }

  @Test
  void numbersRankBelowWords() {
    assertThat(Semver.parse("1.0.0-1")).isLessThan(Semver.parse("1.0.0-a"));
    assertThat(Semver.parse("1.0.0-999")).isLessThan(Semver.parse("1.0.0--"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "v1.2.3",
        "01.2.3",
        "1.2.03",
        "1.2.3+build",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3-a..b",
        "1.2.3-ä",
        " 1.2.3",
        "1.2.3 ",
        "1.2.x",
        "-1.2.3",
        "1.2.3-a.",
        "1.2.3-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Semver.parse(text))
        .isInstanceOf(RolewrightException.class)
        .hasMessageContaining("semver");
  }
}
