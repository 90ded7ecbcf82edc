package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("port", "data_dir", "request_timeout_seconds");

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "PORT, port",
    "ports, port",
    "pot, port",
    "datadir, data_dir",
    "request_timeout_secs, request_timeout_seconds",
    "request_time_seconds, request_timeout_seconds"
  })
  void aMistypedNameIsFound(String wrong, String right) {
    assertThat(NearestName.of(wrong, KNOWN)).contains(right);
  }

  @ParameterizedTest
  @CsvSource({"colour", "p", "request", "data_directory"})
  void aNameThatIsFarFromAllIsNotGuessed(String wrong) {
    assertThat(NearestName.of(wrong, KNOWN)).isEmpty();
  }

  @Test
  void theNearestOfSeveralIsChosen() {
    assertThat(NearestName.of("maxsize", List.of("minsize", "max_size", "maxime")))
        .contains("max_size");
  }

  @Test
  void thereMayBeNothingToChooseFrom() {
    assertThat(NearestName.of("port", List.of())).isEmpty();
  }

  @Property(tries = 300)
  void aNameThatIsKnownIsItsOwnNearest(
      @ForAll @NotEmpty List<@AlphaChars @StringLength(max = 12) String> known,
      @ForAll @IntRange(min = 0, max = 1_000) int choice) {
    String name = known.get(choice % known.size());

    assertThat(NearestName.of(name, known).orElseThrow()).isEqualToIgnoringCase(name);
  }

  @Property(tries = 300)
  void oneWrongCharacterIsAlwaysForgiven(
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 20) String name,
      @ForAll @IntRange(min = 0, max = 19) int place) {
    int at = place % name.length();
    String before = name.substring(0, at);
    String after = name.substring(at + 1);

    assertThat(NearestName.of(before + "#" + after, List.of(name))).contains(name);
    assertThat(NearestName.of(before + "#" + name.substring(at), List.of(name))).contains(name);
    assertThat(NearestName.of(before + after, List.of(name))).contains(name);
  }
}
