package dev.rolewright.budget;

/**
 * Calls added up.
 *
 * @param inputTokens tokens of the requests, cached ones included
 * @param outputTokens tokens of the answers, reasoning included
 * @param costPicos in pico-USD
 * @param estimatedPicos the part of the cost that is not {@link CostBasis#EXACT}
 * @param calls number of calls to a vendor
 * @param lostCalls those of them of which the end is not known ({@link CostBasis#RESERVED}): they
 *     count at the most that they can have cost and without tokens
 */
public record UsageSum(
    long inputTokens,
    long outputTokens,
    long costPicos,
    long estimatedPicos,
    long calls,
    long lostCalls) {
  /** No call. */
  public static final UsageSum NONE = new UsageSum(0, 0, 0, 0, 0, 0);

  /** Returns both together. */
  public UsageSum plus(UsageSum other) {
    return new UsageSum(
        add(inputTokens, other.inputTokens),
        add(outputTokens, other.outputTokens),
        add(costPicos, other.costPicos),
        add(estimatedPicos, other.estimatedPicos),
        add(calls, other.calls),
        add(lostCalls, other.lostCalls));
  }

  private static long add(long first, long second) {
    return first + Math.min(second, Long.MAX_VALUE - first);
  }

  /** Returns what a call cost on average, rounded to the nearest pico-USD; 0 without a call. */
  public long averagePicos() {
    return calls == 0 ? 0 : costPicos / calls + (2 * (costPicos % calls) >= calls ? 1 : 0);
  }
}
