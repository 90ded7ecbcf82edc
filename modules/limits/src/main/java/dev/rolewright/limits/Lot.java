package dev.rolewright.limits;

/**
 * What Redis granted in advance of one counter, and is not used yet.
 *
 * @param pass leave by which it was asked for
 * @param most the limit for which it was granted
 * @param bucket where it is in this replica's log
 * @param sharedBucket where it is at Redis
 * @param rest how much it is; positive
 */
record Lot(Pass pass, long most, long bucket, long sharedBucket, long rest) {
  Lot without(long amount) {
    return new Lot(pass, most, bucket, sharedBucket, rest - amount);
  }
}
