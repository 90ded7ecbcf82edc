package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextLanguageTest {
  private static final Pattern WARM_UP = Pattern.compile("echo \"(Which [^\"]+)\"");

  @Test
  void aFewWordsHaveNone() {
    assertThat(TextLanguage.of("Paths?")).isEqualTo("und");
    assertThat(TextLanguage.of("Was kann ich mit der Stelle in der Klinik werden?"))
        .isEqualTo("de");
  }

  @Test
  void theDocumentedWarmUpIsInEnglish() throws IOException {
    Matcher line = WARM_UP.matcher(Files.readString(Path.of("../../docs/cache.md")));
    assertThat(line.find()).isTrue();
    assertThat(TextLanguage.of(line.group(1))).isEqualTo("en");
  }
}
