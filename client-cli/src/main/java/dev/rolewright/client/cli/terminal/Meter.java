package dev.rolewright.client.cli.terminal;

import java.util.Locale;

/** Shows scores of 0..1 as a number and as a bar. */
public final class Meter {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private Meter() {}

  /** Returns a score with two digits. */
  public static String number(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /** Returns a bar of a number of columns, filled in eighths. */
  public static String bar(double score, int columns) {
    int eighths = (int) Math.round(Math.clamp(score, 0, 1) * columns * 8);
    StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
    if (eighths % 8 > 0) {
      bar.append(EIGHTHS.charAt(eighths % 8));
    }
    return bar + "·".repeat(columns - bar.length());
  }
}
