package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of skills that mean other things in everyday English: nations, verbs, letters. */
class EverydayMeaningTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());

  private static List<String> labels(String text) {
    return FINDER.find(text).stream().map(found -> found.skill().label()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Knowledge of French pastry",
        "French polishing of antique furniture",
        "Dutch ovens and Swiss watches",
        "Italian-trained hands",
        "A Chinese restaurant",
        "Polish the floors",
        "Danish design",
      })
  void aNationIsNoLanguage(String text) {
    assertThat(FINDER.find(text)).noneMatch(found -> found.skill().isLanguage());
  }

  @ParameterizedTest
  @CsvSource({
    "fluent French, French",
    "French (B2), French",
    "'French and German required', 'French,German'",
    "a French speaker, French",
    "French-speaking customers, French",
    "English C1 or better, English",
    "able to read Spanish contracts, Spanish",
    "German is a plus, German",
    "Deutsch fließend, German",
    "English 5/5, English",
    "Braille typist, Braille",
    "English German Dutch, 'English,German,Dutch'",
  })
  void aLanguageIsFoundWhereItIsMeant(String text, String expected) {
    assertThat(labels(text)).containsExactly(expected.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Excel for costing",
        "stock counts and ordering in Excel",
        "Reports in Excel for the manager",
        "used Excel to plan shifts",
        "experience with Excel in a finance team",
        "Rotas, Excel, ordering",
        "Makes Excel reports",
      })
  void excelIsFoundWhereNoVerbCanStand(String text) {
    assertThat(labels(text)).contains("Excel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We excel in a fast environment",
        "Excel in a fast environment",
        "Excel and grow with us",
        "people who excel, every day",
        "the drive to excel",
      })
  void toExcelIsAVerb(String text) {
    assertThat(labels(text)).doesNotContain("Excel");
  }

  @ParameterizedTest
  @CsvSource({
    "'R, Python and SQL', R",
    "experience with R, R",
    "R/Python, R",
    "R (tidyverse), R",
    "statistical analysis in R, R",
    "analysed surveys in R, R",
    "C and C++, C",
    "firmware written in C for microcontrollers, C",
  })
  void aLetterIsFoundWhereALanguageStands(String text, String expected) {
    assertThat(labels(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R&D",
        "R & D in Leeds",
        "R.",
        "John R. Smith",
        "H&R",
        "offices in R and D block",
        "a pass in C or above",
        "Hepatitis C",
        "Smith, C. and Jones, R.",
      })
  void aLetterIsNoLanguageElsewhere(String text) {
    assertThat(labels(text)).doesNotContain("R", "C");
  }

  @Test
  void aCertificateIsNoProgrammingLanguage() {
    assertThat(labels("CPP certification required")).isEmpty();
    assertThat(labels("Certified Payroll Professional (CPP)"))
        .containsExactly("Certified Payroll Professional");
    assertThat(labels("modern cpp")).containsExactly("C++");
    assertThat(labels("Python, CPP")).containsExactly("Python", "C++");
  }

  @Test
  void aNarrowSkillIsNotReadIntoAWideWord() {
    assertThat(labels("product design experience")).containsExactly("Product design");
    assertThat(labels("recent acute care experience")).containsExactly("Acute care");
  }
}
