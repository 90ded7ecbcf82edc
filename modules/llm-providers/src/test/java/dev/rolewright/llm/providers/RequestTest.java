package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What a request to a vendor says. */
abstract class RequestTest extends VendorFixture {
  static final ChatParameters ALL =
      new ChatParameters(
          Optional.of(1.5), Optional.of(0.9), Optional.of(321), List.of("END"), Optional.of(42L));
  static final AnswerFormat TEXT = new AnswerFormat.Text();
  static final AnswerFormat JSON_OBJECT = new AnswerFormat.JsonObject();
  static final AnswerFormat STRICT_SCHEMA =
      new AnswerFormat.JsonSchema(
          "skills",
          """
          {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
          "properties":{"count":{"type":"integer","minimum":3}},"required":["count"],
          "additionalProperties":false}\
          """);
  static final AnswerFormat OPEN_SCHEMA =
      new AnswerFormat.JsonSchema(
          "skills",
          """
          {"type":"object","properties":{"minimum":{"type":"string"},"enum":{"enum":["a"]}}}\
          """);

  VendorRequest sent;

  JsonNode body(ProviderCall call) {
    provider.stream(call, heard);
    sent = server.requests().getLast();
    try {
      return new ObjectMapper().readTree(sent.body());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  ChatMessage system(String text) {
    return new ChatMessage(ChatRole.SYSTEM, text);
  }

  ChatMessage user(String text) {
    return new ChatMessage(ChatRole.USER, text);
  }

  ChatMessage assistant(String text) {
    return new ChatMessage(ChatRole.ASSISTANT, text);
  }

  static void assertHasNo(JsonNode body, String... fields) {
    for (String field : fields) {
      assertThat(body.has(field)).as(field).isFalse();
    }
  }
}
