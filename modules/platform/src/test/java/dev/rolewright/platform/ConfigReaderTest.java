package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private static final String FILE = "server.json";
  private static final String PREFIX = "ROLEWRIGHT_";

  @Property
  void aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile(
      @ForAll boolean inFlags, @ForAll boolean inEnvironment, @ForAll boolean inFile) {
    ConfigReader reader =
        new ConfigReader(
            FILE,
            inFile ? "{\"port\": 3}" : null,
            inEnvironment ? Map.of("ROLEWRIGHT_PORT", "2") : Map.of(),
            inFlags ? Map.of("port", "1") : Map.of());

    int expected = inFlags ? 1 : inEnvironment ? 2 : inFile ? 3 : 4;
    assertThat(reader.setting("port", "ROLEWRIGHT_PORT").integer(0, 10, 4)).isEqualTo(expected);
    reader.finish(PREFIX);
  }

  @Test
  void aBlankVariableAndANullInTheFileCountAsNotSet() {
    ConfigReader reader =
        new ConfigReader(
            FILE, "{\"host\": \"file\", \"port\": null}", Map.of("ROLEWRIGHT_HOST", " "), Map.of());

    assertThat(reader.setting("host", "ROLEWRIGHT_HOST").text("default")).isEqualTo("file");
    assertThat(reader.setting("port", "ROLEWRIGHT_PORT").integer(1, 9, 5)).isEqualTo(5);
    assertThat(reader.setting("name", "ROLEWRIGHT_NAME").optionalText()).isEmpty();
    assertThatCode(() -> reader.finish(PREFIX)).doesNotThrowAnyException();
  }

  @Test
  void everyMistakeIsReportedAtOnceAndWithItsOrigin() {
    ConfigReader reader =
        new ConfigReader(
            FILE,
            "{\"log\": \"loud\", \"prot\": 1, \"limits\": {\"a\": 1}}",
            Map.of("ROLEWRIGHT_SIZE", "big", "ROLEWRIGHT_PROT", "1", "PATH", "/bin"),
            Map.of("drain_seconds", "0"));
    reader.setting("log", "ROLEWRIGHT_LOG").choice(List.of("text", "json"), "text");
    reader.setting("port", "ROLEWRIGHT_PORT").integer(1, 65_535, 1);
    reader.setting("limits", "ROLEWRIGHT_LIMITS").text("");
    reader.setting("size", "ROLEWRIGHT_SIZE").integer(1, 9, 1);
    reader.setting("drain_seconds", "ROLEWRIGHT_DRAIN_SECONDS").integer(1, 60, 10);
    reader.error("port and size do not go together");

    assertThat(mistakes(reader))
        .containsExactly(
            "server.json: \"log\": must be one of text, json",
            "server.json: \"limits\" must be a single value",
            "environment: ROLEWRIGHT_SIZE: must be a whole number in 1..9",
            "--drain-seconds: must be a whole number in 1..60",
            "port and size do not go together",
            "server.json: unknown setting \"prot\"; did you mean \"port\"?",
            "environment: unknown variable ROLEWRIGHT_PROT; did you mean \"ROLEWRIGHT_PORT\"?");
  }

  @Test
  void aMistakeIsToldAlsoWhereAnotherPlaceGoesBefore() {
    ConfigReader reader =
        new ConfigReader(
            FILE,
            "{\"port\": 0, \"log\": \"loud\", \"host\": \"here\"}",
            Map.of("ROLEWRIGHT_PORT", "many", "ROLEWRIGHT_LOG", "json", "ROLEWRIGHT_HOST", "there"),
            Map.of("port", "1"));

    assertThat(reader.setting("port", "ROLEWRIGHT_PORT").integer(1, 9, 5)).isEqualTo(1);
    assertThat(reader.setting("log", "ROLEWRIGHT_LOG").choice(List.of("json"), "json"))
        .isEqualTo("json");
    assertThat(reader.setting("host", "ROLEWRIGHT_HOST").optional(ConfigReaderTest::refuseHere))
        .contains("there");
    assertThat(mistakes(reader))
        .containsExactly(
            "environment: ROLEWRIGHT_PORT: must be a whole number in 1..9",
            "server.json: \"port\": must be a whole number in 1..9",
            "server.json: \"log\": must be one of json",
            "server.json: \"host\": must not be here",
            "server.json: \"host\": must be elsewhere");
  }

  private static String refuseHere(String text) {
    if (text.equals("here")) {
      throw new ConfigException(List.of("must not be here", "must be elsewhere"));
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "1.5", "true", "false"})
  void whatIsNoTextIsNotTakenForOne(String json) {
    ConfigReader reader =
        new ConfigReader(FILE, "{\"host\": " + json + ", \"log\": 7}", Map.of(), Map.of());
    assertThat(reader.setting("host", "ROLEWRIGHT_HOST").text("default")).isEqualTo("default");
    reader.setting("log", "ROLEWRIGHT_LOG").choice(List.of("7"), "7");

    assertThat(mistakes(reader))
        .containsExactly(
            "server.json: \"host\": must be a text in quotation marks",
            "server.json: \"log\": must be a text in quotation marks");
  }

  @Test
  void anUnknownNameThatIsNearToNoneIsRefusedWithoutAGuess() {
    ConfigReader reader =
        new ConfigReader(
            FILE, "{\"colour\": 1}", Map.of("ROLEWRIGHT_SOMETHING_ELSE", "1"), Map.of());
    reader.setting("port", "ROLEWRIGHT_PORT").text("");

    assertThat(mistakes(reader))
        .containsExactly(
            "server.json: unknown setting \"colour\"",
            "environment: unknown variable ROLEWRIGHT_SOMETHING_ELSE");
  }

  @Test
  void aVariableThatSomethingElseReadsIsNotRefused() {
    ConfigReader reader =
        new ConfigReader(FILE, null, Map.of("ROLEWRIGHT_API_KEY", "secret"), Map.of());
    reader.knownVariable("ROLEWRIGHT_API_KEY");

    assertThatCode(() -> reader.finish(PREFIX)).doesNotThrowAnyException();
  }

  @Property(tries = 300)
  void aWholeNumberIsTakenExactlyWithinItsRange(
      @ForAll int value, @ForAll int one, @ForAll int two) {
    int min = Math.min(one, two);
    int max = Math.max(one, two);
    ConfigReader reader = new ConfigReader(FILE, null, Map.of(), Map.of("size", " " + value + " "));
    int read = reader.setting("size", "ROLEWRIGHT_SIZE").integer(min, max, min);

    if (value >= min && value <= max) {
      assertThat(read).isEqualTo(value);
      reader.finish(PREFIX);
    } else {
      assertThat(mistakes(reader))
          .containsExactly("--size: must be a whole number in " + min + ".." + max);
    }
  }

  @Test
  void bothEndsOfARangeAreInIt() {
    ConfigReader reader = new ConfigReader(FILE, "{\"low\": 1, \"high\": 9}", Map.of(), Map.of());

    assertThat(reader.setting("low", "ROLEWRIGHT_LOW").integer(1, 9, 5)).isEqualTo(1);
    assertThat(reader.setting("high", "ROLEWRIGHT_HIGH").integer(1, 9, 5)).isEqualTo(9);
    reader.finish(PREFIX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"x\"", "1.5", "true", "99999999999", "\"0x10\""})
  void whatIsNoWholeNumberIsRefused(String json) {
    ConfigReader reader = new ConfigReader(FILE, "{\"size\": " + json + "}", Map.of(), Map.of());
    reader.setting("size", "ROLEWRIGHT_SIZE").integer(0, Integer.MAX_VALUE, 1);

    assertThat(mistakes(reader))
        .containsExactly("server.json: \"size\": must be a whole number in 0..2147483647");
  }

  @Test
  void aChoiceIsComparedWithoutCaseAndGivenInItsOwnSpelling() {
    ConfigReader reader = new ConfigReader(FILE, null, Map.of(), Map.of("log", " JSON "));

    assertThat(reader.setting("log", "ROLEWRIGHT_LOG").choice(List.of("text", "json"), "text"))
        .isEqualTo("json");
    assertThat(reader.setting("other", "ROLEWRIGHT_OTHER").choice(List.of("a"), "a"))
        .isEqualTo("a");
    reader.finish(PREFIX);
  }

  @Test
  void malformedJsonIsReportedWithItsPlaceAndTheRestIsStillChecked() {
    ConfigReader reader =
        new ConfigReader(
            FILE, "{\n  \"port\": oops\n}", Map.of("ROLEWRIGHT_SIZE", "big"), Map.of());
    reader.setting("size", "ROLEWRIGHT_SIZE").integer(1, 9, 1);

    List<String> mistakes = mistakes(reader);

    assertThat(mistakes).hasSize(2);
    assertThat(mistakes.getFirst())
        .matches("server\\.json: is no valid JSON .*\\(line 2, column \\d+\\)");
    assertThat(mistakes.getLast()).startsWith("environment: ROLEWRIGHT_SIZE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"port\": 1} \"more\"",
        "{\"port\": 1, \"port\": 2}",
        "{\"port\": 1",
        "{port: 1}",
        "{\"port\": 1,}"
      })
  void noPartOfTheFileIsIgnored(String json) {
    ConfigReader reader = new ConfigReader(FILE, json, Map.of(), Map.of());
    reader.setting("port", "ROLEWRIGHT_PORT").integer(1, 9, 1);

    assertThat(mistakes(reader))
        .singleElement()
        .asString()
        .matches(
            "server\\.json: is no valid JSON or names a setting twice \\(line 1, column \\d+\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "null", "7", "\"port\""})
  void aFileThatIsNoObjectIsRefused(String json) {
    ConfigReader reader = new ConfigReader(FILE, json, Map.of(), Map.of());

    assertThat(mistakes(reader))
        .containsExactly("server.json: must be one JSON object, e.g. {\"port\": 50051}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"size\": [1]}", "{\"size\": {\"value\": 1}}"})
  void aNestedValueIsRefused(String json) {
    ConfigReader reader = new ConfigReader(FILE, json, Map.of(), Map.of());

    assertThat(reader.setting("size", "ROLEWRIGHT_SIZE").integer(1, 9, 4)).isEqualTo(4);
    assertThat(mistakes(reader)).containsExactly("server.json: \"size\" must be a single value");
  }

  @Test
  void noValueStandsInAMessage() {
    String secret = "sk-hunter2";
    Consumer<ConfigReader> settings =
        reader -> {
          reader.setting("size", "ROLEWRIGHT_SIZE").integer(1, 9, 1);
          reader.setting("log", "ROLEWRIGHT_LOG").choice(List.of("text"), "text");
        };
    String quoted = "\"" + secret + "\"";
    Map<String, String> variables = Map.of("ROLEWRIGHT_SIZE", secret, "ROLEWRIGHT_LOG", secret);
    Map<String, String> unknown = Map.of("ROLEWRIGHT_SIEZ", secret);

    assertThat(
            List.of(
                message(null, Map.of(), Map.of("size", secret, "log", secret), settings),
                message(null, variables, Map.of(), settings),
                message(null, unknown, Map.of(), settings),
                message(
                    "{\"size\": " + quoted + ", \"log\": " + quoted + "}",
                    Map.of(),
                    Map.of(),
                    settings),
                message("{\"size\": [" + quoted + "]}", Map.of(), Map.of(), settings),
                message("{\"key\": " + quoted + "}", Map.of(), Map.of(), settings),
                message("{\"size\": " + secret + "}", Map.of(), Map.of(), settings),
                message("{\"size\": 1} " + quoted, Map.of(), Map.of(), settings),
                message(quoted, Map.of(), Map.of(), settings)))
        .allSatisfy(message -> assertThat(message).isNotBlank().doesNotContain("hunter2"));
  }

  @Test
  void theMessageHasALineForEachMistake() {
    ConfigException twice = new ConfigException(List.of("one", "two"));
    assertThat(twice.errors()).containsExactly("one", "two");
    assertThat(twice).hasMessage("one" + System.lineSeparator() + "two");
  }

  private static String message(
      @Nullable String json,
      Map<String, String> environment,
      Map<String, String> flags,
      Consumer<ConfigReader> settings) {
    ConfigReader reader = new ConfigReader(FILE, json, environment, flags);
    settings.accept(reader);
    return String.join("\n", mistakes(reader));
  }

  private static List<String> mistakes(ConfigReader reader) {
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> reader.finish(PREFIX));
    assertThat(thrown).isNotNull();
    return thrown.getMessage().lines().toList();
  }
}
