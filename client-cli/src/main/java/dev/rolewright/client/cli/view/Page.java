package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.Text;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.SafetyIssue;
import java.util.List;

/** The pieces that every view is made of: titles, headings, facts, bullets. */
public final class Page {
  /** Stands before all but titles and headings. */
  static final String INDENT = "  ";

  private final Terminal terminal;
  private final Style style;

  private Page(Terminal terminal) {
    this.terminal = terminal;
    this.style = terminal.style();
  }

  /** Returns a page that is printed as it is written. */
  public static Page create(Terminal terminal) {
    return new Page(terminal);
  }

  /** Returns the terminal. */
  public Terminal terminal() {
    return terminal;
  }

  /** Returns how to colour. */
  public Style style() {
    return style;
  }

  /** Prints the title and a line below it, where there is something to say. */
  public void title(String title, String below) {
    Text.wrap(title, terminal.width()).forEach(line -> terminal.line(style.bold(line)));
    if (!below.isEmpty()) {
      Text.wrap(below, terminal.width()).forEach(terminal::line);
    }
  }

  /** Prints an empty line and a heading. */
  public void heading(String heading) {
    terminal.line();
    terminal.line(style.bold(heading));
  }

  /** Prints an empty line and a heading with something that matters less behind it. */
  public void heading(String heading, String detail) {
    terminal.line();
    terminal.line(Words.join("   ", style.bold(heading), style.dim(detail)));
  }

  /** Returns labels with values, to be filled and printed. */
  public Facts facts() {
    return new Facts(this);
  }

  /** Prints one point of a list. */
  public void bullet(String text) {
    Text.hanging(INDENT + "• ", text, terminal.width()).forEach(terminal::line);
  }

  /** Prints a paragraph behind the indent. */
  public void paragraph(String text) {
    Text.hanging(INDENT, text, terminal.width()).forEach(terminal::line);
  }

  /** Prints something that matters less. */
  public void aside(String text) {
    Text.hanging(INDENT, text, terminal.width()).forEach(line -> terminal.line(style.dim(line)));
  }

  /** Prints something about the answer, without the indent. */
  public void remark(String text) {
    Text.wrap(text, terminal.width()).forEach(line -> terminal.line(style.dim(line)));
  }

  /** Prints something that deserves a look. */
  public void caution(String text) {
    Text.hanging(INDENT + "! ", text, terminal.width())
        .forEach(line -> terminal.line(style.caution(line)));
  }

  /** Prints what was found in a text that must not be passed on; nothing where that is nothing. */
  public void safety(List<SafetyIssue> issues) {
    if (!issues.isEmpty()) {
      heading("Safety");
      issues.forEach(issue -> caution(Words.safety(issue)));
    }
  }

  /** Prints where an answer came from. */
  public void provenance(Provenance provenance) {
    if (!provenance.getProvider().isEmpty()) {
      terminal.line();
      aside(Words.provenance(provenance));
    }
  }
}
