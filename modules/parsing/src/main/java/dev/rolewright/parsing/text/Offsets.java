package dev.rolewright.parsing.text;

import dev.rolewright.domain.Span;
import java.util.Arrays;

/** Where the code points of a line stand in the source; empty for lines that are verbatim. */
public final class Offsets {
  public static final Offsets VERBATIM = new Offsets(new int[0], new int[0]);

  private final int[] starts;
  private final int[] ends;

  private Offsets(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Copies the first and the next code point of the source for each code point of a line. */
  public static Offsets of(int[] starts, int[] ends, int from, int to) {
    return new Offsets(Arrays.copyOfRange(starts, from, to), Arrays.copyOfRange(ends, from, to));
  }

  Span span(int lineStart, int from, int to) {
    if (starts.length == 0 || from >= to) {
      return new Span(lineStart + from, lineStart + Math.max(from, to));
    }
    return new Span(starts[from], ends[to - 1]);
  }
}
