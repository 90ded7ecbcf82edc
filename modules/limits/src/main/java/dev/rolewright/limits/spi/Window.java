package dev.rolewright.limits.spi;

/**
 * A counter whose amounts are forgotten when they have left a sliding window. Time is cut into
 * buckets, and each amount is in the bucket of its time. A bucket counts until its last instant has
 * left the window, so that the sum is never too small.
 *
 * @param name which counter
 * @param bucketMicros length of a bucket in microseconds; positive
 * @param buckets how many buckets count beside the one that is being filled; positive
 */
public record Window(String name, long bucketMicros, int buckets) {
  /** Returns the bucket of a time in microseconds. */
  public long bucketOf(long micros) {
    return Math.floorDiv(micros, bucketMicros);
  }
}
