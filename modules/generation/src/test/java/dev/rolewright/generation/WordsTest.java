package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void findsWholeWordsOnly() {
    assertThat(Words.hold("Wrote it in GO and R.", "Go")).isTrue();
    assertThat(Words.hold("Good Rust", "Go")).isFalse();
    assertThat(Words.hold("Good Rust, some R", "R")).isTrue();
    assertThat(Words.hold("C++ and C#", "C")).isFalse();
    assertThat(Words.hold("C++ and C#", "C#")).isTrue();
    assertThat(Words.hold("Spring\nBoot", "spring boot")).isTrue();
    assertThat(Words.hold("负责数据分析工作", "数据分析")).isTrue();
  }

  @Test
  void noWordsAreNowhere() {
    assertThat(Words.hold("anything", " ")).isFalse();
  }
}
