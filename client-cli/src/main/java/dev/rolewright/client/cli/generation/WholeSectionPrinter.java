package dev.rolewright.client.cli.generation;

import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.GenerationSection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints each section as Markdown once it is complete: what is in a file or pipe can't be taken
 * back.
 */
final class WholeSectionPrinter implements SectionPrinter {
  private final Terminal terminal;
  private final Map<String, String> titles = new HashMap<>();

  WholeSectionPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begin(List<GenerationSection> sections) {
    sections.forEach(section -> titles.put(section.getId(), section.getTitle()));
  }

  @Override
  public void delta(String sectionId, String text) {
    // Shown when the section is complete.
  }

  @Override
  public void reset(String sectionId, String reason) {
    // Nothing was shown yet.
  }

  @Override
  public void complete(String sectionId, String text, Runnable after) {
    String title = titles.getOrDefault(sectionId, "");
    if (!title.isEmpty() && !text.stripLeading().matches("(?s)##? .*")) {
      terminal.line("## " + title);
      terminal.line();
    }
    terminal.line(text.strip());
    after.run();
    terminal.line();
    terminal.flush();
  }
}
