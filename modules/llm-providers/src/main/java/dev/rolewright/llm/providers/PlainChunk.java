package dev.rolewright.llm.providers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rolewright.llm.providers.StreamEvent.Slice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Nearly all chunks of a stream are alike: one choice with a piece of text, and things that do not
 * matter. They are read here without a tree of the whole, which would cost more than the rest of
 * the way of a piece. Whatever else a chunk holds is not for this reader.
 *
 * @param text may be empty
 * @param marked whether it carries a padding that no other chunk has
 */
record PlainChunk(String text, boolean marked) {
  /**
   * Reads a chunk.
   *
   * @return null where the chunk says anything more than a piece of text, or is none
   */
  static @Nullable PlainChunk of(Slice data) {
    try (JsonParser parser = Json.FACTORY.createParser(data.bytes(), data.from(), data.length())) {
      PlainChunk chunk = parser.nextToken() == JsonToken.START_OBJECT ? chunk(parser) : null;
      return parser.nextToken() == null ? chunk : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  private static @Nullable PlainChunk chunk(JsonParser parser) throws IOException {
    String text = null;
    boolean marked = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      boolean plain =
          switch (name) {
            case "choices" -> text == null && value == JsonToken.START_ARRAY;
            case "usage", "error" -> value == JsonToken.VALUE_NULL;
            case "obfuscation" -> value == JsonToken.VALUE_STRING;
            default -> value.isScalarValue();
          };
      if (!plain) {
        return null;
      }
      if (name.equals("choices")) {
        text = onlyChoice(parser);
        if (text == null) {
          return null;
        }
      } else if (name.equals("obfuscation")) {
        marked = parser.getTextLength() > 0;
      }
    }
    return text == null ? null : new PlainChunk(text, marked);
  }

  private static @Nullable String onlyChoice(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String text = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      boolean plain =
          switch (name) {
            case "index" -> value == JsonToken.VALUE_NUMBER_INT && parser.getText().equals("0");
            case "delta" -> text == null && value == JsonToken.START_OBJECT;
            default -> value == JsonToken.VALUE_NULL;
          };
      if (!plain) {
        return null;
      }
      if (name.equals("delta")) {
        text = delta(parser);
        if (text == null) {
          return null;
        }
      }
    }
    return parser.nextToken() == JsonToken.END_ARRAY ? text : null;
  }

  private static @Nullable String delta(JsonParser parser) throws IOException {
    String text = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      boolean plain =
          switch (name) {
            case "content" -> text == null && value == JsonToken.VALUE_STRING;
            case "role" -> value == JsonToken.VALUE_STRING;
            default -> value == JsonToken.VALUE_NULL;
          };
      if (!plain) {
        return null;
      }
      if (name.equals("content")) {
        text = parser.getText();
      }
    }
    return text;
  }
}
