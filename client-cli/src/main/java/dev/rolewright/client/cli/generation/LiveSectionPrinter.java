package dev.rolewright.client.cli.generation;

import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.Text;
import dev.rolewright.client.cli.view.DocumentView;
import dev.rolewright.proto.v1.GenerationSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints text on a terminal as it arrives: whole lines at once and for good, the line that is still
 * being written as a passing one below. A section that starts anew takes back its rows first.
 * Sections are shown one after the other, also where their texts arrive interleaved.
 */
final class LiveSectionPrinter implements SectionPrinter {
  /** A section and how much of it is on the screen. */
  private static final class Section {
    private final String title;
    private final StringBuilder text = new StringBuilder();
    private int shownCharacters;
    private int shownRows;
    private boolean headed;
    private Optional<Runnable> after = Optional.empty();

    Section(String title) {
      this.title = title;
    }
  }

  private final Terminal terminal;
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private Optional<Section> current = Optional.empty();

  LiveSectionPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begin(List<GenerationSection> announced) {
    announced.forEach(section -> sections.put(section.getId(), new Section(section.getTitle())));
  }

  @Override
  public void delta(String sectionId, String text) {
    Section section = section(sectionId);
    section.text.append(text);
    if (current.isEmpty()) {
      current = Optional.of(section);
    }
    if (isCurrent(section)) {
      showWholeLines(section);
    }
  }

  @Override
  public void reset(String sectionId, String reason) {
    Section section = section(sectionId);
    section.text.setLength(0);
    takeBack(section, reason);
  }

  @Override
  public void complete(String sectionId, String text, Runnable after) {
    Section section = section(sectionId);
    section.after = Optional.of(after);
    if (current.isEmpty()) {
      current = Optional.of(section);
    }
    if (!section.text.toString().equals(text)) {
      // The whole text counts, whatever the deltas were.
      takeBack(section, "the text was changed");
      section.text.setLength(0);
      section.text.append(text);
    }
    while (current.flatMap(shown -> shown.after).isPresent()) {
      close(current.orElseThrow());
    }
  }

  private void close(Section section) {
    showWholeLines(section);
    if (section.shownCharacters < section.text.length()) {
      show(section, section.text.substring(section.shownCharacters));
    }
    terminal.clearStatus();
    section.after.ifPresent(Runnable::run);
    terminal.line();
    sections.values().remove(section);
    current = sections.values().stream().filter(next -> !next.text.isEmpty()).findFirst();
    current.filter(next -> next.after.isEmpty()).ifPresent(this::showWholeLines);
  }

  private void showWholeLines(Section section) {
    int lineEnd = section.text.indexOf("\n", section.shownCharacters);
    while (lineEnd >= 0) {
      show(section, section.text.substring(section.shownCharacters, lineEnd));
      section.shownCharacters = lineEnd + 1;
      lineEnd = section.text.indexOf("\n", section.shownCharacters);
    }
    String unfinished = section.text.substring(section.shownCharacters);
    terminal.status("… " + (unfinished.isBlank() ? section.title : unfinished));
  }

  private void show(Section section, String line) {
    if (!section.headed) {
      section.headed = true;
      if (!section.title.isEmpty() && !line.matches("##? .*")) {
        row(section, terminal.style().bold(section.title));
      }
    }
    boolean leadingBlank = line.isBlank() && section.shownRows <= 1;
    if (!leadingBlank) {
      DocumentView.markdown(terminal, line).forEach(shown -> row(section, shown));
    }
  }

  private void row(Section section, String text) {
    terminal.line(text);
    section.shownRows++;
  }

  private void takeBack(Section section, String reason) {
    if (section.shownRows > 0 && !terminal.takeBack(section.shownRows)) {
      Text.wrap(
              "("
                  + section.title
                  + " begins anew: "
                  + reason
                  + ". What stands above of it does not count.)",
              terminal.width())
          .forEach(terminal::line);
      terminal.line();
    }
    section.shownCharacters = 0;
    section.shownRows = 0;
    section.headed = false;
  }

  private boolean isCurrent(Section section) {
    return current.filter(shown -> shown == section).isPresent();
  }

  private Section section(String id) {
    return sections.computeIfAbsent(id, unannounced -> new Section(""));
  }
}
