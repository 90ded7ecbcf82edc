package dev.rolewright.llm;

/**
 * What attempts cost.
 *
 * @param picos in pico-USD (10<sup>-12</sup> USD); {@link Long#MAX_VALUE} for more than that
 * @param isEstimated whether a part of it does not rest on a vendor's count of tokens and a price
 *     of the model's own
 */
public record Cost(long picos, boolean isEstimated) {
  /** Nothing, for certain. */
  public static final Cost NONE = new Cost(0, false);

  /** Returns the sum of both. */
  public Cost plus(Cost other) {
    long sum = picos + other.picos;
    return new Cost(sum < 0 ? Long.MAX_VALUE : sum, isEstimated || other.isEstimated);
  }
}
