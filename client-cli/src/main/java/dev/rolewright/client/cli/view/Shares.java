package dev.rolewright.client.cli.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shows parts of a whole in percent. */
final class Shares {
  private static final int WHOLE = 100;

  private Shares() {}

  /**
   * Returns each part in whole percent, so that parts that make the whole add up to 100: all are
   * rounded down, and what is missing goes to those that lost most (the method of the largest
   * remainder). A part that is not 0 and would look like it is {@code <1}.
   *
   * @param parts 0 or more each
   * @param whole their sum, or more; 0 gives empty texts
   */
  static List<String> percent(List<Long> parts, long whole) {
    if (whole == 0) {
      return parts.stream().map(part -> "").toList();
    }
    double[] exact = parts.stream().mapToDouble(part -> (double) WHOLE * part / whole).toArray();
    int[] percent = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
    long missing = Math.round(Arrays.stream(exact).sum()) - Arrays.stream(percent).sum();
    IntStream.range(0, exact.length)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> percent[index] - exact[index]))
        .limit(missing)
        .forEach(index -> percent[index]++);
    return IntStream.range(0, exact.length)
        .mapToObj(index -> percent[index] == 0 && parts.get(index) > 0 ? "<1" : "" + percent[index])
        .toList();
  }
}
