package dev.rolewright.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads the body of a request, strictly: nothing of it may be passed over without a word. */
final class JsonBody {
  /** Deepest nesting that is read. */
  static final int MOST_DEPTH = 64;

  private static final int MOST_DIGITS = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_DEPTH)
                          .maxNumberLength(MOST_DIGITS)
                          // The body as a whole is limited before.
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonBody() {}

  /** Returns the object that the body holds. */
  static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      throw ApiError.unreadable(
          "The body is empty; send one JSON object with \"model\" and \"messages\".");
    }
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (StreamConstraintsException beyond) {
      throw ApiError.unreadable(
          "The body nests deeper than "
              + MOST_DEPTH
              + " levels, or holds a number of more than "
              + MOST_DIGITS
              + " digits or a name of more than 50,000 characters"
              + place(beyond));
    } catch (JsonProcessingException malformed) {
      throw ApiError.unreadable(
          (isDuplicate(malformed)
                  ? "The body has the same key twice in one object; send it once"
                  : "The body is not valid JSON in UTF-8")
              + place(malformed));
    } catch (IOException unreadable) {
      throw ApiError.unreadable("The body is not valid JSON in UTF-8.");
    }
    if (!(root instanceof ObjectNode object)) {
      throw ApiError.unreadable(
          "The body must be one JSON object with \"model\" and \"messages\".");
    }
    return object;
  }

  // Jackson's own words would show a piece of the body, which may be personal data.
  private static boolean isDuplicate(JsonProcessingException malformed) {
    return malformed.getOriginalMessage().startsWith("Duplicate field");
  }

  private static String place(JsonProcessingException malformed) {
    JsonLocation location = malformed.getLocation();
    return location == null
        ? "."
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
  }
}
