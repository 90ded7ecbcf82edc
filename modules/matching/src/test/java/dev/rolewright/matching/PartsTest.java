package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.months;
import static dev.rolewright.matching.Samples.work;
import static dev.rolewright.matching.Samples.years;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PartialDate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts of the formula, each by itself. */
class PartsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0.1, 0",
    "0.25, 0.25",
    "0.4, 0.5",
    "0.55, 0.75",
    "0.7, 1",
    "1, 1",
    "NaN, 0"
  })
  void mapsCosinesToNearness(double cosine, double nearness) {
    assertThat(MatchFormula.nearness(cosine)).isCloseTo(nearness, within(1e-9));
  }

  @Test
  void takesTheBestFewOverWhatSoFewCouldReach() {
    double[] weights = {1, 0.7, 0.5, 1, 0.5};

    assertThat(MatchFormula.bestFew(new double[] {1, 1, 1, 1, 1}, weights))
        .isCloseTo(1, within(1e-9));
    assertThat(MatchFormula.bestFew(new double[] {0, 0, 1, 0.5, 0}, weights))
        .isCloseTo((0.5 + 0.5) / 2.7, within(1e-9));
    assertThat(MatchFormula.bestFew(new double[0], new double[0])).isZero();
  }

  @Test
  void countsMonthsOnceAndOnlyWhatIsKnown() {
    DateRange ongoing =
        new DateRange(Optional.of(new PartialDate(2026, 1, 0)), Optional.empty(), true);
    DateRange open =
        new DateRange(Optional.of(new PartialDate(2001, 1, 0)), Optional.empty(), false);

    assertThat(worked(months(2020, 1, 2020, 12))).isEqualTo(12);
    assertThat(worked(months(2020, 1, 2020, 12), months(2020, 7, 2021, 6))).isEqualTo(18);
    assertThat(worked(months(2020, 1, 2021, 12), months(2020, 3, 2020, 4))).isEqualTo(24);
    assertThat(worked(years(2018, 2020))).isEqualTo(24);
    assertThat(worked(years(2018, 2018))).isEqualTo(6);
    assertThat(worked(ongoing)).isEqualTo(3);
    assertThat(worked(open)).isZero();
    assertThat(worked(months(2030, 1, 2031, 1))).isZero();
    assertThat(worked(months(2025, 4, 2040, 1))).isEqualTo(12);
    assertThat(WorkTime.of(List.of(Optional.empty(), Optional.of(open)), TODAY).undated())
        .isEqualTo(2);
  }

  private static int worked(DateRange... ranges) {
    return WorkTime.of(Stream.of(ranges).map(Optional::of).toList(), TODAY).months();
  }

  @ParameterizedTest
  @CsvSource({
    "AWS Certified Solutions Architect, AWS Certified Solutions Architect – Associate, true",
    "AWS cert, AWS Certified Developer, true",
    "CISSP, Certified Information Systems Security Professional, true",
    "Certified Information Systems Security Professional, CISSP, true",
    "PMP or PRINCE2, Prince2 Practitioner, true",
    "Valid driving licence class B, Driving licence class B, true",
    "Certified Scrum Master, Scrum Master certificate, true",
    "CISSP, CISM, false",
    "AWS Certified Solutions Architect, Azure Solutions Architect Expert, false",
    "certification, First aid, false",
    "Full clean driving licence, full UK driving licence, true",
    "Valid driver's license, Driving Licence (UK), true",
    "Class A CDL with HazMat, CDL-A with HazMat endorsement, true",
    "HazMat endorsement, CDL-A with hazardous materials endorsement, true",
    "Commercial driver's license Class A, CDL A, true",
    "Driver's license, Class A CDL, true",
    "RN license, Registered Nurse, true",
    "Class A CDL, CDL-B, false",
    "CDL, Full driving licence, false",
    "Driving licence, Driving instructor certificate, false",
    "Category C driving licence, driving licence class B, false",
    "Führerschein Klasse B, driving licence class B, true",
  })
  void knowsCertificatesByName(String required, String title, boolean is) {
    assertThat(Certificates.is(required, evidence("one", EvidenceKind.CERTIFICATE, title, "")))
        .isEqualTo(is);
  }

  @Test
  void takesNoJobForACertificate() {
    assertThat(Certificates.is("Certified Scrum Master", work("one", "Scrum Master", "")))
        .isFalse();
    assertThat(Certificates.isNamedBy("AWS cert", work("one", "Dev", "Ran AWS."))).isFalse();
    assertThat(
            Certificates.isNamedBy("PMP", work("one", "Lead", "Planned many projects for clients")))
        .isFalse();
    assertThat(Certificates.isNamedBy("PMP", work("one", "Lead", "", "PMP since 2019"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "B.Sc. Informatics, BACHELOR",
    "Bachelor's degree in Nursing, BACHELOR",
    "M.A. History, MASTER",
    "MBA, MASTER",
    "Ph.D. in Physics, DOCTORATE",
    "Apprenticeship as electrician, VOCATIONAL",
    "Abitur, SECONDARY",
    "Course in pottery, UNSPECIFIED",
  })
  void readsTheLevelOfADegree(String title, EducationLevel level) {
    assertThat(Degrees.level(FoldedText.of(title))).isEqualTo(level);
  }

  @Test
  void keepsShortEvidenceInOnePassage() {
    List<Passage> passages =
        Passage.of(work("one", "Baker", "Baked bread.\nSold it", "Won a prize", " "));

    assertThat(passages)
        .extracting(Passage::text)
        .containsExactly("Baker. Baked bread. Sold it. Won a prize");
  }

  @Test
  void splitsLongEvidenceIntoDescriptionAndHighlights() {
    String sentence = String.join(" ", Collections.nCopies(40, "word")) + ".";
    String[] highlights = new String[40];
    Arrays.setAll(highlights, index -> "Highlight number " + index);

    List<Passage> passages =
        Passage.of(work("one", "Baker", sentence + " " + sentence, highlights));

    assertThat(passages.get(0).text()).startsWith("Baker. word");
    assertThat(passages.get(1).text()).isEqualTo(sentence);
    assertThat(passages.get(2).pieces())
        .containsExactly("Highlight number 0", "Highlight number 1", "Highlight number 2");
    assertThat(passages)
        .hasSizeLessThanOrEqualTo(
            Passage.MOST_DESCRIPTION_PASSAGES + Passage.MOST_HIGHLIGHT_PASSAGES);
    assertThat(passages.getLast().pieces()).contains("Highlight number 39");
  }

  @Test
  void shortensQuotesAndLists() {
    assertThat(Wording.quote("word ".repeat(100))).hasSizeLessThan(150).endsWith("word…\"");
    assertThat(Wording.list(List.of("A", "B", "C"))).isEqualTo("A, B and C");
    assertThat(Wording.list(List.of("A", "B", "C", "D", "E", "F", "G", "H")))
        .isEqualTo("A, B, C, D, E, F and 2 more");
  }
}
