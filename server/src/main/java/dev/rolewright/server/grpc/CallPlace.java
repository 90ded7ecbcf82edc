package dev.rolewright.server.grpc;

import io.grpc.Context;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place among the calls under way. The call holds it, and so does each thread that works for the
 * call; it is given back when the last of them has ended. So a caller who gives up makes no room
 * before the work has stopped.
 */
final class CallPlace {
  // A call that does not count has a place that nobody waits for.
  private static final Context.Key<CallPlace> KEY =
      Context.keyWithDefault("rolewright-call-place", new CallPlace(() -> {}));

  private final Runnable giveBack;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** Creates a place that one holds, who may {@link #leave} it once. */
  CallPlace(Runnable giveBack) {
    this.giveBack = giveBack;
  }

  /** Returns a gRPC context that carries this place. */
  Context in(Context parent) {
    return parent.withValue(KEY, this);
  }

  /** Says that one of the holders has ended. */
  void leave() {
    if (holders.decrementAndGet() == 0) {
      giveBack.run();
    }
  }

  /**
   * Starts work for the call that this thread serves, on a virtual thread of its own, which holds
   * the call's place until it ends. Work that was started so may start more in this way.
   */
  static void start(String threadName, Runnable work) {
    CallPlace place = KEY.get();
    // Whoever starts work holds the place, so it can't have been given back.
    place.holders.incrementAndGet();
    try {
      // Of the call's gRPC context nothing but the place goes with the thread.
      Runnable inPlace = place.in(Context.ROOT).wrap(work);
      Thread.ofVirtual().name(threadName).start(() -> place.runAndLeave(inPlace));
    } catch (RuntimeException | Error failure) {
      place.leave();
      throw failure;
    }
  }

  private void runAndLeave(Runnable work) {
    try {
      work.run();
    } finally {
      leave();
    }
  }
}
