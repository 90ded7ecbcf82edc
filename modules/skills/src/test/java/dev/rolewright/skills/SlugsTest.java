package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {
  @ParameterizedTest
  @CsvSource({
    "C, c",
    "C++, c-plus-plus",
    "C#, c-sharp",
    ".NET, dot-net",
    "Node.js, node-js",
    "R&D, r-and-d",
    "Notepad++, notepad-plus-plus",
    "Français, francais",
    "Sentry (error tracking), sentry-error-tracking",
  })
  void ofLabel(String label, String id) {
    assertThat(Slugs.of(label)).isEqualTo(id);
  }

  @Property(tries = 300)
  void holdsOnlyPlainSigns(@ForAll String label) {
    assertThat(Slugs.of(label)).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }
}
