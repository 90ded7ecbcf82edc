package dev.rolewright.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the JSON that a model meant, by rule and without asking again. What is valid JSON (RFC
 * 8259) comes back as it is, to the byte. Else the first object of the text is read (an array only
 * where the text begins with one or holds no object), past code fences and words around it, and
 * written anew:
 *
 * <ul>
 *   <li>commas before an end, comments, keys without quotes, single and typographic quotes, line
 *       breaks within strings, escapes that are none, and a comma that a line break stands for;
 *   <li>{@code True}, {@code False} and {@code None}; {@code NaN} and {@code undefined}, which are
 *       no values, become null;
 *   <li>a text that ends before its time keeps what was whole by then. A string, number, word or
 *       key that is cut is left out, with its key, and so is an object or array of which nothing
 *       whole had come: an empty list would say that there is nothing.
 * </ul>
 *
 * <p>No value is ever made up or completed. Takes time linear in the text; a text that is nested
 * deeper than {@value TolerantReader#MAX_DEPTH} levels is given up.
 */
final class JsonRepair {
  private static final String FENCE = "```";

  /** Bounds are not this class's business: what is valid is valid at any size. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonRepair() {}

  /** Returns valid JSON; empty where no object or array is found. */
  static Optional<String> repair(String text) {
    if (isValid(text)) {
      return Optional.of(text);
    }
    char opener = text.indexOf('{') >= 0 ? '{' : '[';
    int start = firstStart(text, opener);
    while (start >= 0) {
      TolerantReader reader = new TolerantReader(text, start);
      Optional<String> found = reader.read();
      if (found.isPresent() || reader.isTooDeep()) {
        return found;
      }
      start = text.indexOf(opener, Math.max(start + 1, reader.position()));
    }
    return Optional.empty();
  }

  /** Tells whether a text is one JSON value. */
  static boolean isValid(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      int depth = 0;
      do {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return false;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      } while (depth > 0);
      return parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
    }
  }

  private static int firstStart(String text, char opener) {
    int begin = skipBlank(text, 0);
    if (isOpener(text, begin)) {
      return begin;
    }
    // A fence begins a line; within a line it is a part of some string.
    int fence = text.startsWith(FENCE, begin) ? begin : text.indexOf("\n" + FENCE);
    if (fence >= 0) {
      int inside = text.indexOf(FENCE, fence) + FENCE.length();
      while (inside < text.length() && Character.isLetterOrDigit(text.charAt(inside))) {
        inside++;
      }
      inside = skipBlank(text, inside);
      if (isOpener(text, inside)) {
        return inside;
      }
    }
    return text.indexOf(opener);
  }

  private static boolean isOpener(String text, int at) {
    return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    return at;
  }
}
