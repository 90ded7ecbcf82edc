package dev.rolewright.client.cli.terminal;

import java.util.Set;

/** Colours text for a terminal, or leaves it as it is where colours are off. */
public final class Style {
  /** The only escape sequences that ever reach a terminal as text; all others are dropped. */
  static final Set<String> SEQUENCES =
      Set.of(
          "\u001b[0m",
          "\u001b[1m",
          "\u001b[2m",
          "\u001b[31m",
          "\u001b[32m",
          "\u001b[33m",
          "\u001b[36m");

  private static final String RESET = "\u001b[0m";

  private final boolean colored;

  private Style(boolean colored) {
    this.colored = colored;
  }

  /** Returns a style that colours, or one that changes nothing. */
  public static Style create(boolean colored) {
    return new Style(colored);
  }

  /** Returns whether text is coloured at all. */
  public boolean isColored() {
    return colored;
  }

  /** Marks headings. */
  public String bold(String text) {
    return wrap("\u001b[1m", text);
  }

  /** Marks what matters less. */
  public String dim(String text) {
    return wrap("\u001b[2m", text);
  }

  /** Marks what is good. */
  public String good(String text) {
    return wrap("\u001b[32m", text);
  }

  /** Marks what deserves a look. */
  public String caution(String text) {
    return wrap("\u001b[33m", text);
  }

  /** Marks what is wrong. */
  public String bad(String text) {
    return wrap("\u001b[31m", text);
  }

  /** Marks names of things one can type or open. */
  public String name(String text) {
    return wrap("\u001b[36m", text);
  }

  private String wrap(String sequence, String text) {
    return colored && !text.isEmpty() ? sequence + text + RESET : text;
  }
}
