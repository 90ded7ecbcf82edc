package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.LineSection;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.parsing.job.SectionPrototypes;
import dev.rolewright.parsing.text.Words;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobAdParserTest {
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());

  /** Takes every text for one about how to get in touch. */
  private static final class OneMeaning implements Embedder {
    final AtomicInteger calls = new AtomicInteger();
    final List<String> last = new ArrayList<>();
    Runnable whileEmbedding = () -> {};

    @Override
    public String model() {
      return "one-meaning";
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public List<Embedding> embed(Checkpoint caller, List<String> texts) {
      calls.incrementAndGet();
      last.clear();
      last.addAll(texts);
      whileEmbedding.run();
      caller.checkActive();
      return texts.stream()
          .map(text -> new Embedding(text.contains("two interviews") ? unit(0) : unit(1), false))
          .toList();
    }

    private static float[] unit(int axis) {
      return axis == 0 ? new float[] {1, 0} : new float[] {0, 1};
    }

    @Override
    public void close() {}
  }

  @Test
  void linesWithoutRulesAreComparedByMeaningInOneCall() {
    OneMeaning embedder = new OneMeaning();
    JobAdParser parser = JobAdParser.create(FINDER, embedder);
    String text = "Gardener\n\nThe old wall keeps the frost off the pears until late autumn.\n";
    ParsedJob parsed = parser.parse(SourceText.of("text", text), "");
    assertThat(parsed.engine()).isEqualTo("rules+one-meaning");
    assertThat(embedder.calls).hasValue(2);
    parser.parse(SourceText.of("text", text), "");
    assertThat(embedder.calls).hasValue(3);
  }

  @Test
  void anAdWithHeadingsNeedsNoModel() {
    OneMeaning embedder = new OneMeaning();
    String text =
        "Gardener\n\nRequirements:\n- 3 years of experience with fruit trees\n- Driving licence\n"
            + "Benefits:\n- 30 days of paid holiday\n- Pension\n";
    ParsedJob parsed = JobAdParser.create(FINDER, embedder).parse(SourceText.of("text", text), "");
    assertThat(parsed.engine()).isEqualTo("rules");
    assertThat(embedder.calls).hasValue(0);
    assertThat(parsed.job().lines())
        .extracting(JobLine::section)
        .containsExactly(
            LineSection.TITLE,
            LineSection.OTHER,
            LineSection.MUST_HAVE,
            LineSection.MUST_HAVE,
            LineSection.OTHER,
            LineSection.BENEFIT,
            LineSection.BENEFIT);
  }

  @Test
  void skillSpansOfMarkupPointIntoTheSource() {
    String html =
        "<h1>Analyst &amp; Planner</h1><h2>Requirements</h2><ul><li>Good <b>SQL</b> &amp; Python"
            + "</li></ul>";
    Job job = JobAdParser.create(FINDER).parse(SourceText.of("text", html), "").job();
    assertThat(job.mustHaveSkills())
        .extracting(
            skill ->
                html.substring(
                    skill.span().orElseThrow().start(), skill.span().orElseThrow().end()))
        .contains("SQL", "Python");
  }

  @Test
  void aTextThatIsNoAdHasALowConfidence() {
    String poem =
        "Der Mond ist aufgegangen, die goldnen Sternlein prangen am Himmel hell und klar.\n"
            + "Der Wald steht schwarz und schweiget, und aus den Wiesen steiget der Nebel.";
    Job job = JobAdParser.create(FINDER).parse(SourceText.of("text", poem), "").job();
    assertThat(job.parsingConfidence()).isLessThan(0.6);
    assertThat(job.language()).isEqualTo("de");
    assertThat(job.salary()).isEmpty();
    assertThat(job.company().name()).isEmpty();
  }

  @Test
  void comparedLinesAreFewAndShort() {
    OneMeaning embedder = new OneMeaning();
    String line =
        "The old wall keeps the frost off the pears until late autumn ".repeat(6) + "now.\n\n";
    String text = "Gardener\n\n" + line.repeat(30);
    JobAdParser.create(FINDER, embedder).parse(SourceText.of("text", text), "");
    assertThat(embedder.last).hasSizeLessThanOrEqualTo(SectionPrototypes.MOST_LINES).isNotEmpty();
    assertThat(embedder.last)
        .allSatisfy(
            compared ->
                assertThat(Words.of(compared).size())
                    .isLessThanOrEqualTo(SectionPrototypes.MOST_WORDS));
  }

  @Test
  void openLinesUnderHeadingsAreLeftToTheRules() {
    OneMeaning embedder = new OneMeaning();
    String text =
        "Gardener\n\nThe old wall keeps the frost off the pears until late autumn.\n\n"
            + "Requirements\n- Driving licence\n\nBenefits\n- Pension\n";
    ParsedJob parsed = JobAdParser.create(FINDER, embedder).parse(SourceText.of("text", text), "");
    assertThat(parsed.engine()).isEqualTo("rules");
    assertThat(embedder.calls).hasValue(0);
  }

  @Test
  void whatAllAdsShareIsMadeAlsoWhenTheFirstCallerGivesUp() {
    OneMeaning embedder = new OneMeaning();
    JobAdParser parser = JobAdParser.create(FINDER, embedder);
    SourceText ad =
        SourceText.of(
            "text", "Gardener\n\nThe old wall keeps the frost off the pears until late autumn.\n");
    Cancellation cancellation = new Cancellation();
    RequestContext leaving = Contexts.of(cancellation);
    embedder.whileEmbedding = cancellation::cancel;

    assertThatThrownBy(() -> parser.parse(leaving, ad, ""))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(embedder.calls).hasValue(2);

    assertThat(parser.parse(Contexts.of(new Cancellation()), ad, "").engine())
        .isEqualTo("rules+one-meaning");
    assertThat(embedder.calls).hasValue(3);
  }

  @Test
  void anAdThatNobodyWaitsForIsNotCompared() {
    OneMeaning embedder = new OneMeaning();
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    SourceText ad = SourceText.of("text", "Gardener\n\n" + "It is quiet here. ".repeat(10));

    assertThatThrownBy(
            () -> JobAdParser.create(FINDER, embedder).parse(Contexts.of(cancellation), ad, ""))
        .isInstanceOf(RolewrightException.class);
    assertThat(embedder.calls).hasValue(0);
  }
}
