package dev.rolewright.limits;

/**
 * Something that was admitted.
 *
 * @param charge what it was
 * @param bucket where it is in this replica's log
 * @param sharedBucket where it is at Redis, or {@link #NOT_SHARED}
 * @param generation as which member this replica was granted it
 */
record Held(Charge charge, long bucket, long sharedBucket, long generation) {
  static final long NOT_SHARED = Long.MIN_VALUE;
}
