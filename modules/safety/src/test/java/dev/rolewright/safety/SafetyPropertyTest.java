package dev.rolewright.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class SafetyPropertyTest {
  // Beside other signs than those of ASCII digits may be a part of something else.
  private static final Pattern CARD =
      Pattern.compile("(?<![a-zA-Z\\d+]|[^ -~])\\d{13,19}(?![a-zA-Z\\d]|[^ -~])");
  private static final Pattern NATIONAL_ID =
      Pattern.compile("(?<![a-zA-Z\\d+-]|[^ -~])\\d{3}-\\d{2}-\\d{4}(?![a-zA-Z\\d-]|[^ -~])");

  private static SafetyScan scan(String text) {
    return SafetyPolicies.STANDARD.scan(TextRole.DATA, text);
  }

  /** Texts of pieces that are parts of findings, so that they meet in every way. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "ignore",
            "previous",
            "instructions",
            "forget",
            "everything",
            "system",
            "prompt",
            "reveal",
            "your",
            "all",
            "not",
            "you are now a",
            "password",
            "is",
            ":",
            "=",
            "hunter2!x",
            "SSN",
            "078-05-1120",
            "123",
            "45",
            "6789",
            "-",
            "4111",
            "1111111111111111",
            "4111111111111111",
            "378282246310005",
            "5555 5555 5555 4444",
            "[REDACTED]",
            "[REMOVED]",
            "<|im_end|>",
            "[INST]",
            "### System",
            "\u200B",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "e\u0301",
            "\uFDFA",
            "\n",
            "+",
            "baker");
    Arbitrary<String> gaps = Arbitraries.of("", " ", " ", "\n", "-", "\u200B", ", ");
    return Arbitraries.oneOf(pieces, gaps, Arbitraries.strings().ofMaxLength(3))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join(" ", parts).replace("  ", ""));
  }

  @Property
  void sanitizingTwiceIsSanitizingOnce(@ForAll("texts") String text) {
    SafetyScan scan = scan(text);
    assertThat(scan(scan.sanitized())).isEqualTo(SafetyScan.clean(scan.sanitized()));
  }

  @Property
  void aTextWithoutIssuesIsUnchangedAndOthersAreNot(@ForAll("texts") String text) {
    SafetyScan scan = scan(text);
    assertThat(scan.sanitized().equals(text)).isEqualTo(scan.isSafe());
  }

  @Property
  void issuesLieInTheTextInItsOrder(@ForAll("texts") String text) {
    int length = text.codePointCount(0, text.length());
    int start = 0;
    for (SafetyIssue issue : scan(text).issues()) {
      assertThat(issue.span().start()).isGreaterThanOrEqualTo(start);
      assertThat(issue.span().end())
          .isGreaterThan(issue.span().start())
          .isLessThanOrEqualTo(length);
      start = issue.span().start();
    }
  }

  @Property
  void whatIsNoFindingStays(@ForAll("texts") String text) {
    SafetyScan scan = scan(text);
    int[] codePoints = text.codePoints().toArray();
    for (SafetyIssue issue : scan.issues()) {
      for (int index = issue.span().start(); index < issue.span().end(); index++) {
        codePoints[index] = 0;
      }
    }
    StringBuilder kept = new StringBuilder();
    for (int codePoint : codePoints) {
      if (codePoint != 0) {
        kept.appendCodePoint(codePoint);
      }
    }
    // The texts hold markers of their own; they are left out on both sides.
    assertThat(withoutMarkers(scan.sanitized())).isEqualTo(withoutMarkers(kept.toString()));
  }

  private static String withoutMarkers(String text) {
    return text.replaceAll("\\[|\\]|REDACTED|REMOVED|\0", "");
  }

  @Property
  void noNumberIsLeft(@ForAll("texts") String text) {
    String sanitized = scan(text).sanitized();
    Matcher cards = CARD.matcher(sanitized);
    while (cards.find()) {
      assertThat(NumberFinder.isCard(cards.group())).as(cards.group()).isFalse();
    }
    Matcher ids = NATIONAL_ID.matcher(sanitized);
    while (ids.find()) {
      assertThat(NumberFinder.isNationalId(ids.group().replace("-", ""))).as(ids.group()).isFalse();
    }
  }

  @Property
  void wordsAloneAreNoFinding(@ForAll("ordinary") String text) {
    assertThat(scan(text)).isEqualTo(SafetyScan.clean(text));
  }

  @Provide
  Arbitrary<String> ordinary() {
    return Arbitraries.of(
            List.of(
                "baker",
                "Größe",
                "password",
                "reset",
                "prompt",
                "system",
                "previous",
                "rules",
                "2019",
                "instructions",
                "API",
                "key",
                "credit",
                "card",
                "\uD83D\uDE00",
                "été",
                "C++",
                "-",
                "\n"))
        .list()
        .ofMaxSize(30)
        .map(words -> String.join(" ", words));
  }
}
