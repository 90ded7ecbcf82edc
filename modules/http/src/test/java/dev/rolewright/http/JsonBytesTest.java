package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written by hand is what Jackson reads. */
final class JsonBytesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void writesAnyTextSoThatJacksonReadsTheSame(@ForAll("texts") String text) throws IOException {
    byte[] json = new JsonBytes(1).text(text).toArray();
    assertThat(JSON.readTree(json).textValue()).isEqualTo(text);
  }

  // Single units, so that halves of surrogate pairs come up, too.
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.chars().range((char) 0, (char) 0x7f)),
            net.jqwik.api.Tuple.of(2, Arbitraries.chars().all()),
            net.jqwik.api.Tuple.of(3, Arbitraries.chars().range((char) 0xd7f0, (char) 0xe010)))
        .list()
        .ofMaxSize(60)
        .map(
            units -> {
              StringBuilder text = new StringBuilder();
              units.forEach(text::append);
              return text.toString();
            });
  }

  @Example
  void writesLongTextsWithoutCuttingACharacter() throws IOException {
    for (int before = 4_090; before < 4_100; before++) {
      String text = "x".repeat(before) + "😀".repeat(5_000);
      byte[] json = new JsonBytes(16).text(text).toArray();
      assertThat(JSON.readTree(json).textValue()).isEqualTo(text);
    }
  }
}
