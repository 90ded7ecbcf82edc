package dev.rolewright.client.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An aligned table. Columns that may wrap share the columns of the terminal that the others leave.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int SMALLEST_WRAPPED = 16;

  /**
   * A column.
   *
   * @param header heading, in capitals; empty in every column for a table without headings
   * @param numeric aligned to the right
   * @param wraps whether long cells go on below rather than widen the table
   * @param look how cells are coloured
   */
  public record Column(String header, boolean numeric, boolean wraps, UnaryOperator<String> look) {
    /** Returns a column of short words. */
    public static Column of(String header) {
      return new Column(header, false, false, UnaryOperator.identity());
    }

    /** Returns a column of numbers. */
    public static Column number(String header) {
      return new Column(header, true, false, UnaryOperator.identity());
    }

    /** Returns a column of longer text. */
    public static Column text(String header) {
      return new Column(header, false, true, UnaryOperator.identity());
    }

    /** Returns the same column with its cells coloured. */
    public Column look(UnaryOperator<String> cellLook) {
      return new Column(header, numeric, wraps, cellLook);
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
    int[] widths = widths(terminal.width() - indent.length());
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
      List<String> lines =
          columns.get(index).wraps()
              ? Text.wrap(row.get(index), widths[index])
              : List.of(row.get(index));
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
      if (columns.get(index).wraps()) {
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
      if (columns.get(index).wraps()) {
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
      widths[index] = Math.max(SMALLEST_WRAPPED, left / open.size());
    }
  }
}
