package dev.rolewright.llm.providers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.providers.StreamEvent.Slice;
import java.io.IOException;

/** Reads vendors' JSON. Bytes that are no UTF-8 are no JSON. */
final class Json {
  /**
   * Its buffers are shared: a virtual thread lives for one call, so that those of a thread, which
   * is the library's way, would never be used again.
   */
  static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()).build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /**
   * Reads an event.
   *
   * @return an object
   * @throws LlmException MALFORMED when it is none
   */
  static JsonNode object(Slice data) {
    JsonNode node = orMissing(data.bytes(), data.from(), data.length());
    if (!node.isObject()) {
      throw malformed("An event of the provider's answer is no JSON object.");
    }
    return node;
  }

  /** Reads bytes; a missing node where they are no JSON. */
  static JsonNode orMissing(byte[] bytes, int from, int length) {
    try {
      JsonNode node = MAPPER.readTree(bytes, from, length);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException notJson) {
      // The failure quotes the vendor's text, which belongs in no log.
      return MissingNode.getInstance();
    }
  }

  /** Reads a text; a missing node where it is no JSON. */
  static JsonNode orMissing(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  static String write(JsonNode node) {
    return node.toString();
  }

  static LlmException malformed(String message) {
    return new LlmException(Fault.MALFORMED, message);
  }
}
