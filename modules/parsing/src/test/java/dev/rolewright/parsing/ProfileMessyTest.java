package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CVs as people really send them; below "---" of each file stands what they say. */
class ProfileMessyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "academic",
        "accountant-pages",
        "accountant-pipes",
        "analyst-notes",
        "care-manager-spaces",
        "carpenter-headings-odd",
        "chef-dates-after",
        "developer-dates-own-line",
        "driver-caps",
        "electrician-prose",
        "engineer-employer-first",
        "kraftfahrer",
        "lehrerin-staatsexamen",
        "mechatroniker-german",
        "nurse-no-headings",
        "office-middle-dates",
        "pharmacist-semicolons",
        "plumber-told",
        "primary-teacher-leaders",
        "receptionist-told",
        "sales-mixed-languages",
        "security-labels",
        "sozialarbeiterin",
        "teacher-columns",
        "tester-items",
        "warehouse-one-line"
      })
  void readsWhatItSays(String name) {
    String[] parts = resource(name).split("\n---\n");
    Profile profile = ProfileFixtures.profile(parts[0] + "\n");

    assertThat(profile.evidence().stream().map(ProfileFixtures::line).map(String::strip))
        .containsExactlyInAnyOrderElementsOf(parts[1].lines().map(String::strip).toList());
    assertThat(profile.fullName()).isNotEmpty();
    losesNoLine(profile);
  }

  /** The parser was not mended on these: they tell what a CV may expect that nobody looked at. */
  @Test
  void findsMostPositionsOfCvsThatNoRuleWasMendedOn() {
    int said = 0;
    long found = 0;
    int made = 0;
    for (String name : List.of("bauleiter", "designer", "icu-nurse", "stylist", "taxi-driver")) {
      String[] parts = resource("unmended/" + name).split("\n---\n");
      List<String> expected = parts[1].lines().map(String::strip).toList();
      List<String> items =
          ProfileFixtures.profile(parts[0] + "\n").evidence().stream()
              .map(ProfileFixtures::line)
              .map(String::strip)
              .toList();
      said += expected.size();
      made += items.size();
      found += expected.stream().filter(items::contains).count();
    }

    assertThat(said).isEqualTo(18);
    assertThat(found).isGreaterThanOrEqualTo(15);
    assertThat(made - found).isLessThanOrEqualTo(1);
  }

  /** Each line that an item was made from says something of it. */
  private static void losesNoLine(Profile profile) {
    for (Evidence item : profile.evidence()) {
      String source =
          String.join(
              " ",
              item.lineIndexes().stream()
                  .map(index -> profile.lines().get(index).line().text())
                  .toList());
      for (String word : (item.title() + " " + item.organization()).split("[\\s,]+")) {
        assertThat(source).contains(word);
      }
    }
  }

  private static String resource(String name) {
    try (InputStream file = ProfileMessyTest.class.getResourceAsStream("cvs/" + name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
