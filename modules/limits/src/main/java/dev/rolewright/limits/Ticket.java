package dev.rolewright.limits;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What was admitted. It needs no end; its number of tokens can be corrected once. */
public final class Ticket {
  private final Limiter limiter;
  private final List<Held> held;
  private final AtomicBoolean settled = new AtomicBoolean();

  Ticket(Limiter limiter, List<Held> held) {
    this.limiter = limiter;
    this.held = List.copyOf(held);
  }

  /**
   * Replaces the number of tokens that was admitted by the real one. Fewer are given back to their
   * window; more are counted, also beyond the limit, since they were used. Redis is told a moment
   * later, together with what other tickets have to tell; until then the number that was admitted
   * counts there. Does nothing when called again. Does not wait for Redis, nor fail because of it.
   *
   * @param tokens the real number, in 0..{@value Limit#LARGEST}
   * @throws IllegalArgumentException when the range is left
   */
  public void settle(long tokens) {
    if (tokens < 0 || tokens > Limit.LARGEST) {
      throw new IllegalArgumentException("a number of tokens must be in 0.." + Limit.LARGEST);
    }
    if (settled.compareAndSet(false, true)) {
      for (Held one : held) {
        if (one.charge().demand().limit().key().unit() == LimitKey.Unit.TOKENS) {
          limiter.settle(one, tokens);
        }
      }
    }
  }
}
