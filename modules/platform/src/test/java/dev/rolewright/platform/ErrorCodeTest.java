package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode.Retry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  private static final Path ERRORS_PAGE = Path.of("..", "..", "docs", "errors.md");
  private static final Path SOURCE =
      Path.of("src", "main", "java", "dev", "rolewright", "platform", "ErrorCode.java");

  /** A constant with the comment before it. */
  private static final Pattern DOCUMENTED_CONSTANT =
      Pattern.compile("/\\*\\* (.+?) \\*/\\s+([A-Z_]+)\\(\\s*CanonicalStatus\\.");

  /** A line of the page's table, cell by cell as it is written there. */
  private record Row(
      String reason,
      String status,
      String classification,
      String retryable,
      String recoveryAction,
      String meaning) {}

  @Test
  void thePageForCallersShowsTheSameTable() throws IOException {
    List<Row> table =
        Files.readAllLines(ERRORS_PAGE).stream()
            .filter(line -> line.startsWith("|"))
            .map(ErrorCodeTest::row)
            .toList();

    assertThat(table.getFirst())
        .isEqualTo(
            new Row(
                "reason", "status", "classification", "retryable", "recovery_action", "meaning"));
    assertThat(table.stream().skip(2))
        .containsExactlyElementsOf(
            Arrays.stream(ErrorCode.values()).map(ErrorCodeTest::expected).toList());
  }

  @Test
  void onlyNoForbidsARepeat() {
    assertThat(Arrays.stream(Retry.values()).filter(Retry::isRetryable))
        .containsExactly(Retry.YES, Retry.ONCE, Retry.AT_RESET);
  }

  @Test
  void whatIsWrittenOnTheWireIsLowerCaseInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(ErrorCode.UNKNOWN.recoveryAction().wireName()).isEqualTo("manual_investigation");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    assertThat(cells).as(line).hasSize(8);
    return new Row(
        cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
  }

  private static Row expected(ErrorCode code) {
    return new Row(
        code.name(),
        code.status().name(),
        code.classification(),
        code.retry().name().toLowerCase(Locale.ROOT),
        code.recoveryAction().wireName(),
        meaning(code));
  }

  /** Reads the comment of a constant, for which the page has a column too. */
  private static String meaning(ErrorCode code) {
    try {
      Matcher constants = DOCUMENTED_CONSTANT.matcher(Files.readString(SOURCE));
      return constants
          .results()
          .filter(constant -> constant.group(2).equals(code.name()))
          .map(constant -> constant.group(1))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
