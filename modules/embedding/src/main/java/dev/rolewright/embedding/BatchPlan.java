package dev.rolewright.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides the texts of a call into batches in which little is padding. */
final class BatchPlan {
  /** Tokens of a batch with its padding at most; bounds the memory of a run of long texts. */
  private static final int MAX_BATCH_TOKENS = 1024;

  private BatchPlan() {}

  /**
   * Returns positions of {@code lengths}, each exactly once, the longest texts first so that the
   * threads end at about the same time.
   *
   * @param lengths tokens of each text
   * @param batchSize texts of a batch at most
   * @param threads batches that can be computed at the same time
   */
  static List<int[]> of(int[] lengths, int batchSize, int threads) {
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingInt(position -> -lengths[position]))
            .mapToInt(Integer::intValue)
            .toArray();
    int evenShare = Math.ceilDiv(lengths.length, threads);
    int most = Math.max(1, Math.min(batchSize, evenShare));
    List<int[]> batches = new ArrayList<>();
    int start = 0;
    while (start < order.length) {
      int longest = Math.max(1, lengths[order[start]]);
      int size = Math.min(most, Math.max(1, MAX_BATCH_TOKENS / longest));
      int end = Math.min(order.length, start + size);
      batches.add(Arrays.copyOfRange(order, start, end));
      start = end;
    }
    return batches;
  }
}
