package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is no ad says so by its confidence, and a short ad is still an ad. */
class JobAdConfidenceTest {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/rolewright/parsing");
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static String read(String file) throws IOException {
    String text = Files.readString(RESOURCES.resolve(file), StandardCharsets.UTF_8);
    return text.substring(text.indexOf("\n\n") + 2);
  }

  private static Job parse(String text) {
    return PARSER.parse(SourceText.of("document.content", text), "").job();
  }

  static List<String> textsThatAreNoAds() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String part : read("no_ads.txt").split("(?m)^\\[\\w+\\]\n", -1)) {
      if (!part.isBlank()) {
        texts.add(part.strip());
      }
    }
    assertThat(texts).hasSizeGreaterThan(15);
    return texts;
  }

  static List<String> smallAds() throws IOException {
    return Arrays.stream(read("small_ads.txt").split("\n\n")).map(String::strip).toList();
  }

  static Stream<Path> sampleAds() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of("../../samples/jobs"))) {
      files = found.sorted().toList();
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("textsThatAreNoAds")
  void aTextThatIsNoAdHasALowConfidence(String text) {
    assertThat(parse(text).parsingConfidence()).isLessThan(0.4);
  }

  @ParameterizedTest
  @MethodSource("smallAds")
  void aSmallAdIsAnAd(String text) {
    Job job = parse(text);
    assertThat(job.roleTitle()).isNotEmpty();
    assertThat(job.parsingConfidence()).isGreaterThan(0.4);
  }

  @ParameterizedTest
  @MethodSource("sampleAds")
  void anAdHasAHighConfidence(Path file) throws IOException {
    SourceText source =
        SourceText.decode("document.content", Files.readAllBytes(file), "", file.toString());
    assertThat(PARSER.parse(source, "").job().parsingConfidence()).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Barista\nCorner Cup, Bristol\n\nWhat you bring:\n- A steady hand\n- Kind manners",
        "Back-end Developer\nMarrowfield Ltd\n\nRequirements\n- Java\n\nMust have\n- SQL",
        "Electrician\n\nWhat we expect\n- 18th Edition\n- A van of your own",
        "Koch\n\nDein Profil\n- Ausbildung zum Koch\n- Freude am Kochen"
      })
  void aRoleAndAHeadingOverRequirementsAreAnAd(String text) {
    assertThat(parse(text).parsingConfidence()).isGreaterThan(0.4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Doe\nBack-end Developer\n\nSkills\n- Java\n- SQL\n\nEducation\n- BSc Physics",
        "How a barista makes coffee\n\nWhat you need\n- Beans\n- Water"
      })
  void aCvOrAnArticleIsNoAd(String text) {
    assertThat(parse(text).parsingConfidence()).isLessThan(0.4);
  }
}
