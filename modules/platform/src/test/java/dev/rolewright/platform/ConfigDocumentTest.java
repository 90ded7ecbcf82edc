package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDocumentTest {
  private static final ConfigSchema SCHEMA =
      ConfigSchema.parse(
          """
          {
            "type": "object",
            "properties": {
              "providers": {
                "type": "object",
                "propertyNames": {"description": "small letters", "minLength": 1, "maxLength": 9, "pattern": "^[a-z/]*$"},
                "additionalProperties": {"$ref": "#/$defs/provider"}
              }
            },
            "additionalProperties": false,
            "$defs": {
              "provider": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                  "kind": {"enum": ["open", "closed"]},
                  "retries": {"type": "integer", "minimum": 0, "maximum": 9},
                  "models": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "properties": {"name": {"type": "string"}},
                      "additionalProperties": false
                    }
                  }
                },
                "additionalProperties": false
              }
            }
          }
          """);

  private final ConfigErrors errors = new ConfigErrors();

  private Optional<ConfigDocument> read(String json) {
    return ConfigDocument.read("file.json", json, errors);
  }

  @Test
  void givesNumbersAsTheyAreWrittenUnlessTheyAreOutOfAllBounds() {
    ConfigNode root = read("{\"d\": 0.1, \"large\": 1e400}").orElseThrow().root();
    assertThat(root.decimal("d")).contains(new BigDecimal("0.1"));
    assertThat(root.decimal("large")).isEmpty();
    assertThat(root.decimal("none")).isEmpty();
  }

  @Test
  void givesTypedMembers() {
    ConfigNode root =
        read("{\"t\": \"x\", \"i\": 3, \"n\": 0.5, \"f\": true, \"l\": [\"a\", 1], \"o\": {\"p\":"
                + " {}}}")
            .orElseThrow()
            .root();
    assertThat(root.text("t")).contains("x");
    assertThat(root.integer("i")).contains(3);
    assertThat(root.number("n")).contains(0.5);
    assertThat(root.flag("f")).contains(true);
    assertThat(root.texts("l")).containsExactly("a");
    assertThat(root.objects()).containsOnlyKeys("o");
    assertThat(root.object("o").has("p")).isTrue();
    assertThat(root.object("o").json()).isEqualTo("{\"p\":{}}");
    assertThat(root.textsByName()).containsOnlyKeys("t");
    assertThat(root.text("i")).isEmpty();
    assertThat(root.integer("n")).isEmpty();
    assertThat(root.integer("none")).isEmpty();
    assertThat(root.object("t").objects()).isEmpty();
    errors.throwIfAny();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"a\": 1, \"a\": 2}", "{} {}", "[]", "1", "null", "{\"a\": sesame}"})
  void refusesWhatIsNoObjectWithItsLine(String json) {
    assertThat(read(json)).isEmpty();
    assertThat(errors.lines()).hasSize(1);
    assertThat(errors.lines().getFirst()).startsWith("file.json:").doesNotContain("sesame");
    assertThatThrownBy(errors::throwIfAny).isInstanceOf(ConfigException.class);
  }

  @Test
  void tellsEveryMistakeWithLineAndPlaceAndNoValue() {
    ConfigDocument document =
        read("""
        {
          "providers": {
            "a/b": {
              "kind": "sesame",
              "retrys": 1
            },
            "c": {
              "retries": 77,
              "models": [
                {"nmae": "sesame"}
              ]
            }
          },
          "sesame": 1
        }
        """)
            .orElseThrow();
    document.root().object("providers").object("c").error("retries", "is told by the caller");
    document.root().object("providers").object("c").error("models", 0, "is odd");
    document.root().object("providers").object("c").error("as a whole");
    SCHEMA.check(document);
    assertThat(errors.lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("file.json:4: /providers/a~1b/kind: "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "file.json:5: /providers/a~1b/retrys: is unknown; did you mean"
                            + " \"retries\"?"),
            line ->
                assertThat(line)
                    .isEqualTo("file.json:8: /providers/c/retries: is told by the caller"),
            line -> assertThat(line).isEqualTo("file.json:10: /providers/c/models/0: is odd"),
            line -> assertThat(line).isEqualTo("file.json:7: /providers/c: as a whole"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "file.json:10: /providers/c/models/0/nmae: is unknown; did you mean"
                            + " \"name\"?"),
            line -> assertThat(line).isEqualTo("file.json:7: /providers/c/kind: is missing."),
            line ->
                assertThat(line)
                    .isEqualTo("file.json:14: /sesame: is unknown; known are providers"));
    assertThat(errors.lines()).filteredOn(line -> line.contains("sesame")).hasSize(1);
  }

  @Test
  void aLineBreakBehindANameIsNotAllowed() {
    SCHEMA.check(read("{\"providers\": {\"acme\\n\": {\"kind\": \"open\"}}}").orElseThrow());
    assertThat(errors.lines()).singleElement(STRING).contains("is no name that is allowed here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "", "toolongaword"})
  void aNameThatIsNotAllowedIsToldWithWhatIsWanted(String name) {
    SCHEMA.check(
        read("{\"providers\": {\n\"%s\": {\"kind\": \"open\"}}}".formatted(name)).orElseThrow());
    assertThat(errors.lines())
        .containsExactly(
            "file.json:2: /providers/"
                + name
                + ": is no name that is allowed here; it must be small letters");
  }

  @Test
  void aRemarkIsToldLikeAMistakeAndIsNone() {
    ConfigNode root = read("{\n\"a\": {}}").orElseThrow().root();
    assertThat(root.remark("a", "is odd")).isEqualTo("file.json:2: /a: is odd");
    errors.throwIfAny();
  }

  @Test
  void aFileThatFitsHasNoMistake() {
    SCHEMA.check(
        read("{\"providers\": {\"a\": {\"kind\": \"open\", \"retries\": 9}}}").orElseThrow());
    assertThat(errors.lines()).isEmpty();
  }
}
