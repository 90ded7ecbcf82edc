package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanguageTest {
  private static final Pattern WARM_UP = Pattern.compile("echo \"(Which [^\"]+)\"");

  @Test
  void aFewWordsHaveNone() {
    assertThat(TextLanguage.of("Paths?")).isEqualTo("und");
    assertThat(TextLanguage.of("Was kann ich mit der Stelle in der Klinik werden?"))
        .isEqualTo("de");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Where may I go from here?                 | en
          How do I become a ward manager?           | en
          Next steps for my career?                 | en
          What can a nurse do after ten years?      | en
          Welche Wege gibt es?                      | de
          Wie werde ich Stationsleitung?            | de
          Quels sont les métiers possibles ?        | fr
          Que puis-je faire après ?                 | fr
          ¿Qué puedo hacer ahora?                   | es
          ¿Cuáles son mis opciones?                 | es
          Quali sono le mie possibilità?            | it
          Welke mogelijkheden heb ik?               | nl
          Hoe word ik hoofd van een afdeling?       | nl
          Quais são os meus próximos passos?        | pt
          """)
  void aShortQuestionHasOne(String text, String language) {
    assertThat(TextLanguage.of(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Career paths?",
        "Career paths for nurses",
        "Senior Nurse, ICU, Rio de Janeiro",
        "on on on on",
        "in la de me",
        "Cook, Blue Door Ltd; Baker, Red Door Ltd; Porter, Grey Door Ltd",
        "Java Kubernetes Docker Terraform Ansible Helm and Python, Go, Rust, Scala, Kafka, Spark,"
            + " Flink, Airflow, Snowflake, Postgres, Redis, Mongo, Elastic, Linux for Azure",
      })
  void whatSeveralLanguagesOrTooFewWordsTellIsOfNone(String text) {
    assertThat(TextLanguage.of(text)).isEqualTo("und");
  }

  @Test
  void theDocumentedWarmUpIsInEnglish() throws IOException {
    Matcher line = WARM_UP.matcher(Files.readString(Path.of("../../docs/cache.md")));
    assertThat(line.find()).isTrue();
    assertThat(TextLanguage.of(line.group(1))).isEqualTo("en");
  }
}
