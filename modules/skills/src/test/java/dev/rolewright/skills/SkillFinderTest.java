package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.SkillLevel;
import dev.rolewright.domain.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillFinderTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());

  private static List<String> labels(String text) {
    return FINDER.find(text).stream().map(found -> found.skill().label()).toList();
  }

  private static FoundSkill only(String text, String label) {
    List<FoundSkill> found =
        FINDER.find(text).stream().filter(place -> place.skill().label().equals(label)).toList();
    assertThat(found).as(text).hasSize(1);
    return found.getFirst();
  }

  @Test
  void namesWithSignsSurvive() {
    assertThat(labels("We use C, C++, C#, F#, .NET, ASP.NET, Node.js, R, Go, CI/CD and TCP/IP."))
        .containsExactly(
            "C", "C++", "C#", "F#", ".NET", "ASP.NET", "Node.js", "R", "Go", "CI/CD", "TCP/IP");
  }

  @ParameterizedTest
  @CsvSource({
    "C/C++, 'C,C++'",
    "HTML5/CSS3, 'HTML,CSS'",
    "Java/Kotlin, 'Java,Kotlin'",
    "React.js, React",
    "vue 3, Vue.js",
    "Python3, Python",
    "T-SQL, T-SQL",
    "PL/SQL, PL/SQL",
    "A/B testing, A/B testing",
    "AWS's tools, Amazon Web Services",
    "JavaScript, JavaScript",
    "Java-based, Java",
    "Java17, Java",
    "Python 3.11, Python",
  })
  void oneNameIsReadAs(String text, String expected) {
    assertThat(labels("We use " + text + " here")).containsExactly(expected.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "our office at Google",
        "talk to C-level people",
        "vitamin C and Plan B",
        "You excel at what you do",
        "the team has access to everything",
        "we start in spring 2024",
        "a swift response, a rust-free car",
        "express written consent",
        "word of mouth",
        "the teams react quickly",
        "Go the extra mile",
        "see https://github.com/java/python or write to java@python.org",
        "open main.java and snake_java_case",
        "C.",
      })
  void everydayWordsAreNoSkills(String text) {
    assertThat(labels(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access to SQL Server is given",
        "Excel at SQL Server",
        "We react to SQL Server alerts",
        "In spring 2024 we moved to SQL Server",
        "SQL Server for group C",
        "SQL Server teams go fast",
      })
  void companyDoesNotMakeAnEverydayPhraseASkill(String text) {
    assertThat(labels(text)).containsExactly("Microsoft SQL Server");
  }

  @Test
  void aLetterOfALongerNameIsNoSkill() {
    assertThat(labels("We use Python in R&D and C-level talks")).doesNotContain("R", "C");
  }

  @Test
  void aListVouchesForItsMembers() {
    assertThat(labels("Go, Rust and C")).containsExactly("Go", "Rust", "C");
    assertThat(labels("- Excel\n- Word\n- SQL")).containsExactly("Excel", "Word", "SQL");
  }

  @Test
  void aCueWordVouches() {
    assertThat(labels("experience with Excel")).containsExactly("Excel");
    assertThat(labels("Senior Go developer")).contains("Go");
    assertThat(labels("Excel every day")).isEmpty();
  }

  @Test
  void theLongestNameWins() {
    assertThat(labels("We use Microsoft SQL Server")).containsExactly("Microsoft SQL Server");
    assertThat(labels("We use React Native")).containsExactly("React Native");
  }

  @Test
  void aNameMayRunOverALineBreakButNotOverAnItem() {
    assertThat(labels("knowledge of machine\nlearning")).containsExactly("Machine learning");
    assertThat(labels("Machine\n\nLearning")).isEmpty();
  }

  @Test
  void offsetsCountCodePointsWhateverStandsBefore() {
    String text = "İstanbul ß 😀👩‍💻 e\u0301 Java\u00a0Python";
    FoundSkill java = only(text, "Java");
    int start = text.codePointCount(0, text.indexOf("Java"));
    assertThat(java.span()).isEqualTo(new Span(start, start + 4));
    assertThat(only(text, "Python").span()).isEqualTo(new Span(start + 5, start + 11));
  }

  @Test
  void accentsCountInNoForm() {
    assertThat(labels("Franc\u0327ais and Kubernetes")).contains("French");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no Java required",
        "Java is not required",
        "Java experience is not strictly necessary",
        "works without Java",
        "a non-Java team",
        "We don't require Java",
        "No prior experience with Scala, Kotlin or Java is needed",
        "Java, Scala and Kotlin are not needed",
      })
  void denied(String text) {
    assertThat(only(text, "Java").negated()).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java is required",
        "not only Java",
        "including but not limited to Java",
        "No degree needed. Java is.",
        "no nonsense, we write Java",
        "You need no introduction to us but Java",
      })
  void notDenied(String text) {
    assertThat(only(text, "Java").negated()).as(text).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Basic Java, BASIC",
    "familiar with Java, BASIC",
    "exposure to Docker or Java, BASIC",
    "good knowledge of Java, INTERMEDIATE",
    "working knowledge of Java, INTERMEDIATE",
    "Solid Java, INTERMEDIATE",
    "strong experience in Java, ADVANCED",
    "proficient in Java, ADVANCED",
    "Java (advanced), ADVANCED",
    "'Java: expert', EXPERT",
    "deep knowledge of Java, EXPERT",
    "mastery of Java, EXPERT",
    "Java, UNSPECIFIED",
    "working experience with Java, UNSPECIFIED",
    "Advanced degree in Java, UNSPECIFIED",
    "strong Docker. Java, UNSPECIFIED",
  })
  void level(String text, SkillLevel level) {
    assertThat(only(text, "Java").level()).as(text).isEqualTo(level);
  }

  @Test
  void anAdjectiveSpeaksOfTheFirstMemberOfAListAndANounOfAll() {
    assertThat(only("strong Docker, Java", "Java").level()).isEqualTo(SkillLevel.UNSPECIFIED);
    assertThat(only("strong knowledge of Docker, Java", "Java").level())
        .isEqualTo(SkillLevel.ADVANCED);
  }

  @ParameterizedTest
  @CsvSource({
    "5+ years of Java, 5",
    "Java (3 years), 3",
    "'Java: at least 3 yrs', 3",
    "five years of professional experience with Kotlin and Java, 5",
    "3-5 years' experience in Python and Java, 3",
    "3 to 5 years of Java, 3",
    "2 or more years of Java, 2",
    "10 years Java, 10",
  })
  void years(String text, int years) {
    assertThat(only(text, "Java").years()).as(text).contains(years);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java",
        "Founded 20 years ago. Java",
        "5 years of Python. Java",
        "300 years of Java"
      })
  void noYears(String text) {
    assertThat(only(text, "Java").years()).as(text).isEqualTo(Optional.empty());
  }

  @Test
  void confidenceTellsEverydayWordsFromNames() {
    assertThat(only("We use Kubernetes", "Kubernetes").confidence()).isEqualTo(1.0);
    assertThat(only("Kubernetes and Go", "Go").confidence()).isBetween(0.5, 0.95);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plumber wanted, you report to the site manager and work with nurses",
        "Life assurance, income protection and 25 days of holiday",
        "German customers and the Danish market",
        "the Capacity, Supply and Provisioning (CSCP) group",
        "a canoe guide",
        "We are building services that many people use",
      })
  void titlesBenefitsAndNationalitiesAreNoSkills(String text) {
    assertThat(labels(text)).isEmpty();
  }

  @Test
  void anAcronymNeedsCompanyOfItsOwnTrade() {
    assertThat(labels("wound care, PCA, blood pressure"))
        .doesNotContain("Principal component analysis");
    assertThat(labels("SVM, PCA, random forests")).contains("Principal component analysis");
  }

  @Test
  void softwareWordsDoNotVouchForTraitsAndCrafts() {
    assertThat(labels("a friendly engineering team, dependency injection framework"))
        .doesNotContain("Friendliness", "Medication administration");
    assertThat(labels("fluent in German, German classes, English-speaking team"))
        .containsExactly("German", "German", "English");
  }

  @Test
  void praiseOfOtherThingsIsNoTrait() {
    assertThat(labels("teamwork matters, and our systems have great reliability"))
        .containsExactly("Teamwork");
  }

  @Test
  void aNewFinderAnswersManyThreadsAlike() {
    SkillFinder fresh = SkillFinders.create(Vocabularies.builtIn());
    String text =
        "Java, Kubernetes and React Native; machine learning with Python 3.11, SQL Server";
    List<FoundSkill> expected = FINDER.find(text);
    List<List<FoundSkill>> answers =
        IntStream.range(0, 64).parallel().mapToObj(_ -> fresh.find(text)).toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
  }

  @Test
  void aVocabularyWithoutMarkersTakesEverydayWordsWithCare() {
    Skill go = new Skill("go", "Go", "any", "any", List.of(), List.of());
    Skill perl = new Skill("perl", "Perl", "any", "any", List.of(), List.of());
    SkillFinder finder = SkillFinders.create(Vocabularies.of(List.of(go, perl)));
    assertThat(finder.find("Go home")).isEmpty();
    assertThat(finder.find("Go, Perl")).extracting(FoundSkill::skill).containsExactly(go, perl);
  }
}
