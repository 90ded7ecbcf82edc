package dev.rolewright.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a benchmark: an aligned table for people and one line of JSON for programs, which
 * also tells the machine.
 *
 * <pre>{@code
 * BenchTable table = new BenchTable("parse", "ad", "p50 ms");
 * table.row("with headings", "9.1");
 * table.figure("with_headings_p50_ms", 9.1);
 * table.print(System.out);
 * }</pre>
 */
public final class BenchTable {
  private static final int MEGABYTE = 1 << 20;

  private final String name;
  private final List<List<String>> lines = new ArrayList<>();
  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** Creates a table with the name of the benchmark and the heads of its columns. */
  public BenchTable(String name, String... columns) {
    this.name = name;
    lines.add(List.of(columns));
  }

  /** Adds a row, a cell for each column. */
  public void row(String... cells) {
    if (cells.length != lines.getFirst().size()) {
      throw new IllegalArgumentException("a row needs " + lines.getFirst().size() + " cells");
    }
    lines.add(List.of(cells));
  }

  /** Adds a figure to the line of JSON; its name ends in the unit, e.g. {@code p50_ms}. */
  public void figure(String figure, double value) {
    figures.put(figure, value);
  }

  /** Returns a number with so many digits after the point. */
  public static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Prints the table and, as the last line, the JSON. */
  public void print(PrintStream output) {
    output.println(table());
    output.println(json());
  }

  private String table() {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder(name).append(System.lineSeparator());
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        String padding = " ".repeat(widths[column] - line.get(column).length());
        // Names stand on the left, numbers on the right.
        text.append(column == 0 ? line.get(column) + padding : "  " + padding + line.get(column));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private String json() {
    List<String> members = new ArrayList<>();
    members.add(text("benchmark", name));
    figures.forEach((figure, value) -> members.add("\"" + figure + "\":" + decimal(value, 3)));
    members.add("\"cores\":" + Runtime.getRuntime().availableProcessors());
    members.add("\"memory_mb\":" + machineMemoryMegabytes());
    members.add(text("os", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
    members.add(text("java", Runtime.version().toString()));
    return "{" + String.join(",", members) + "}";
  }

  private static String text(String member, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + member + "\":\"" + escaped + "\"";
  }

  private static long machineMemoryMegabytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() / MEGABYTE
        : 0;
  }
}
