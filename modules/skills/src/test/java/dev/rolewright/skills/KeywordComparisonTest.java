package dev.rolewright.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeywordComparisonTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());
  private static final Keyword JAVA = new Keyword("java", "Java", true, 2);
  private static final Keyword PERL = new Keyword("perl", "Perl", true, 1);
  private static final Keyword DOCKER = new Keyword("docker", "Docker", false, 1);
  private static final Keyword OTHER = new Keyword("", "Frobnication engine", false, 1);

  private static KeywordComparison compare(String text, Keyword... keywords) {
    return KeywordComparison.compare(List.of(keywords), text, FINDER);
  }

  @Test
  void partsTheKeywordsAndCountsThem() {
    KeywordComparison comparison =
        compare(
            "Java, more Java, Kubernetes and a frobnication-engine.", DOCKER, JAVA, PERL, OTHER);
    assertThat(comparison.present())
        .containsExactly(new KeywordCount(JAVA, 2), new KeywordCount(OTHER, 1));
    assertThat(comparison.missing())
        .containsExactly(new KeywordCount(PERL, 0), new KeywordCount(DOCKER, 0));
    assertThat(comparison.additional())
        .extracting(candidate -> candidate.skill().label())
        .containsExactly("Kubernetes");
    assertThat(comparison.coverage()).isCloseTo(1.5 / 3, within(1e-9));
  }

  @Test
  void aMustHaveWeighsTwice() {
    assertThat(compare("Java", JAVA, DOCKER).coverage()).isCloseTo(1 / 1.5, within(1e-9));
    assertThat(compare("Docker", JAVA, DOCKER).coverage()).isCloseTo(0.5 / 1.5, within(1e-9));
  }

  @Test
  void aJobWithoutKeywordsIsCovered() {
    assertThat(compare("anything").coverage()).isEqualTo(1.0);
  }

  @Test
  void whatTheTextDeniesIsMissing() {
    assertThat(compare("no Java", JAVA).missing()).containsExactly(new KeywordCount(JAVA, 0));
    assertThat(compare("no Java").additional()).isEmpty();
  }

  @Test
  void aKeywordTwiceCountsOnce() {
    Keyword nice = new Keyword("java", "Java", false, 1);
    assertThat(compare("Java", nice, JAVA).present())
        .containsExactly(new KeywordCount(new Keyword("java", "Java", true, 3), 1));
  }

  @Property(tries = 100)
  void addingAKeywordToTheTextNeverLowersCoverage(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 3) Integer> picks,
      @ForAll @IntRange(min = 0, max = 3) int extra) {
    List<Keyword> all = List.of(JAVA, PERL, DOCKER, OTHER);
    String text =
        picks.stream().map(pick -> all.get(pick).label()).reduce("", (a, b) -> a + ", " + b);
    double before = KeywordComparison.compare(all, text, FINDER).coverage();
    double after =
        KeywordComparison.compare(all, text + ", " + all.get(extra).label(), FINDER).coverage();
    assertThat(after).isGreaterThanOrEqualTo(before).isBetween(0.0, 1.0);
  }
}
