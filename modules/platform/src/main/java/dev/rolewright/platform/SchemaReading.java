package dev.rolewright.platform;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.InvalidSchemaRefException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns a text into a schema of the library, with everything off that reaches outside of it. */
final class SchemaReading {
  /** Steps of one check; a document of some megabytes under a usual schema needs far fewer. */
  private static final long MAX_STEPS = 5_000_000;

  /** A reference counts as a level, so this is more than the depth of a document. */
  private static final int MAX_EVALUATION_DEPTH = 400;

  private static final String DIALECT = SpecificationVersion.DRAFT_2020_12.getDialectId();

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  /** Keywords whose value is data, in which "$ref" is a key like others. */
  private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

  private SchemaReading() {}

  static Schema read(String json) {
    if (json.length() > JsonSchema.MAX_SCHEMA_CHARACTERS) {
      throw new JsonSchemaException(
          "",
          "has "
              + json.length()
              + " characters; at most "
              + JsonSchema.MAX_SCHEMA_CHARACTERS
              + " are accepted.");
    }
    JsonNode node;
    try {
      node = StrictJson.read(json);
    } catch (JacksonException malformed) {
      throw new JsonSchemaException("", StrictJson.fault(malformed));
    }
    if (!node.isObject() && !node.isBoolean()) {
      throw new JsonSchemaException("", "must be an object, true or false.");
    }
    refuseUnsafe("", node);
    checkMetaSchema(node);
    try {
      Schema schema = registry().getSchema(node);
      schema.initializeValidators();
      return schema;
    } catch (InvalidSchemaRefException dangling) {
      throw new JsonSchemaException("", "has a $ref to a place that is not there.");
    } catch (SchemaException | JacksonException unusable) {
      throw new JsonSchemaException(
          "", "can't be used: check its $ref, $id, $anchor and the size of its limits.");
    }
  }

  private static void checkMetaSchema(JsonNode node) {
    List<Error> errors;
    try {
      errors = MetaSchema.SCHEMA.validate(node);
    } catch (ValidationLimitExceededException tooMuch) {
      throw new JsonSchemaException("", "is too large or nested too deep to be checked.");
    } catch (JacksonException outOfRange) {
      throw new JsonSchemaException("", "has a number that is out of range.");
    }
    if (!errors.isEmpty()) {
      SchemaViolation first = ViolationTree.of(errors).inOrderOf(node).getFirst();
      throw new JsonSchemaException(first.pointer(), first.message());
    }
  }

  /** Refuses by name what would make the library look for another document or match for ever. */
  private static void refuseUnsafe(String pointer, JsonNode node) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey();
      JsonNode value = property.getValue();
      String place = pointer + "/" + ViolationTree.escaped(name);
      if (REFERENCES.contains(name) && value.isString() && !value.stringValue().startsWith("#")) {
        throw new JsonSchemaException(
            place,
            "refers to another document, which is never fetched: put the definition under $defs"
                + " and refer to it as #/$defs/….");
      }
      if (name.equals("$schema") && value.isString() && !isDialect(value.stringValue())) {
        throw new JsonSchemaException(
            place, "names another dialect; only " + DIALECT + " is read.");
      }
      if (name.equals("pattern") && value.isString()) {
        refusePattern(place, value.stringValue());
      }
      if (name.equals("patternProperties") && value.isObject()) {
        value.propertyNames().forEach(pattern -> refusePattern(place, pattern));
      }
      if (!DATA.contains(name)) {
        refuseUnsafe(place, value);
      }
    }
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        refuseUnsafe(pointer + "/" + index, node.get(index));
      }
    }
  }

  private static void refusePattern(String pointer, String expression) {
    try {
      LinearPattern.compile(expression);
    } catch (LinearPattern.Refused refused) {
      throw new JsonSchemaException(pointer, refused.fault());
    }
  }

  private static boolean isDialect(String uri) {
    return uri.equals(DIALECT) || uri.equals(DIALECT + "#");
  }

  /** A registry of its own for each schema: one tenant's $id is never found from another's. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        builder ->
            builder
                .schemaCacheEnabled(false)
                .schemaLoader(loader -> loader.block(anything -> true))
                .schemaRegistryConfig(config()));
  }

  private static SchemaRegistryConfig config() {
    return SchemaRegistryConfig.builder()
        .pathType(PathType.JSON_POINTER)
        .formatAssertionsEnabled(false)
        .preloadSchema(true)
        .regularExpressionFactory(LinearPattern::compile)
        .executionContextCustomizer(
            (context, schemaContext) ->
                context.setExecutionConfig(
                    ExecutionConfig.builder()
                        .formatAssertionsEnabled(false)
                        .maxEvaluationSteps(MAX_STEPS)
                        .maxEvaluationDepth(MAX_EVALUATION_DEPTH)
                        .build()))
        .build();
  }

  /** The draft's own schema, which the library carries; read at first use. */
  private static final class MetaSchema {
    static final Schema SCHEMA =
        SchemaRegistry.withDialect(
                Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config()))
            .getSchema(com.networknt.schema.SchemaLocation.of(DIALECT));
  }
}
