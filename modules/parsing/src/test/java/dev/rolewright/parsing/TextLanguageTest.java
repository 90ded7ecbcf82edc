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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hur kan jag bli chef på min avdelning om några år",
        "Vad kan jag göra om jag vill byta jobb?",
        "Hvad kan jeg gøre om fem år som sygeplejerske på hospitalet",
        "Hvordan kan jeg blive leder om to år?",
        "Hva kan jeg bli om noen år som sykepleier på sykehuset",
        "Kva kan eg bli om nokre år?",
        "Hoe kan ek oor vyf jaar hoof van my afdeling word?",
        "Com puc arribar a ser cap de planta",
        "Quines són les meves opcions de carrera a l'hospital?",
        "Como podo chegar a ser xefa de planta dende a miña praza?",
        "Care sunt opțiunile mele de carieră la un spital?",
        "Jak mogę zostać kierownikiem oddziału i co dalej na rynku?",
        "Jak se mohu stát vedoucí na oddělení a do kdy?",
        "Kako mogu postati voditelj odjela i da li je to moguće na bolnici?",
        "Mit tehetek, ha a kórházban van egy állás, de nem tudok?",
        "Miten voin edetä, kun minun työni on osastolla en tiedä?",
        "Bu hastanede bir hemşire ne olabilir de daha sonra o?",
      })
  void aNeighbourOfTheKnownLanguagesIsTakenForNoneOfThem(String text) {
    assertThat(TextLanguage.of(text)).isEqualTo("und");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How can I get from the ward to the head office in a year or so?      | en
          Which roles are open to a med tech at a hospital in Malmö?           | en
          Wie kann ich in fünf Jahren die Leitung der Station übernehmen?      | de
          Comment est-ce que je peux devenir chef de service dans un an ?      | fr
          ¿Cómo puedo llegar a ser jefa de planta en unos años?                | es
          Come posso diventare responsabile di reparto fra qualche anno?       | it
          Hoe kan ik over een paar jaar hoofd van mijn afdeling worden?        | nl
          Como posso chegar a ser chefe da minha equipa daqui a uns anos?      | pt
          """)
  void aNeighbourTakesNoQuestionFromAKnownLanguage(String text, String language) {
    assertThat(TextLanguage.of(text)).isEqualTo(language);
  }

  @Test
  void theDocumentedWarmUpIsInEnglish() throws IOException {
    Matcher line = WARM_UP.matcher(Files.readString(Path.of("../../docs/cache.md")));
    assertThat(line.find()).isTrue();
    assertThat(TextLanguage.of(line.group(1))).isEqualTo("en");
  }
}
