package dev.rolewright.platform;

import java.util.ArrayList;
import java.util.List;

/** A flag that is raised once, when a caller gives up, and the actions that wait for it. */
public final class Cancellation {
  private final List<Runnable> waiting = new ArrayList<>();
  private volatile boolean cancelled;

  /** Creates a flag that is not raised. */
  public Cancellation() {}

  /** Raises the flag and runs the waiting actions on this thread; later calls do nothing. */
  public void cancel() {
    List<Runnable> actions;
    synchronized (waiting) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      actions = List.copyOf(waiting);
      waiting.clear();
    }
    actions.forEach(Runnable::run);
  }

  /** Tells whether the flag is raised. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Runs an action when the flag is raised, at once if it is already. The action must be quick and
   * must not throw.
   */
  public void onCancel(Runnable action) {
    synchronized (waiting) {
      if (!cancelled) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }
}
