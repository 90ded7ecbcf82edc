package dev.rolewright.platform;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON as RFC 8259 has it, to its end, with no key twice in an object. */
final class StrictJson {
  private static final int MAX_NUMBER_CHARACTERS = 400;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(JsonSchema.MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARACTERS)
                          .maxStringLength(JsonSchema.MAX_DOCUMENT_CHARACTERS)
                          .maxNameLength(JsonSchema.MAX_DOCUMENT_CHARACTERS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  static JsonNode read(String json) {
    JsonNode node = MAPPER.readTree(json);
    if (node.isMissingNode()) {
      return MAPPER.readTree("\0");
    }
    return node;
  }

  /** Says what is wrong without a word of the text. */
  static String fault(JacksonException malformed) {
    if (malformed instanceof StreamConstraintsException) {
      return "is nested deeper than "
          + JsonSchema.MAX_DEPTH
          + " levels or has a number of more than "
          + MAX_NUMBER_CHARACTERS
          + " digits.";
    }
    TokenStreamLocation location = malformed.getLocation();
    String place =
        location == null
            ? ""
            : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    boolean isRepeated = String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate");
    return isRepeated
        ? "has a key twice in one object" + place + "."
        : "is not valid JSON" + place + ".";
  }
}
