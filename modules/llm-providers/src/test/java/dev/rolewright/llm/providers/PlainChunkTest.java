package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rolewright.llm.providers.StreamEvent.Slice;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainChunkTest {
  private static final String HEAD =
      "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",";

  private static @Nullable PlainChunk of(String json) {
    byte[] bytes = ("xx" + json + "yy").getBytes(StandardCharsets.UTF_8);
    return PlainChunk.of(new Slice(bytes, 2, bytes.length - 4));
  }

  @Test
  void readsThePieceOfText() {
    assertThat(
            of(
                HEAD
                    + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hé\\n\\\"llo\"},"
                    + "\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}"))
        .isEqualTo(new PlainChunk("hé\n\"llo", false));
    assertThat(
            of(
                HEAD
                    + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\","
                    + "\"refusal\":null},\"finish_reason\":null}],\"obfuscation\":\"aB3\"}"))
        .isEqualTo(new PlainChunk("", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"delta\":{}}]}",
        "{\"choices\":[{\"delta\":{\"content\":null}}]}",
        "{\"choices\":[{\"delta\":{\"content\":7}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\",\"refusal\":\"no\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\",\"tool_calls\":[]}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"a\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}},{\"delta\":{\"content\":\"b\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"error\":{\"message\":\"x\"}}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]} {}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"choices\":[{\"delta\":{\"content\":\"b\"}}]}",
        "no json"
      })
  void leavesEverythingElseToTheOther(String json) {
    assertThat(of(json)).isNull();
  }

  /** Whatever is read here is what a tree of the whole says, for chunks of any make. */
  @Property
  void saysWhatTheTreeSays(@ForAll("chunks") String json) {
    PlainChunk plain = of(json);
    if (plain != null) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      JsonNode tree = Json.object(new Slice(bytes, 0, bytes.length));
      assertThat(tree.path("choices")).hasSize(1);
      JsonNode choice = tree.path("choices").path(0);
      assertThat(choice.path("index").asInt(0)).isZero();
      assertThat(choice.path("delta").path("content").textValue()).isEqualTo(plain.text());
      assertThat(choice.path("delta").hasNonNull("refusal")).isFalse();
      assertThat(choice.hasNonNull("finish_reason")).isFalse();
      assertThat(tree.hasNonNull("usage")).isFalse();
      assertThat(tree.hasNonNull("error")).isFalse();
      assertThat(tree.path("obfuscation").asText().isEmpty()).isEqualTo(!plain.marked());
    }
  }

  @Provide
  Arbitrary<String> chunks() {
    Arbitrary<String> delta = objects("content", "role", "refusal", values());
    Arbitrary<String> choice =
        objects("index", "delta", "finish_reason", Arbitraries.oneOf(values(), delta, delta));
    Arbitrary<String> choices =
        choice
            .list()
            .ofMaxSize(2)
            .map(list -> list.stream().collect(Collectors.joining(",", "[", "]")));
    return objects(
        "choices", "usage", "obfuscation", Arbitraries.oneOf(values(), choices, choices));
  }

  /** Objects of up to four members, in any order, some of them twice. */
  private static Arbitrary<String> objects(
      String first, String second, String third, Arbitrary<String> values) {
    Arbitrary<String> member =
        Combinators.combine(Arbitraries.of(first, first, second, third, "error"), values)
            .as((name, value) -> "\"" + name + "\":" + value);
    return member
        .list()
        .ofMaxSize(4)
        .map(list -> list.stream().collect(Collectors.joining(",", "{", "}")));
  }

  private static Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of("null", "0", "1", "true", "{}", "[]", "\"\"", "0.0"),
        Arbitraries.strings()
            .ofMaxLength(4)
            .map(text -> JsonNodeFactory.instance.textNode(text).toString()));
  }
}
