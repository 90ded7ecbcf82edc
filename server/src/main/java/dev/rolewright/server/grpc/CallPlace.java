package dev.rolewright.server.grpc;

import io.grpc.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A share in a place among the calls under way. The call has one, and so does each thread that
 * works for the call; the place is given back when the last of them has been left. So a caller who
 * gives up makes no room before the work has stopped.
 */
final class CallPlace {
  // A call that does not count has a place that nobody waits for.
  private static final Context.Key<CallPlace> KEY =
      Context.keyWithDefault("rolewright-call-place", new CallPlace(() -> {}));

  private final Place place;
  private final AtomicBoolean left = new AtomicBoolean();

  /** Takes a place that one holds, the call itself. */
  CallPlace(Runnable giveBack) {
    place = new Place(giveBack);
  }

  private CallPlace(Place place) {
    this.place = place;
    // Else the last to leave would give it back once more.
    if (place.holders.getAndUpdate(held -> held == 0 ? 0 : held + 1) == 0) {
      throw new IllegalStateException("the place of the call was given back before");
    }
  }

  /** Returns a gRPC context that carries this share. */
  Context in(Context parent) {
    return parent.withValue(KEY, this);
  }

  /** Says that this holder has ended; the first time counts. */
  void leave() {
    if (left.compareAndSet(false, true) && place.holders.decrementAndGet() == 0) {
      place.giveBack.run();
    }
  }

  /**
   * Says of the call's own share that this thread is about to send the last of the answer, and
   * starts no more work for the call. So the place is free for whoever has the answer, unless other
   * threads still work.
   */
  void answered() {
    leave();
    CallPlace share = KEY.get();
    if (share.place == place) {
      share.leave();
    }
  }

  /**
   * Starts work for the call that this thread serves, on a virtual thread of its own, which holds
   * the call's place until it ends. Work that was started so may start more in this way.
   */
  static void start(String threadName, Runnable work) {
    CallPlace share = new CallPlace(KEY.get().place);
    try {
      // Of the call's gRPC context nothing but the place goes with the thread.
      Runnable inPlace = share.in(Context.ROOT).wrap(work);
      Thread.ofVirtual().name(threadName).start(() -> share.runAndLeave(inPlace));
    } catch (RuntimeException | Error failure) {
      share.leave();
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

  /** What the holders share. */
  private static final class Place {
    private final Runnable giveBack;
    private final AtomicInteger holders = new AtomicInteger(1);

    Place(Runnable giveBack) {
      this.giveBack = giveBack;
    }
  }
}
