package dev.rolewright.platform;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.ValidationLimitExceededException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema of draft 2020-12. Schemas come from tenants, so nothing in one can reach the
 * network or a file, and both reading and checking are bounded:
 *
 * <ul>
 *   <li>a schema has at most {@value #MAX_SCHEMA_CHARACTERS} characters and is a valid instance of
 *       the draft's meta-schema; keywords that the draft does not know are allowed, as it says;
 *   <li>{@code $ref} and {@code $dynamicRef} point into the same schema ({@code #…}); {@code
 *       $schema}, where it is given, names draft 2020-12;
 *   <li>{@code pattern} and {@code patternProperties} are matched in linear time, so
 *       back-references and look-around are refused;
 *   <li>{@code format} is an annotation, as the draft has it by default, and refuses nothing: a
 *       form that matters is written as a {@code pattern};
 *   <li>a document has at most {@value #MAX_DOCUMENT_CHARACTERS} characters.
 * </ul>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class JsonSchema {
  /** Most characters (UTF-16) of a schema. */
  public static final int MAX_SCHEMA_CHARACTERS = 200_000;

  /** Most characters (UTF-16) of a document. */
  public static final int MAX_DOCUMENT_CHARACTERS = 4_000_000;

  /** Most violations that one check names. */
  public static final int MOST_NAMED = 100;

  /** Deepest nesting of a schema or a document. */
  public static final int MAX_DEPTH = 100;

  /** Some seconds at most; a usual pattern of 50 instructions takes them for 2 megabytes. */
  private static final long MAX_PATTERN_STEPS = 100_000_000;

  private static final String TOO_MUCH =
      "needs more steps to check than are allowed: make the schema simpler.";

  private final String text;
  private final Schema schema;

  private JsonSchema(String text, Schema schema) {
    this.text = text;
    this.schema = schema;
  }

  /**
   * Reads a schema.
   *
   * @throws JsonSchemaException if it is none, naming the place and the fault
   */
  public static JsonSchema parse(String json) {
    return new JsonSchema(json, SchemaReading.read(json));
  }

  /** Returns the schema as it was written. */
  public String json() {
    return text;
  }

  /**
   * Returns what is wrong with a document, in the document's order and at most {@value #MOST_NAMED}
   * violations; empty if it fits. A text that is no JSON (RFC 8259, with no key twice in an object)
   * is one violation of the whole document.
   */
  public List<SchemaViolation> check(String json) {
    if (json.length() > MAX_DOCUMENT_CHARACTERS) {
      return whole(
          "has "
              + json.length()
              + " characters; at most "
              + MAX_DOCUMENT_CHARACTERS
              + " are accepted.");
    }
    JsonNode document;
    try {
      document = StrictJson.read(json);
    } catch (JacksonException malformed) {
      return whole(StrictJson.fault(malformed));
    }
    try {
      LinearPattern.Budget budget = new LinearPattern.Budget(MAX_PATTERN_STEPS);
      List<Error> errors = LinearPattern.within(budget, () -> schema.validate(document));
      if (budget.isExhausted()) {
        return whole(TOO_MUCH);
      }
      return errors.isEmpty() ? List.of() : ViolationTree.of(errors).inOrderOf(document);
    } catch (ValidationLimitExceededException tooMuch) {
      return whole(TOO_MUCH);
    } catch (SchemaException | JacksonException unusable) {
      return whole(
          "can't be checked: the schema refers to no schema or has a limit that is out of range.");
    }
  }

  private static List<SchemaViolation> whole(String message) {
    return List.of(new SchemaViolation("", message));
  }
}
