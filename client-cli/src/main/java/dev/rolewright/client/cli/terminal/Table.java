package dev.rolewright.client.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An aligned table. Flexible columns share the columns of the terminal that the others leave; where
 * that is too little to read, each row is printed as a few lines of its own.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final String PART = " · ";
  private static final int SMALLEST_FLEXIBLE = 10;

  /** What becomes of a cell that is wider than its column. */
  private enum Fit {
    /** The column is as wide as its widest cell. */
    WHOLE,
    /** The cell goes on below. */
    WRAPPED,
    /** The end of the cell is left out. */
    SHORTENED
  }

  /**
   * A column.
   *
   * @param header heading, in capitals; empty in every column for a table without headings
   * @param numeric aligned to the right
   * @param fit what becomes of long cells
   * @param look how cells are coloured
   */
  public record Column(String header, boolean numeric, Fit fit, UnaryOperator<String> look) {
    /** Returns a column of short words, which are never cut. */
    public static Column of(String header) {
      return new Column(header, false, Fit.WHOLE, UnaryOperator.identity());
    }

    /** Returns a column of numbers. */
    public static Column number(String header) {
      return new Column(header, true, Fit.WHOLE, UnaryOperator.identity());
    }

    /** Returns a column of longer text, all of which is printed. */
    public static Column text(String header) {
      return new Column(header, false, Fit.WRAPPED, UnaryOperator.identity());
    }

    /** Returns a column of text whose beginning is enough. */
    public static Column brief(String header) {
      return new Column(header, false, Fit.SHORTENED, UnaryOperator.identity());
    }

    /** Returns the same column with its cells coloured. */
    public Column look(UnaryOperator<String> cellLook) {
      return new Column(header, numeric, fit, cellLook);
    }

    private boolean isFlexible() {
      return fit != Fit.WHOLE;
    }

    private List<String> lines(String cell, int width) {
      return switch (fit) {
        case WHOLE -> List.of(cell);
        case WRAPPED -> Text.wrap(cell, width);
        case SHORTENED -> List.of(Text.shorten(cell, width));
      };
    }
  }

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** Returns an empty table. */
  public static Table create(Column... columns) {
    return new Table(List.of(columns));
  }

  /** Adds a row; one plain text a column. */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(Arrays.stream(cells).map(cell -> Text.clean(cell).replace('\n', ' ')).toList());
    return this;
  }

  /** Returns whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Prints the table behind an indent. */
  public void print(Terminal terminal, String indent) {
    int available = terminal.width() - indent.length();
    int[] widths = widths(available);
    if (Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) > available) {
      rows.forEach(row -> printStacked(terminal, indent, row));
      return;
    }
    if (columns.stream().anyMatch(column -> !column.header().isEmpty())) {
      StringBuilder header = new StringBuilder(indent);
      for (int index = 0; index < widths.length; index++) {
        header
            .append(index == 0 ? "" : GAP)
            .append(aligned(columns.get(index).header(), index, widths));
      }
      terminal.line(terminal.style().dim(header.toString().stripTrailing()));
    }
    for (List<String> row : rows) {
      printRow(terminal, indent, row, widths);
    }
  }

  private void printRow(Terminal terminal, String indent, List<String> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int index = 0; index < widths.length; index++) {
      List<String> lines = columns.get(index).lines(row.get(index), widths[index]);
      cells.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder printed = new StringBuilder(indent);
      for (int index = 0; index < widths.length; index++) {
        String cell = line < cells.get(index).size() ? cells.get(index).get(line) : "";
        String aligned =
            index == widths.length - 1 && !columns.get(index).numeric()
                ? cell
                : aligned(cell, index, widths);
        printed.append(index == 0 ? "" : GAP);
        printed.append(
            terminal.style().isColored() ? columns.get(index).look().apply(aligned) : aligned);
      }
      terminal.line(printed.toString().stripTrailing());
    }
  }

  /** Prints a row below itself: its first cell, then the others, with the names of numbers. */
  private void printStacked(Terminal terminal, String indent, List<String> row) {
    Column first = columns.getFirst();
    List<String> others = new ArrayList<>();
    for (int index = 1; index < columns.size(); index++) {
      Column column = columns.get(index);
      if (!row.get(index).isBlank()) {
        String label = column.numeric() ? column.header().toLowerCase(Locale.ROOT) + " " : "";
        others.add((label + row.get(index)).strip());
      }
    }
    String prefix = indent + (first.numeric() ? row.getFirst() + GAP : GAP);
    if (!first.numeric()) {
      for (String line : Text.hanging(indent, row.getFirst(), terminal.width())) {
        terminal.line(terminal.style().isColored() ? first.look().apply(line) : line);
      }
    }
    for (String line : joined(others, terminal.width() - Text.width(prefix))) {
      Text.hanging(prefix, line, terminal.width()).forEach(terminal::line);
      prefix = " ".repeat(Text.width(prefix));
    }
  }

  /** Joins parts to lines; only a part that is wider than a line by itself is broken later. */
  private static List<String> joined(List<String> parts, int width) {
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      String last = lines.isEmpty() ? "" : lines.getLast() + PART + part;
      if (!lines.isEmpty() && Text.width(last) <= width) {
        lines.set(lines.size() - 1, last);
      } else {
        lines.add(part);
      }
    }
    return lines;
  }

  private String aligned(String cell, int index, int[] widths) {
    return columns.get(index).numeric()
        ? Text.padLeft(cell, widths[index])
        : Text.pad(cell, widths[index]);
  }

  private int[] widths(int available) {
    int[] widths = new int[columns.size()];
    int fixed = GAP.length() * (widths.length - 1);
    int wrapping = 0;
    for (int index = 0; index < widths.length; index++) {
      int column = index;
      widths[index] =
          rows.stream()
              .mapToInt(row -> Text.width(row.get(column)))
              .reduce(Text.width(columns.get(index).header()), Math::max);
      if (columns.get(index).isFlexible()) {
        wrapping += widths[index];
      } else {
        fixed += widths[index];
      }
    }
    int room = available - fixed;
    if (wrapping > room) {
      share(widths, room);
    }
    return widths;
  }

  /** Narrow columns keep what they need; the rest is shared equally among the wide ones. */
  private void share(int[] widths, int room) {
    List<Integer> open = new ArrayList<>();
    for (int index = 0; index < widths.length; index++) {
      if (columns.get(index).isFlexible()) {
        open.add(index);
      }
    }
    int left = room;
    boolean settled = true;
    while (settled && !open.isEmpty()) {
      int equal = left / open.size();
      settled = false;
      for (Integer index : List.copyOf(open)) {
        if (widths[index] <= equal) {
          left -= widths[index];
          open.remove((Object) index);
          settled = true;
        }
      }
    }
    for (int index : open) {
      widths[index] = Math.max(SMALLEST_FLEXIBLE, left / open.size());
    }
  }
}
