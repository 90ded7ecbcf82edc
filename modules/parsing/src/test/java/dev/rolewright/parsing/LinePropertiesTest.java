package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.Whitespace;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;

class LinePropertiesTest {
  private static final String FILLER =
      "Enough words so that the text is not refused for being too short, and then some more.";
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "\u00A0",
            "\u2028",
            "• ",
            "- ",
            "* ",
            "12. ",
            "a) ",
            "🚀",
            "é",
            "word",
            "Requirements:",
            "## You",
            "**bold**",
            "5+ years of Java",
            "€50,000 - 60k",
            ". ",
            "? ",
            "Qualifications • ",
            "plusAbility",
            "<li>",
            "&amp;",
            "[a](b)",
            "| x |",
            "o ",
            "---",
            "a very long sentence that goes on and on without an end ",
            "e.g. ",
            "401(k)",
            "\uFEFF");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(120).map(parts -> String.join("", parts)), Arbitraries.strings());
  }

  @Property(tries = 300)
  void everyVisibleCodePointOfPlainTextIsInExactlyOneLine(@ForAll("texts") String random) {
    String text = random + "\n" + FILLER + random;
    SourceText source;
    try {
      source = SourceText.of("text", text, "text/markdown", "");
    } catch (RolewrightException refused) {
      return;
    }
    int[] codePoints = text.codePoints().toArray();
    int[] owners = new int[codePoints.length];
    for (SourceLine line : source.lines()) {
      Span span = line.span();
      assertThat(new String(codePoints, span.start(), span.end() - span.start()))
          .isEqualTo(line.text());
      for (int at = span.start(); at < span.end(); at++) {
        owners[at]++;
      }
    }
    for (int at = 0; at < codePoints.length; at++) {
      if (!Whitespace.is(codePoints[at])) {
        assertThat(owners[at]).isEqualTo(1);
      } else {
        assertThat(owners[at]).isLessThanOrEqualTo(1);
      }
    }
  }

  @Property(tries = 200)
  void htmlShowsTheSameTextAsABrowserWould(@ForAll("pages") String page) {
    SourceText source = SourceText.of("text", page, "text/html", "");
    StringBuilder ours = new StringBuilder();
    int reached = 0;
    for (SourceLine line : source.lines()) {
      assertThat(line.span().start()).isGreaterThanOrEqualTo(reached);
      reached = line.span().end();
      ours.append(line.text());
    }
    assertThat(visible(ours.toString())).isEqualTo(visible(Jsoup.parse(page).body().text()));
  }

  @Provide
  Arbitrary<String> pages() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "<p>",
            "</p>",
            "<ul><li>one</li>",
            "<li>two &amp; three</li></ul>",
            "<br>",
            "<b>bold</b>",
            "text ",
            "&nbsp;",
            "&euro;5",
            "&#8211;",
            "&lt;",
            "é🚀",
            "<h2>Head</h2>",
            "<!-- no -->",
            "<script>if (a < b) { x = '<p>'; }</script>",
            "<style>p > a {}</style>",
            "<span>in</span>",
            "<div class=\"a > b\">div</div>",
            "a < b ",
            "&copy 5",
            "\r\n",
            "AT&T ",
            "<img src=x>");
    return parts
        .list()
        .ofMaxSize(40)
        .map(
            list -> "<html><body><p>" + FILLER + "</p>" + String.join("", list) + "</body></html>");
  }

  private static List<Integer> visible(String text) {
    return text.codePoints().filter(value -> !Whitespace.is(value)).boxed().toList();
  }

  @Property(tries = 150)
  void everyTextIsParsed(@ForAll("texts") String random) {
    SourceText source;
    try {
      source = SourceText.of("text", random + "\n" + FILLER + "\n" + random);
    } catch (RolewrightException refused) {
      return;
    }
    Job job = PARSER.parse(source, "").job();
    assertThat(job.lines()).hasSameSizeAs(source.lines());
    assertThat(job.lines())
        .extracting(JobLine::confidence)
        .allMatch(value -> value >= 0 && value <= 1);
    assertThat(job.parsingConfidence()).isBetween(0.0, 1.0);
    job.requirements()
        .forEach(
            requirement ->
                assertThat(requirement.lineIndex()).isBetween(0, job.lines().size() - 1));
  }
}
