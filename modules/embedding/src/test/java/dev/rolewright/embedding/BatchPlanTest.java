package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  @Property(tries = 300)
  void everyTextIsInExactlyOneBatchAndBatchesKeepTheirLimits(
      @ForAll @Size(max = 200) List<@IntRange(min = 2, max = 512) Integer> tokens,
      @ForAll @IntRange(min = 1, max = 64) int batchSize,
      @ForAll @IntRange(min = 1, max = 8) int threads) {
    int[] lengths = tokens.stream().mapToInt(Integer::intValue).toArray();

    List<int[]> batches = BatchPlan.of(lengths, batchSize, threads);

    assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, lengths.length).toArray());
    int before = Integer.MAX_VALUE;
    for (int[] batch : batches) {
      int longest = lengths[batch[0]];
      assertThat(batch.length).isBetween(1, batchSize);
      assertThat(batch.length * longest).isLessThanOrEqualTo(1024);
      for (int position : batch) {
        assertThat(lengths[position]).isLessThanOrEqualTo(before);
        before = lengths[position];
      }
    }
  }

  @Test
  void aSmallCallIsSpreadOverTheThreads() {
    assertThat(BatchPlan.of(new int[] {20, 20, 20, 20}, 8, 2)).hasSize(2);
  }
}
