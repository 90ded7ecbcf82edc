package dev.rolewright.budget;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RolewrightException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits for money. All but its final fields is guarded by the lock of {@link Books}.
 */
final class Waiter {
  private final Call call;
  private final boolean asks;
  private final Cancellation signal = new Cancellation();

  private boolean asked;
  private @Nullable Outcome outcome;

  /** Makes one; {@code asks} tells whether the store is to be asked for what is missing. */
  Waiter(Call call, boolean asks) {
    this.call = call;
    this.asks = asks;
  }

  /** What became of a call. */
  sealed interface Outcome {
    /** It has its money. */
    record Granted(Hold hold) implements Outcome {}

    /**
     * A budget has too little left.
     *
     * @param key which budget
     * @param limitPicos its limit
     * @param leftPicos what is left of it; empty where the call is larger than all of it
     * @param isHopeful whether something may come free soon
     */
    record Denied(ScopeMonth key, long limitPicos, OptionalLong leftPicos, boolean isHopeful)
        implements Outcome {}

    /** Nobody knows, for a reason that has nothing to do with money. */
    record Failed(RolewrightException failure) implements Outcome {}
  }

  Call call() {
    return call;
  }

  /** Raised when there is an outcome. */
  Cancellation signal() {
    return signal;
  }

  boolean asks() {
    return asks;
  }

  /** Tells whether the store was asked and has not answered. */
  boolean isAsked() {
    return asked;
  }

  void setAsked(boolean now) {
    asked = now;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  void end(Outcome with) {
    outcome = with;
    signal.cancel();
  }
}
