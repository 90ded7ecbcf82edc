package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
  private static final JsonSchema PERSON =
      JsonSchema.parse(
          """
          {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "email"],
            "properties": {
              "name": {"type": "string", "minLength": 2},
              "email": {"type": ["string", "null"], "pattern": "^[^@]+@[^@]+$"},
              "level": {"enum": ["junior", "senior"]},
              "a/b~c": {"type": "integer"},
              "skills": {"type": "array", "items": {"$ref": "#/$defs/skill"}, "maxItems": 3}
            },
            "$defs": {
              "skill": {"type": "object", "required": ["name"], "properties": {"years": {"minimum": 0}}}
            },
            "x-note": "a keyword of our own"
          }
          """);

  @Test
  void findsNothingInADocumentThatFits() {
    assertThat(PERSON.check("{\"name\":\"Ada\",\"email\":null,\"skills\":[{\"name\":\"Java\"}]}"))
        .isEmpty();
  }

  @Test
  void namesEachPlaceInTheDocumentsOrderWithoutItsValue() {
    List<SchemaViolation> found =
        PERSON.check(
            """
            {"skills": [{"name": 1}, {"years": -7}], "a/b~c": "secret", "level": "expert",
             "name": "X", "phone": "0123"}
            """);

    assertThat(found)
        .extracting(SchemaViolation::pointer)
        .containsExactly(
            "/skills/1/years", "/skills/1/name", "/a~1b~0c", "/level", "/name", "/phone", "/email");
    assertThat(found)
        .extracting(SchemaViolation::message)
        .containsExactly(
            "must be at least 0.",
            "is missing.",
            "is string; it must be integer.",
            "must be one of [\"junior\", \"senior\"].",
            "must have at least 2 characters.",
            "is not a property the schema knows.",
            "is missing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{'a':1}", "{\"a\":1,}", "{} {}", "[1,]", "nul", "\0"})
  void takesWhatIsNoJsonForAViolationOfTheWhole(String text) {
    assertThat(JsonSchema.parse("true").check(text))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.pointer()).isEmpty();
              assertThat(violation.message()).startsWith("is not valid JSON");
            });
  }

  @Test
  void refusesAKeyThatComesTwice() {
    assertThat(JsonSchema.parse("true").check("{\"secret\":1,\"secret\":2}"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).startsWith("has a key twice"))
        .satisfies(violation -> assertThat(violation.message()).doesNotContain("secret"));
  }

  @Test
  void boundsTheDepthOfADocument() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);

    assertThat(JsonSchema.parse("true").check(deep))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("nested deeper"));
  }

  @Test
  void boundsTheSizeOfADocumentAndTheNumberOfViolations() {
    JsonSchema numbers = JsonSchema.parse("{\"items\":{\"type\":\"number\"}}");

    assertThat(numbers.check(" ".repeat(JsonSchema.MAX_DOCUMENT_CHARACTERS) + "1"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("at most 4000000"));
    assertThat(numbers.check("[" + "null,".repeat(5_000) + "null]"))
        .hasSize(JsonSchema.MOST_NAMED)
        .last()
        .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/99"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"strin\"} | /type",
        "{\"properties\": {\"a\": {\"minLength\": -1}}} | /properties/a/minLength",
        "{\"properties\": []} | /properties",
        "{\"required\": \"name\"} | /required",
        "[] | ''",
        "\"text\" | ''",
        "{ | ''",
        "{\"$ref\": \"#/$defs/missing\"} | ''",
        "{\"$ref\": \"https://schemas.invalid/a.json\"} | /$ref",
        "{\"items\": {\"$ref\": \"file:///etc/passwd\"}} | /items/$ref",
        "{\"$dynamicRef\": \"other.json\"} | /$dynamicRef",
        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\"} | /$schema",
      })
  void refusesWhatIsNoSchemaAndNamesThePlace(String schema, String pointer) {
    assertThatThrownBy(() -> JsonSchema.parse(schema))
        .isInstanceOfSatisfying(
            JsonSchemaException.class, refused -> assertThat(refused.pointer()).isEqualTo(pointer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)\\\\1",
        "(?=a)b",
        "(?<!a)b",
        "[",
        "((a{1000}){1000}){1000}",
        "((a{900,}){900,}){900,}",
      })
  void refusesAPatternThatCanNotBeMatchedInLinearTime(String pattern) {
    assertThatThrownBy(() -> JsonSchema.parse("{\"pattern\": \"" + pattern + "\"}"))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessageContaining("pattern");
    assertThatThrownBy(
            () -> JsonSchema.parse("{\"patternProperties\": {\"" + pattern + "\": true}}"))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessageContaining("pattern");
  }

  @Test
  void matchesAPatternThatOtherEnginesTakeYearsFor() {
    JsonSchema schema = JsonSchema.parse("{\"pattern\": \"^(a+)+$\"}");

    assertThat(schema.check("\"" + "a".repeat(50_000) + "!\"")).hasSize(1);
    assertThat(schema.check("\"" + "a".repeat(50_000) + "\"")).isEmpty();
  }

  @Test
  void findsAPatternAnywhereAndKnowsCodePoints() {
    JsonSchema schema = JsonSchema.parse("{\"pattern\": \"\\\\u00e4[0-9]{2}\"}");

    assertThat(schema.check("\"Mä12x\"")).isEmpty();
    assertThat(schema.check("\"Ma12x\"")).hasSize(1);
  }

  @Test
  void takesADefinitionThatHoldsItself() {
    JsonSchema tree =
        JsonSchema.parse(
            "{\"type\":\"object\",\"properties\":{\"sub\":{\"items\":{\"$ref\":\"#\"}}}}");

    assertThat(tree.check("{\"sub\":[{\"sub\":[1]}]}"))
        .containsExactly(new SchemaViolation("/sub/0/sub/0", "is integer; it must be object."));
  }

  @Test
  void endsWhereASchemaGoesInCirclesOrDoublesItsWork() {
    assertThat(JsonSchema.parse("{\"$ref\":\"#\"}").check("1"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("steps"));
    StringBuilder doubling = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
    for (int level = 0; level < 60; level++) {
      String next = "{\"$ref\":\"#/$defs/d" + (level + 1) + "\"}";
      doubling.append("\"d" + level + "\":{\"allOf\":[" + next + "," + next + "]},");
    }
    doubling.append("\"d60\":{\"type\":\"string\"}}}");
    assertThat(JsonSchema.parse(doubling.toString()).check("1"))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("steps"));
  }

  /** Each match is linear; thousands of them over one long text would take an hour. */
  @Test
  void endsWhereASchemaMatchesTheSameTextTooOften() {
    String references = String.join(",", Collections.nCopies(2_000, "{\"$ref\":\"#/$defs/p\"}"));
    JsonSchema schema =
        JsonSchema.parse(
            "{\"allOf\":[" + references + "],\"$defs\":{\"p\":{\"pattern\":\"(x?){900}$\"}}}");

    assertThat(schema.check("\"" + "x".repeat(50_000) + "\""))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("steps"));
    assertThat(schema.check("\"x\"")).isEmpty();
  }

  @Test
  void refusesASchemaThatIsTooLargeOrTooDeep() {
    assertThatThrownBy(
            () -> JsonSchema.parse(" ".repeat(JsonSchema.MAX_SCHEMA_CHARACTERS) + "true"))
        .isInstanceOf(JsonSchemaException.class)
        .hasMessageContaining("200000");
    assertThatThrownBy(
            () -> JsonSchema.parse("{\"not\":".repeat(2_000) + "true" + "}".repeat(2_000)))
        .isInstanceOf(JsonSchemaException.class);
    assertThat(JsonSchema.parse("{\"not\":".repeat(90) + "true" + "}".repeat(90)).check("1"))
        .isEmpty();
  }

  @Test
  void assertsNoFormat() {
    assertThat(JsonSchema.parse("{\"format\":\"date\"}").check("\"yesterday\"")).isEmpty();
  }

  @Test
  void takesAReferenceInDataForData() {
    JsonSchema schema = JsonSchema.parse("{\"const\":{\"$ref\":\"https://schemas.invalid\"}}");

    assertThat(schema.check("{\"$ref\":\"https://schemas.invalid\"}")).isEmpty();
  }

  @Test
  void tellsThatOneOfSeveralFormsWasAskedFor() {
    JsonSchema schema = JsonSchema.parse("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}");

    assertThat(schema.check("\"x\"")).isEmpty();
    assertThat(schema.check("1"))
        .extracting(SchemaViolation::message)
        .contains("is integer; it must be string (one of several forms that are allowed).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"multipleOf\":1e-320}",
        "{\"multipleOf\":0.01}",
        "{\"maximum\":1e400}",
        "{\"maxLength\":1e300}",
        "{\"minItems\":99999999999999999999}",
        "{\"uniqueItems\":true}",
      })
  void survivesExtremeNumbers(String text) {
    JsonSchema schema;
    try {
      schema = JsonSchema.parse(text);
    } catch (JsonSchemaException refused) {
      return;
    }
    for (String document :
        List.of("1e308", "1e-308", "-0.0", "1e999", "123456789012345678901234567890", "[1,1.0]")) {
      assertThat(schema.check(document)).hasSizeLessThanOrEqualTo(1);
    }
  }
}
