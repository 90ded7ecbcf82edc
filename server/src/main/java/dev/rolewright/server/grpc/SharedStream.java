package dev.rolewright.server.grpc;

import com.google.protobuf.MessageLite;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is written once and read by any number of callers, each from its first item and at
 * its own pace. Its length is bounded by the limits on generated documents, so it is kept whole.
 * The item that tells of success is held back until the stream has ended well.
 *
 * @param <R> item
 */
final class SharedStream<R extends MessageLite> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Predicate<R> isLast;
  private final List<R> items = new ArrayList<>();
  private final List<R> heldBack = new ArrayList<>();
  private Runnable abandoned = () -> {};
  private int followers;
  private boolean everFollowed;
  private boolean ended;
  private @Nullable RolewrightException failure;

  /** Creates an empty stream; {@code isLast} tells the item that says that all went well. */
  SharedStream(Predicate<R> isLast) {
    this.isLast = isLast;
  }

  /** Names what to do when the last follower leaves before the end. */
  void whenAbandoned(Runnable action) {
    locked(() -> abandoned = action);
  }

  void add(R item) {
    locked(
        () -> {
          if (!heldBack.isEmpty() || isLast.test(item)) {
            heldBack.add(item);
            return;
          }
          items.add(item);
          changed.signalAll();
        });
  }

  void end() {
    locked(
        () -> {
          items.addAll(heldBack);
          ended = true;
          changed.signalAll();
        });
  }

  void fail(RolewrightException cause) {
    locked(
        () -> {
          failure = cause;
          ended = true;
          changed.signalAll();
        });
  }

  /** Returns the items so far in their serialized form, with the one that is held back. */
  List<byte[]> serialized() {
    lock.lock();
    try {
      return Stream.concat(items.stream(), heldBack.stream())
          .map(MessageLite::toByteArray)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Hands every item to a caller until the stream ends.
   *
   * @return false when every earlier follower had left, so that the run is being given up: start
   *     anew
   * @throws RolewrightException the failure that ended the stream, or why this caller no longer
   *     waits
   */
  boolean follow(RequestContext context, Consumer<R> sink) {
    if (!enter()) {
      return false;
    }
    context.cancellation().onCancel(() -> locked(changed::signalAll));
    try {
      int next = 0;
      while (true) {
        List<R> ready = await(context, next);
        if (ready.isEmpty()) {
          return true;
        }
        ready.forEach(sink);
        next += ready.size();
      }
    } finally {
      leave();
    }
  }

  private boolean enter() {
    lock.lock();
    try {
      if (everFollowed && followers == 0 && !ended) {
        return false;
      }
      everFollowed = true;
      followers++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    boolean givenUp;
    Runnable action;
    lock.lock();
    try {
      followers--;
      givenUp = followers == 0 && !ended;
      action = abandoned;
    } finally {
      lock.unlock();
    }
    if (givenUp) {
      action.run();
    }
  }

  /**
   * Returns the items from {@code next} on, waiting for at least one; none at the end of the
   * stream.
   */
  private List<R> await(RequestContext context, int next) {
    lock.lock();
    try {
      while (items.size() == next && !ended) {
        context.checkActive();
        changed.await(context.remaining().toNanos() + 1, TimeUnit.NANOSECONDS);
      }
      if (items.size() > next) {
        return List.copyOf(items.subList(next, items.size()));
      }
      if (failure != null) {
        throw failure;
      }
      return List.of();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      context.cancellation().cancel();
      context.checkActive();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
