package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Claim;
import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.CvProject;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.matching.JobNeeds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of a person's words a CV shows, and in which order. */
class CvSelectionTest {
  private static final JobNeeds JAVA = Samples.needs("Java developer", "Java", "Kafka");

  private static List<String> achievements(Generation cv) {
    return cv.body().experience().getFirst().achievements();
  }

  private static Profile withSummary(String summary, Evidence... evidence) {
    return Samples.profile(
        "Ada", "Engineer", summary, List.of(Samples.mention("Java")), List.of(evidence));
  }

  @Test
  void theMostRelevantBulletsComeFirst() {
    Evidence work =
        Samples.work(
            "w", "Developer", "2020/now", "Made tea", "Ran Kafka", "Java on Kafka", "Wrote notes");
    Generation cv = new Generation().run(Samples.profile(work), JAVA, 3);
    assertThat(achievements(cv)).containsExactly("Java on Kafka", "Ran Kafka", "Made tea");
    assertThat(cv.document().output().bullets()).isEqualTo(achievements(cv));
  }

  @Test
  void aSkillOfOneLetterIsNotInEveryWord() {
    Evidence work =
        Samples.withSkills(
            Samples.work("w", "Analyst", "2020/now", "Really good reports", "Models in R"),
            Samples.mention("r", "R", "R"));
    Generation cv = Generation.of(Samples.needs("Analyst", "R"), work);
    assertThat(achievements(cv)).containsExactly("Models in R", "Really good reports");
  }

  @Test
  void aPositionBesideThePointKeepsTwoBullets() {
    Evidence cook = Samples.work("w", "Cook", "2020/now", "Soup", "Bread", "Salad", "Fish");
    assertThat(achievements(Generation.of(JAVA, cook))).containsExactly("Soup", "Bread");
    assertThat(achievements(new Generation().run(Samples.profile(cook), JAVA, 1)))
        .containsExactly("Soup");
  }

  @Test
  void aJobThatAsksForNothingFindsNothingBesideThePoint() {
    Evidence cook = Samples.work("w", "Cook", "2020/now", "Soup", "Bread", "Salad", "Fish");
    assertThat(achievements(Generation.of(Samples.needs(""), cook))).hasSize(4);
  }

  @Test
  void identicalHighlightsAreShownOnce() {
    Evidence work =
        Samples.work("w", "Developer", "2020/now", "Ran Java", " Ran\nJava", "- Ran Java");
    assertThat(achievements(Generation.of(JAVA, work))).containsExactly("Ran Java");
  }

  @Test
  void aDescriptionStandsInForHighlights() {
    Evidence work =
        Samples.described("w", "Developer", "Team of four. Wrote Java, e.g. Kafka code.");
    assertThat(achievements(Generation.of(JAVA, work)))
        .containsExactly("Wrote Java, e.g. Kafka code.", "Team of four.");
  }

  @Test
  void positionsAreNewestFirstAndUndatedOnesLast() {
    Generation cv =
        Generation.of(
            JAVA,
            Samples.work("u", "Undated", ""),
            Samples.work("a", "Old", "2001/2003"),
            Samples.work("b", "Now since 2020", "2020/now"),
            Samples.work("c", "Begun 2018", "2018-05/"),
            Samples.work("d", "Now since 2022", "2022/now"),
            Samples.work("e", "Until 2019", "/2019"));
    assertThat(cv.body().experience())
        .extracting(CvExperience::title)
        .containsExactly(
            "Now since 2022", "Now since 2020", "Until 2019", "Begun 2018", "Old", "Undated");
    assertThat(cv.body().experience())
        .extracting(CvExperience::duration)
        .containsExactly("2022 – Present", "2020 – Present", "2019", "May 2018", "2001 – 2003", "");
  }

  @Test
  void projectsAreOrderedByRelevance() {
    Evidence garden = Samples.evidence("p1", EvidenceKind.PROJECT, "Garden", "", "2024", "Roses");
    Evidence lag = Samples.evidence("p2", EvidenceKind.PROJECT, "Lag", "", "2015", "Kafka in Java");
    assertThat(Generation.of(JAVA, garden, lag).body().projects())
        .extracting(CvProject::name)
        .containsExactly("Lag", "Garden");
  }

