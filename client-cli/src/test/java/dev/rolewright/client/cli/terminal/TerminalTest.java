package dev.rolewright.client.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  @Test
  void textOfOthersCanNotSteerTheTerminal() {
    Terminal terminal = terminal(new TerminalFeatures(true, true, true, 80));
    terminal.line(
        "a\u001b[2Jb\u001b]0;title\u0007c\rd\u0000e\u202ef\tg" + terminal.style().good("h"));
    assertThat(printed()).isEqualTo("a[2Jb]0;titlecdef g\u001b[32mh\u001b[0m\n");
  }

  @Test
  void dataForProgramsIsLeftAsItIs() {
    Terminal terminal = terminal(TerminalFeatures.plain());
    terminal.data("{\"a\":\"\u0007ü\"}");
    assertThat(printed()).isEmpty();
    terminal.flush();
    assertThat(printed()).isEqualTo("{\"a\":\"\u0007ü\"}\n");
  }

  @Test
  void passingLinesAreForTerminalsAndGoAwayBeforeTheNextLine() {
    Terminal watched = terminal(new TerminalFeatures(true, true, false, 80));
    watched.status("working");
    watched.line("done");
    assertThat(errors()).isEqualTo("\r\u001b[Kworking\r\u001b[K");
    error.reset();
    terminal(TerminalFeatures.plain()).status("working");
    assertThat(errors()).isEmpty();
  }

  @Test
  void nothingIsPrintedAfterAnInterruptButTheFarewell() {
    Terminal watched = terminal(new TerminalFeatures(true, true, true, 80));
    watched.line("begun");
    watched.status("working");
    watched.sayWhenInterrupted("stopping …");
    error.reset();
    watched.interrupt();
    watched.line("more");
    watched.data("more");
    watched.remark("more");
    watched.status("more");
    assertThat(watched.takeBack(1)).isFalse();
    assertThat(printed()).isEqualTo("begun\n");
    assertThat(errors()).isEqualTo("\r\u001b[Kstopping …\n");
  }

  @Test
  void whatIsBufferedAtAnInterruptIsDropped() {
    Terminal piped = terminal(TerminalFeatures.plain());
    piped.line("one");
    piped.interrupt();
    piped.flush();
    assertThat(printed()).isEmpty();
    assertThat(errors()).isEmpty();
    assertThat(piped.isInterrupted()).isTrue();
  }

  @Test
  void colorsFollowTheTerminalAndTheUser() {
    assertThat(TerminalFeatures.detect(Map.of("NO_COLOR", "1")).colored()).isFalse();
    assertThat(TerminalFeatures.detect(Map.of("TERM", "dumb")).colored()).isFalse();
    assertThat(TerminalFeatures.detect(Map.of("COLUMNS", "72")).width()).isEqualTo(72);
    assertThat(TerminalFeatures.detect(Map.of("COLUMNS", "9")).width()).isEqualTo(40);
    assertThat(Style.create(false).bold("x")).isEqualTo("x");
  }

  @Test
  void widthCountsColumnsNotCharacters() {
    assertThat(Text.width("é")).isEqualTo(1);
    assertThat(Text.width("e\u0301")).isEqualTo(1);
    assertThat(Text.width("日本")).isEqualTo(4);
    assertThat(Text.width(Style.create(true).bad("ab"))).isEqualTo(2);
    assertThat(Text.shorten("one two three", 8)).isEqualTo("one two…");
  }

  @Test
  void wrappedTextKeepsEveryWordAndTheWidth() {
    assertThat(Text.wrap("one two three four", 9)).isEqualTo(List.of("one two", "three", "four"));
    assertThat(Text.wrap("abcdefghijkl", 8)).isEqualTo(List.of("abcdefgh", "ijkl"));
    assertThat(Text.wrap("", 8)).isEqualTo(List.of(""));
    assertThat(Text.hanging("  • ", "one two three", 12))
        .isEqualTo(List.of("  • one two", "    three"));
  }

  @Test
  void aTableFitsTheWidthAndLosesNothing() {
    Terminal terminal = terminal(new TerminalFeatures(false, false, false, 40));
    Table.create(Table.Column.of("ID"), Table.Column.number("N"), Table.Column.text("TEXT"))
        .row("a", "1", "short")
        .row("bb", "10", "a text that is longer than what the terminal has room for")
        .print(terminal, "");
    terminal.flush();
    assertThat(printed())
        .isEqualTo(
            """
            ID   N  TEXT
            a    1  short
            bb  10  a text that is longer than what
                    the terminal has room for
            """);
  }

  @Test
  void aBriefColumnIsShortenedAndAnIdNever() {
    Terminal terminal = terminal(new TerminalFeatures(false, false, false, 40));
    list().print(terminal, "");
    terminal.flush();
    assertThat(printed())
        .isEqualTo(
            """
            ID             TITLE       N  STORED
            0123456789abc  Senior Ba…  7  2026-11-21
            """);
  }

  @Test
  void whereTheWidthIsTooLittleForATableEachRowIsPrintedBelowItself() {
    Terminal terminal = terminal(new TerminalFeatures(false, false, false, 36));
    list().print(terminal, "  ");
    terminal.flush();
    assertThat(printed())
        .isEqualTo(
            """
              0123456789abc
                Senior Backend Engineer · n 7
                2026-11-21
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 47, 50, 60, 61, 80, 100, 120})
  void noLineOfATableIsWiderThanTheTerminal(int width) {
    List<String> titles = List.of("Cook", "x".repeat(130), "Senior Engineer for very long titles");
    Terminal terminal = terminal(new TerminalFeatures(false, false, false, width));
    Table table =
        Table.create(
            Table.Column.of("ID"), Table.Column.brief("TITLE"), Table.Column.text("COMPANY"));
    String id = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10";
    titles.forEach(title -> table.row(id, title, title + " " + title));
    table.print(terminal, "");
    terminal.flush();
    assertThat(printed().lines())
        .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width))
        .filteredOn(line -> line.contains(id))
        .hasSameSizeAs(titles);
  }

  private static Table list() {
    return Table.create(
            Table.Column.of("ID"),
            Table.Column.brief("TITLE"),
            Table.Column.number("N"),
            Table.Column.of("STORED"))
        .row("0123456789abc", "Senior Backend Engineer", "7", "2026-11-21");
  }

  @Test
  void metersShowTheScore() {
    assertThat(Meter.bar(0, 4)).isEqualTo("····");
    assertThat(Meter.bar(0.5, 4)).isEqualTo("██··");
    assertThat(Meter.bar(1.7, 4)).isEqualTo("████");
    assertThat(Meter.bar(0.03, 4)).isEqualTo("▏···");
    assertThat(Meter.number(0.126)).isEqualTo("0.13");
  }

  private Terminal terminal(TerminalFeatures features) {
    return Terminal.create(new ByteArrayInputStream(new byte[0]), output, error, features);
  }

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return error.toString(StandardCharsets.UTF_8);
  }
}
