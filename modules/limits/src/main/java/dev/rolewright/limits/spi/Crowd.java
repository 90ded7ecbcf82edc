package dev.rolewright.limits.spi;

import java.util.List;

/**
 * Who else may be admitting.
 *
 * @param least into how many parts a replica that counts by itself divides a limit at least;
 *     positive
 * @param others those who might count by themselves when they are not present at Redis
 */
public record Crowd(int least, List<Other> others) {
  /**
   * Another replica.
   *
   * @param id its id
   * @param untilMicros time of Redis's clock after which it surely admits nothing by itself; {@link
   *     Long#MAX_VALUE} while it is alive
   */
  public record Other(String id, long untilMicros) {}
}