  @Test
  void skillsOfTheJobComeFirstThenThePersonsListThenWhatTheHistoryNamesMost() {
    Evidence first =
        Samples.withSkills(
            Samples.work("w1", "A", "2020/now"),
            Samples.mention("sql", "SQL", "SQL"),
            Samples.mention("kafka", "Apache Kafka", "Kafka"));
    Evidence second =
        Samples.withSkills(
            Samples.work("w2", "B", "2018/2019"), Samples.mention("sql", "SQL", "SQL databases"));
    Profile profile =
        Samples.profile(
            "Ada",
            "",
            "",
            List.of(Samples.mention("Git"), Samples.mention("java", "Java", "Java 21")),
            List.of(first, second));
    Generation cv = Generation.of(profile, Samples.needs("Dev", "apache kafka", "Java", "Rust"));
    assertThat(cv.body().keySkills()).containsExactly("Kafka", "Java", "Git", "SQL");
    assertThat(cv.document().output().keywordsAdded()).containsExactly("Apache Kafka", "Java");
    List<Claim> claims =
        cv.document().claims().stream()
            .filter(claim -> claim.sectionId().equals(CvSection.SKILLS.id()))
            .toList();
    assertThat(claims.getFirst().status()).isEqualTo(ClaimStatus.VERBATIM);
    assertThat(claims.getFirst().evidence()).containsExactly(new EvidenceQuote("w1", "Kafka"));
    assertThat(claims.get(2).status()).isEqualTo(ClaimStatus.VERBATIM);
    assertThat(claims.get(2).evidence())
        .containsExactly(new EvidenceQuote(EvidenceQuote.PROFILE, "Git"));
  }

  @Test
  void aSkillIsShownInThePersonsWords() {
    Profile profile =
        Samples.profile(
            "Ada",
            "",
            "",
            List.of(
                Samples.mention("ci", "Continuous integration", "CI"),
                Samples.mention("x", "Confidence intervals", "CI"),
                Samples.mention("sheets", "Spreadsheets", "spreadsheets")),
            List.of());
    Generation cv = Generation.of(profile, Samples.needs("Dev", "Continuous integration"));
    assertThat(cv.section(CvSection.SKILLS)).isEqualTo("## Key skills\n\nCI · Spreadsheets\n");
    assertThat(cv.document().output().keywordsAdded()).containsExactly("Continuous integration");
    assertThat(cv.document().claims().getLast().status()).isEqualTo(ClaimStatus.SUPPORTED);
  }

  @Test
  void aProjectSaysFirstWhatItIs() {
    Evidence bare =
        Samples.evidence("p", EvidenceKind.PROJECT, "Lag", "", "", "Runs Kafka in Java", "Blue");
    Evidence project =
        new Evidence(
            "p",
            bare.kind(),
            bare.title(),
            "",
            "A tool",
            bare.highlights(),
            List.of(Samples.mention("kafka", "Apache Kafka", "Kafka"), Samples.mention("Java")),
            bare.dates(),
            List.of("https://lag.example"),
            "",
            List.of());
    Generation cv = new Generation().run(Samples.profile(project), JAVA, 2);
    assertThat(cv.section(CvSection.PROJECTS))
        .isEqualTo(
            "## Projects and publications\n\n### Lag\n*https://lag.example*\n\n- A tool\n- Runs"
                + " Kafka in Java\n");
    assertThat(cv.body().projects().getFirst().description())
        .isEqualTo("A tool. Runs Kafka in Java");
    assertThat(cv.body().projects().getFirst().technologies()).containsExactly("Kafka", "Java");
    assertThat(cv.body().projects().getFirst().evidenceReference())
        .isEqualTo("https://lag.example");
  }

  @Test
  void theLineOfSkillsIsNoLongerThanAnybodyReads() {
    Profile profile =
        Samples.profile(
            "Ada",
            "",
            "",
            IntStream.range(0, 60).mapToObj(index -> Samples.mention("Skill " + index)).toList(),
            List.of());
    Generation cv = Generation.of(profile, Samples.needs("Dev", "Skill 59"));
    assertThat(cv.body().keySkills()).hasSize(20).startsWith("Skill 59", "Skill 0");
  }

  @Test
  void skillsThatOnlyTheHistoryNamesAreAnnouncedToo() {
    Generation cv =
        Generation.of(
            JAVA, Samples.withSkills(Samples.work("w", "A", ""), Samples.mention("Java")));
    assertThat(cv.section(CvSection.SKILLS)).isEqualTo("## Key skills\n\nJava\n");
  }

  @Test
  void theSummaryKeepsItsFirstSentenceAndTheMostRelevantOthers() {
    Profile profile =
        withSummary("I am Ada. I like cats. I wrote Java. I swim. I teach Java developers.");
    assertThat(Generation.of(profile, JAVA).body().professionalSummary())
        .isEqualTo("I am Ada. I wrote Java. I teach Java developers.");
  }

