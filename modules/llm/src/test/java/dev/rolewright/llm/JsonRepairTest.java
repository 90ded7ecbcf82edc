package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRepairTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '^',
      value = {
        // Fences and words around it.
        "```json\\n{\"a\":1}\\n``` => {\"a\":1}",
        "```\\n{\"a\":1} => {\"a\":1}",
        "Here it is: {\"a\":1} Hope it helps! => {\"a\":1}",
        "I fill in {name} as you said: {\"a\":1} => {\"a\":1}",
        "As {asked}:\\n```json\\n{\"a\":1}\\n``` => {\"a\":1}",
        "See [1]. {\"a\":[1,2]} => {\"a\":[1,2]}",
        "{\"a\":\"```\"} and more => {\"a\":\"```\"}",
        // Several objects.
        "{\"a\":1}{\"a\":2} => {\"a\":1}",
        "{\"a\":1}\\n{\"a\":2} => {\"a\":1}",
        // Commas.
        "{\"a\":[1,2,],} => {\"a\":[1,2]}",
        "{\"a\":1\\n\"b\":2} => {\"a\":1,\"b\":2}",
        "{'a':1\\n,'b':2} => {\"a\":1,\"b\":2}",
        // Quotes.
        "{'a':'it's \"so\"','b':2} => {\"a\":\"it's \\\"so\\\"\",\"b\":2}",
        "{“a”: „x“, 'b': ‘y’} => {\"a\":\"x\",\"b\":\"y\"}",
        "{\"a\":\"„x“ 'y'\",} => {\"a\":\"„x“ 'y'\"}",
        "{a:1, b_2: 2, $c-d: 3} => {\"a\":1,\"b_2\":2,\"$c-d\":3}",
        // Words and comments.
        "{\"a\":True,\"b\":False,\"c\":None,\"d\":NaN} =>"
            + " {\"a\":true,\"b\":false,\"c\":null,\"d\":null}",
        "{\"a\":1, // one\\n /* two */ \"b\":2 # three\\n} => {\"a\":1,\"b\":2}",
        "{\"a\":\"http://x #y /* z */\",} => {\"a\":\"http://x #y /* z */\"}",
        // Strings that are not escaped well.
        "{\"a\":\"one\\ntwo\"} => {\"a\":\"one\\\\ntwo\"}",
        "{\"a\":\"C:\\\\Users\",} => {\"a\":\"C:\\\\\\\\Users\"}",
        "{\"a\":\"it\\\\'s\",} => {\"a\":\"it's\"}",
        // Ends that are cut.
        "{\"a\":1,\"b\":\"hel => {\"a\":1}",
        "{\"a\":1,\"b\":12 => {\"a\":1}",
        "{\"a\":1,\"b\":tr => {\"a\":1}",
        "{\"a\":1,\"b\":true => {\"a\":1,\"b\":true}",
        "{\"a\":1,\"b\":\"whole\" => {\"a\":1,\"b\":\"whole\"}",
        "{\"a\":1,\"b => {\"a\":1}",
        "{\"a\":1,\"b\" => {\"a\":1}",
        "{\"a\":1,\"b\": => {\"a\":1}",
        "{\"a\":1,\"b\":[ => {\"a\":1}",
        "{\"a\":1,\"b\":{\"c\": => {\"a\":1}",
        "{\"a\":1,\"b\":[\"x\",\"y => {\"a\":1,\"b\":[\"x\"]}",
        "```json\\n{\"a\":1,\"b\":[\\n``` => {\"a\":1}",
        "{\"a\":1, // and => {\"a\":1}",
        "{'a':1,'b':'it' => {\"a\":1}",
        // Arrays only where the text is one.
        "[1,2,] => [1,2]",
        "Result: ['a'] => [\"a\"]",
      })
  void findsWhatWasMeant(String text, String json) {
    assertThat(JsonRepair.repair(unescaped(text))).contains(unescaped(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I can't do that.",
        "{",
        "{\"a\":",
        "{\"a\":[",
        "{a}",
        "{\"a\":hello}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":01}",
        "{\"a\":[1,...]}",
        "{\"a\":[1,,2]}",
        "{,\"a\":1}",
        "{\"a\":,\"b\":1}",
        "}{",
        "```json\n```"
      })
  void makesUpNothing(String text) {
    assertThat(JsonRepair.repair(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " {\"a\" : 1.50e+3 ,\n\t\"a\":\"\\u00e4\\/\"} \n",
        "42",
        "\"{'a':1}\"",
        "null",
        "[]",
        "{\"a\":\"```json {}\"}"
      })
  void leavesValidJsonAsItIs(String text) {
    assertThat(JsonRepair.repair(text)).containsSame(text);
  }

  @Test
  void leavesValidJsonAsItIsAtAnyDepthAndSize() {
    String deep = "[".repeat(30_000) + "{\"a\":1}" + "]".repeat(30_000);
    String number = "{\"a\":" + "7".repeat(20_000) + "}";

    assertThat(JsonRepair.repair(deep)).containsSame(deep);
    assertThat(JsonRepair.repair(number)).containsSame(number);
  }

  @Test
  void givesUpWhatIsNestedTooDeep() {
    assertThat(JsonRepair.repair("{'a':".repeat(30_000))).isEmpty();
    assertThat(JsonRepair.repair("[".repeat(30_000))).isEmpty();
  }

  /** Would not end within the build's patience if a text were read again from each brace. */
  @Test
  void readsATextOfManyBracesOnce() {
    assertThat(JsonRepair.repair("{a ".repeat(1_000_000))).isEmpty();
    assertThat(JsonRepair.repair("{'a':' ".repeat(90) + "' ".repeat(1_000_000))).isEmpty();
  }

  @Property
  void leavesEveryValidJsonAsItIs(@ForAll("json") String json) {
    assertThat(JsonRepair.isValid(json)).isTrue();
    assertThat(JsonRepair.repair(json)).containsSame(json);
  }

  @Property
  void findsAnObjectInEveryFrame(@ForAll("object") String json) {
    assertThat(JsonRepair.repair("```json\n" + json + "\n```")).contains(json);
    assertThat(JsonRepair.repair("The answer: " + json + "\nThat is all.")).contains(json);
    assertThat(JsonRepair.repair(json + json)).contains(json);
  }

  /** A cut never changes what came before it: what is kept stands in the whole text. */
  @Property
  void keepsOnlyWhatWasThere(@ForAll("object") String json, @ForAll int seed) {
    int cut = Math.floorMod(seed, json.length() + 1);
    Optional<String> repaired = JsonRepair.repair(json.substring(0, cut));
    repaired.ifPresent(
        found -> {
          assertThat(JsonRepair.isValid(found)).isTrue();
          assertThat(json).startsWith(withoutEnd(found));
        });
  }

  @Property(tries = 5_000)
  void givesValidJsonOrNothingAndTheSameAgain(@ForAll("scraps") String text) {
    JsonRepair.repair(text)
        .ifPresent(
            found -> {
              assertThat(JsonRepair.isValid(found)).isTrue();
              assertThat(JsonRepair.repair(found)).containsSame(found);
            });
  }

  @Property
  void survivesEveryText(
      @ForAll @CharRange(from = '\0', to = '\u2FFF') @StringLength(max = 40) String text) {
    JsonRepair.repair("{" + text)
        .ifPresent(found -> assertThat(JsonRepair.isValid(found)).isTrue());
  }

  @Provide
  Arbitrary<String> json() {
    return value(3);
  }

  @Provide
  Arbitrary<String> object() {
    return objectOf(value(2));
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(
            "{", "}", "[", "]", ",", ":", "\"", "'", "“", "”", "\\", "a", "b", " ", "\n", "1", "-",
            ".", "e", "true", "None", "//", "/*", "*/", "#", "```", "\\u00e4", "\\u1", "\uD83D")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            Arbitraries.of("true", "false", "null", "0", "-1.5e+3", "12345678901234567890"),
            text());
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> value(depth - 1));
    Arbitrary<String> array =
        inner.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
    return Arbitraries.oneOf(scalar, array, objectOf(inner));
  }

  private static Arbitrary<String> objectOf(Arbitrary<String> values) {
    return net.jqwik.api.Combinators.combine(text(), values)
        .as((key, value) -> key + ":" + value)
        .list()
        .ofMaxSize(3)
        .map(members -> "{" + String.join(",", members) + "}");
  }

  private static Arbitrary<String> text() {
    return Arbitraries.of(
            "a", "'", "“", "{", "}", "[", "]", ",", ":", " ", "\\\"", "\\\\", "\\n", "//", "```",
            "ä")
        .list()
        .ofMaxSize(4)
        .map(parts -> "\"" + String.join("", parts) + "\"");
  }

  private static String withoutEnd(String json) {
    int end = json.length();
    while (end > 0 && (json.charAt(end - 1) == '}' || json.charAt(end - 1) == ']')) {
      end--;
    }
    return json.substring(0, end);
  }

  /** Lets a table of texts name line breaks and backslashes. */
  private static String unescaped(String cell) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < cell.length(); at++) {
      char character = cell.charAt(at);
      if (character == '\\' && cell.charAt(at + 1) == 'n') {
        text.append('\n');
        at++;
      } else if (character == '\\' && cell.charAt(at + 1) == '\\') {
        text.append('\\');
        at++;
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }
}
