package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.SourceFormat;
import dev.rolewright.parsing.text.Whitespace;
import dev.rolewright.platform.RolewrightException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilePropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "EXPERIENCE",
          "Education:",
          "# Skills",
          "## Work",
          "---",
          "Jane Roe",
          "jane@roe.example",
          "Acme Ltd",
          "Senior Engineer",
          "2019 – 2021",
          "Mar 2019 – Present",
          "since 2020",
          "(2017)",
          "• Built a thing with Java",
          "- wrote\n  more of it",
          "* item",
          "1. one",
          "\n",
          "\n\n",
          " ",
          "    ",
          "\t",
          " | ",
          ", ",
          ": ",
          " – ",
          "Languages: German, English",
          "\"Quoted title\"",
          "http://",
          "https://a.example/x_(y)",
          "+44 7700 900123",
          "'",
          "(",
          ")",
          "[",
          "**bold**",
          "_",
          "References",
          "CV",
          "\uFEFF",
          "\uD83D\uDCDE",
          "Ⅳ",
          "日本語",
          "E X P E R I E N C E",
          "Company: X",
          "Fischer, L. (2023): \"T\". In: J 4",
          "in 2015",
          "'19",
          "2019-13",
          ".");

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(5)
        .ofMaxSize(60)
        .map(
            list ->
                "Some text that is long enough to be taken as a CV here.\n"
                    + String.join("", list));
  }

  @Property(tries = 400)
  void neverThrowsAndLosesNoCharacter(@ForAll("scraps") String text) {
    check(text);
  }

  @Property(tries = 150)
  void neverThrowsOnAnyText(@ForAll String text) {
    String long_ = "x".repeat(60) + "\n" + text.replace("\0", "");
    if (isWellFormed(long_)) {
      check(long_);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jonas-weber.txt",
        "lena-fischer.txt",
        "priya-raman.txt",
        "maya-okafor.json",
        "tomas-lindqvist.json"
      })
  void holdsForSamples(String name) {
    check(ProfileFixtures.sampleText(name));
  }

  @Property(tries = 100)
  void holdsForPiecesOfSamples(@ForAll("cuts") String text) {
    check(text);
  }

  @Provide
  Arbitrary<String> cuts() {
    String all =
        ProfileFixtures.sampleText("priya-raman.txt")
            + ProfileFixtures.sampleText("lena-fischer.txt");
    return Arbitraries.integers()
        .between(0, all.length() - 400)
        .map(from -> all.substring(from, from + 400));
  }

  @Test
  void takesTheLongestTextOfOneCharacter() {
    for (String scrap :
        List.of(
            "a",
            "(",
            "2019 ",
            "- ",
            "1",
            "a.",
            "@",
            "+1 ",
            "A, ",
            "E ",
            "\"a",
            "http://a.",
            "Jan ",
            "'19 - ")) {
      String text = scrap.repeat(50_000 / scrap.length()).strip();

      assertThat(
              ProfileFixtures.profile(text.substring(0, Math.min(50_000, text.length()))).lines())
          .isNotEmpty();
    }
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(unit -> unit >= 0xD800 && unit <= 0xDFFF);
  }

  private static void check(String text) {
    Profile profile;
    SourceText source;
    try {
      source = SourceText.of("text", text);
      profile = ProfileFixtures.PARSER.parse(source).profile();
    } catch (RolewrightException refused) {
      // Malformed JSON and texts without a visible word are refused with a reason.
      assertThat(refused.violations()).isNotEmpty();
      return;
    }
    int[] codePoints = text.codePoints().toArray();
    if (source.document().format() != SourceFormat.HTML
        && source.document().format() != SourceFormat.JSON) {
      int[] covered = new int[codePoints.length];
      for (ProfileLine line : profile.lines()) {
        for (int at = line.line().span().start(); at < line.line().span().end(); at++) {
          covered[at]++;
        }
      }
      for (int at = 0; at < codePoints.length; at++) {
        assertThat(covered[at]).isEqualTo(Whitespace.is(codePoints[at]) ? covered[at] : 1);
      }
    }
    String all = bare(text);
    for (Evidence item : profile.evidence()) {
      assertThat(item.lineIndexes()).isNotEmpty().allMatch(index -> index < profile.lines().size());
      if (source.document().format() == SourceFormat.PLAIN) {
        item.highlights().forEach(highlight -> assertThat(all).contains(bare(highlight)));
        // A date in the middle of the words is taken out of them, so they are looked for one by
        // one.
        for (String word : item.organization().split("\\s+")) {
          assertThat(all).contains(bare(word));
        }
      }
    }
    for (SkillMention skill : profile.skills()) {
      Span span = skill.span().orElseThrow();
      assertThat(span.end()).isLessThanOrEqualTo(codePoints.length);
      if (source.document().format() != SourceFormat.HTML) {
        String there = new String(codePoints, span.start(), span.end() - span.start());
        assertThat(bare(there)).isEqualToIgnoringCase(bare(skill.surface()));
      }
    }
    assertThat(profile.parsingConfidence()).isBetween(0.0, 1.0);
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    text.codePoints().filter(unit -> !Whitespace.is(unit)).forEach(bare::appendCodePoint);
    return bare.toString();
  }
}