  @Test
  void aShortSummaryIsFilledUpWithTheLatestPosition() {
    Profile profile =
        withSummary(
            "Engineer who tests",
            Samples.work("w1", "Lead", "2020/now"),
            Samples.work("w2", "Trainee", "2010/2011"));
    assertThat(Generation.of(profile, JAVA).body().professionalSummary())
        .isEqualTo("Engineer who tests. Lead, Org w1, 2020 – Present.");
  }

  @Test
  void aLongSentenceIsKeptAsItIs() {
    String sentence = "I build " + "and test ".repeat(60) + "software.";
    Profile profile = withSummary(sentence, Samples.work("w1", "Lead", "2020/now"));
    assertThat(Generation.of(profile, JAVA).body().professionalSummary()).isEqualTo(sentence);
  }

  @Test
  void aSummaryIsMadeOfPositionsWhereThereIsNone() {
    Profile profile =
        withSummary(
            "",
            Samples.work("w1", "Lead", "2020/now"),
            Samples.work("w2", "Developer", "2015-03/2019"),
            Samples.work("w3", "Trainee", "2010/2011"));
    Generation cv = Generation.of(profile, JAVA);
    assertThat(cv.document().output().summary())
        .isEqualTo("Lead, Org w1, 2020 – Present. Developer, Org w2, Mar 2015 – 2019.");
    assertThat(cv.section(CvSection.SUMMARY))
        .isEqualTo("## Summary\n\n" + cv.document().output().summary() + "\n");
    assertThat(
            Generation.of(withSummary("", Samples.work("w1", "Lead", "2020/now")), JAVA)
                .body()
                .professionalSummary())
        .isEqualTo("Engineer. Lead, Org w1, 2020 – Present.");
  }

  @Test
  void nothingToSayIsNoSummary() {
    Generation cv = Generation.of(Samples.profile("", "", " ", List.of(), List.of()), JAVA);
    assertThat(cv.content()).isEqualTo("# Curriculum vitae\n");
    assertThat(cv.all(GenerationEvent.Started.class).getFirst().sections())
        .extracting(GenerationEvent.Section::id)
        .containsExactly("header");
    assertThat(cv.document().claims()).isEmpty();
    assertThat(cv.document().output().title()).isEqualTo("CV – Java developer");
  }

  @Test
  void evidenceThatSaysNothingIsLeftOutAndEvidenceWithoutATitleIsNot() {
    Evidence nothing = Samples.evidence("n", EvidenceKind.WORK, " ", "", "");
    Evidence untitled = Samples.evidence("u", EvidenceKind.WORK, "", "", "", "Wrote Java");
    Evidence degree = Samples.evidence("d", EvidenceKind.EDUCATION, "", "", "", "Two years of law");
    Generation cv = Generation.of(JAVA, nothing, untitled, degree);
    assertThat(cv.section(CvSection.EXPERIENCE))
        .isEqualTo("## Experience\n\n### Position\n\n- Wrote Java\n");
    assertThat(cv.section(CvSection.EDUCATION)).isEqualTo("## Education\n\n- Two years of law\n");
    assertThat(Generation.of(JAVA, nothing).content()).isEqualTo("# Ada Example\n");
  }

  @Test
  void languagesAreShown() {
    Profile profile =
        Samples.profile(
            "Ada",
            "",
            "",
            List.of(),
            List.of(),
            List.of(new SpokenLanguage("German", "C1"), new SpokenLanguage("Igbo", "")),
            List.of());
    assertThat(Generation.of(profile, JAVA).section(CvSection.LANGUAGES))
        .isEqualTo("## Languages\n\nGerman (C1) · Igbo\n");
  }

  @Test
  void otherScriptsAndManyPiecesPass() {
    Stream<Evidence> many =
        IntStream.range(0, 499)
            .mapToObj(index -> Samples.work("e" + index, "مهندس " + index, "2020/2021", "软件 🚀"));
    Evidence last = Samples.work("last", "エンジニア", "2025/now", "设计 Java 服务。");
    Generation cv =
        Generation.of(JAVA, Stream.concat(many, Stream.of(last)).toArray(Evidence[]::new));
    assertThat(cv.body().experience())
        .hasSize(500)
        .first()
        .satisfies(position -> assertThat(position.achievements()).containsExactly("设计 Java 服务。"));
  }

  @Test
  void anInlineProfileKeepsTheCallersIds() {
    Generation cv = Generation.of(JAVA, Samples.work("my own id", "A", "2020/now", "Wrote Java"));
    assertThat(cv.document().profileId()).isEmpty();
    assertThat(cv.body().experience().getFirst().evidenceId()).isEqualTo("my own id");
    assertThat(cv.document().claims())
        .flatExtracting(Claim::evidence)
        .extracting(EvidenceQuote::evidenceId)
        .contains("my own id");
  }
}
