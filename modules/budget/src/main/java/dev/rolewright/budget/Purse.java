package dev.rolewright.budget;

import java.util.OptionalLong;

/**
 * What this replica holds of one budget: granted by the store, of it a part reserved for calls
 * under way and a part spent that the store has not booked yet. All guarded by the lock of {@link
 * Books}.
 */
final class Purse {
  private static final long NEVER = Long.MIN_VALUE;

  private final ScopeMonth key;

  private long granted;
  private long reserved;
  private long unbooked;

  /** Calls under way and settled ones that are not booked, of any cost. */
  private int calls;

  /** Under which limit the money was granted. Nothing was, before the first answer. */
  private OptionalLong limit = OptionalLong.empty();

  private boolean answered;

  /** What could be granted at the last answer. */
  private long room;

  /** The last block that was granted. */
  private long block;

  /** Reserved since the last review, and the largest reservation of it. */
  private long turnover;

  private long lastTurnover;
  private long largest;
  private boolean refused;
  private boolean refusalTold;
  private long deniedNanos = NEVER;
  private long denied;

  Purse(ScopeMonth key) {
    this.key = key;
  }

  ScopeMonth key() {
    return key;
  }

  /** Returns what can be reserved; negative where more was spent than was held. */
  long free() {
    return granted - reserved - unbooked;
  }

  /** Returns how much a call can cost at most, as far as is known. */
  long left() {
    return Math.max(0, free() + room);
  }

  long granted() {
    return granted;
  }

  /** Tells whether calls of this replica may still give money back. */
  boolean hasCalls() {
    return calls > 0;
  }

  /** Tells whether an amount can be reserved under a limit. */
  boolean holds(long amount, OptionalLong now) {
    return now.isEmpty() || amount == 0 || (isUnder(now) && free() >= amount);
  }

  /** Tells whether the last answer was given under a limit. */
  boolean isUnder(OptionalLong now) {
    return answered && limit.equals(now);
  }

  /** Tells whether the store has no room for what is missing to an amount, as far as is known. */
  boolean isBeyond(long amount, OptionalLong now) {
    return isUnder(now) && free() + room < amount;
  }

  void reserve(long amount) {
    reserved += amount;
    turnover += amount;
    largest = Math.max(largest, amount);
    calls++;
  }

  /** A call never began. */
  void release(long amount) {
    reserved -= amount;
    calls--;
  }

  void settle(long amount, long cost) {
    reserved -= amount;
    unbooked += cost;
  }

  /** The store has booked a settled cost. */
  void booked(long cost) {
    unbooked -= cost;
    calls--;
  }

  /**
   * Takes over what the store says.
   *
   * @param isToldSpent whether the alert of a budget that is used up is open under this limit
   */
  void answer(OptionalLong under, long own, long left, boolean isToldSpent) {
    block = own > granted ? own - granted : block;
    granted = own;
    // Under another limit, of which another replica may have heard first, a refusal is news again.
    refusalTold = isToldSpent;
    limit = under;
    room = left;
    answered = true;
  }

  /** Takes over what the store says this replica holds, under a limit that nobody knows now. */
  void attach(long own) {
    granted = own;
    answered = false;
  }

  /**
   * Takes away what is to be given back. It can't be used from now on, whatever becomes of the
   * question.
   *
   * @param current whether its month is the present one
   * @param review whether it is time to look at what was used
   */
  long giveBack(OptionalLong now, boolean current, boolean review) {
    long free = free();
    if (free <= 0) {
      return 0;
    }
    long keep;
    if (!current || !isUnder(now) || now.isEmpty() || Balance.isScarce(room, largest)) {
      keep = 0;
    } else if (review) {
      keep = 2 * turnover;
    } else {
      keep = free;
    }
    long excess = Math.max(0, free - keep);
    granted -= excess;
    return excess;
  }

  /** Begins to count anew what is used. */
  void review() {
    lastTurnover = turnover;
    turnover = 0;
    largest = 0;
  }

  /**
   * Tells whether a further block should be there before this one is used up. A replica with little
   * to do asks when it has to, so that it holds no block that others need.
   */
  boolean runsLow(OptionalLong now) {
    return now.isPresent()
        && isUnder(now)
        && free() < Math.min(block / 2, Math.max(turnover, lastTurnover))
        && !Balance.isScarce(room, Math.max(1, largest));
  }

  long largest() {
    return largest;
  }

  /** Remembers that an amount was denied, so that not each further call has to ask. */
  void deny(long amount, long nanos) {
    denied = deniedNanos == NEVER ? amount : Math.min(denied, amount);
    deniedNanos = nanos;
  }

  /** Tells whether an amount was denied a short time ago and no call of ours can change that. */
  boolean isKnownToLack(long amount, OptionalLong now, long nanos, long memoryNanos) {
    if (deniedNanos != NEVER && nanos - deniedNanos >= memoryNanos) {
      deniedNanos = NEVER;
    }
    return deniedNanos != NEVER && isBeyond(amount, now) && amount >= denied && !hasCalls();
  }

  /** A call was refused, which the store is told once under each limit. */
  void refuse() {
    refused = !refusalTold;
  }

  boolean isRefused() {
    return refused;
  }

  void told() {
    refused = false;
    refusalTold = true;
  }

  /** Tells whether nothing would be lost with it. */
  boolean isIdle() {
    return granted == 0 && calls == 0 && turnover == 0 && !refused;
  }
}
