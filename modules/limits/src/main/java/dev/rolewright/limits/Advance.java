package dev.rolewright.limits;

/**
 * How much of one counter is worth asking for in advance: about what this replica uses of it within
 * the time for which that may be used. Not safe for use by many threads.
 */
final class Advance {
  private final long holdNanos;
  private boolean wasAsked;
  private long askedNanos;
  private boolean isAwaited;
  private long size;
  private long used;

  /** Begins with nothing, as for a counter that nobody has asked for. */
  Advance(long holdNanos) {
    this.holdNanos = holdNanos;
  }

  /**
   * Returns how much to ask for beside an amount. What was granted before is used up or lapsed, or
   * is too little.
   *
   * @param most the most that may be asked for
   * @return 0 where the next call is not expected within the time, an answer to the same question
   *     is awaited, or so little may be asked for that it would not be enough for such a call
   */
  long ask(long amount, long most, long now) {
    boolean isHeld = wasAsked && now - askedNanos <= holdNanos;
    if (isHeld && isAwaited) {
      return 0;
    }
    if (isHeld) {
      size = Math.max(2 * size, amount);
    } else {
      size = isForgotten(now) ? 0 : used;
    }
    size = Math.min(size, most);
    wasAsked = true;
    askedNanos = now;
    used = 0;
    isAwaited = size > 0 && size >= amount;
    return isAwaited ? size : 0;
  }

  /** Notes that the answer has come. */
  void answered() {
    isAwaited = false;
  }

  /** Notes that something was used of what was granted in advance. */
  void used(long amount) {
    used += amount;
  }

  /** Tells whether so much time has passed that what was used before says nothing about now. */
  boolean isForgotten(long now) {
    return !wasAsked || now - askedNanos > 2 * holdNanos;
  }
}
