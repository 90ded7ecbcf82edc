package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/** Labels with their values, one below the other, with all values in one column. */
public final class Facts {
  private static final int LEAST_LABEL_COLUMNS = 12;

  private record Fact(String label, String value) {}

  private final Page page;
  private final List<Fact> facts = new ArrayList<>();

  Facts(Page page) {
    this.page = page;
  }

  /** Adds a label and its value; nothing where the value is empty. */
  public Facts add(String label, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(label, value));
    }
    return this;
  }

  /** Prints all that were added. */
  public void print() {
    Terminal terminal = page.terminal();
    int columns =
        facts.stream()
            .mapToInt(fact -> Text.width(fact.label()))
            .reduce(LEAST_LABEL_COLUMNS, Math::max);
    for (Fact fact : facts) {
      String label = Page.INDENT + Text.pad(fact.label(), columns);
      List<String> lines = Text.hanging(label + " ", fact.value(), terminal.width());
      String first = lines.getFirst();
      int labelEnd = Math.min(first.length(), label.length());
      terminal.line(page.style().dim(first.substring(0, labelEnd)) + first.substring(labelEnd));
      lines.stream().skip(1).forEach(terminal::line);
    }
  }
}
