package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void onlyTheLastKeepsItsFullStop() {
    assertThat(Sentences.joined(List.of("a: is empty.", "b: is wrong", "c: is late.")))
        .isEqualTo("a: is empty; b: is wrong; c: is late.");
    assertThat(Sentences.joined(List.of("Only one."))).isEqualTo("Only one.");
    assertThat(Sentences.joined(List.of())).isEmpty();
  }

  @Test
  void anEllipsisIsNoFullStop() {
    assertThat(Sentences.unended("and so on...")).isEqualTo("and so on...");
    assertThat(Sentences.unended("over.")).isEqualTo("over");
  }
}
