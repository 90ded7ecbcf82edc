package dev.rolewright.llm;

import dev.rolewright.llm.spi.AnswerCache.Found;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way to all who asked the same of the same model at the same time. It keeps what
 * was written, so that each reads it at a pace of their own and who comes late reads it from its
 * begin; it ends when nobody waits for it any more.
 */
final class Flight {
  /** How it ended. */
  sealed interface Landing {
    /**
     * The answer was kept from an earlier request.
     *
     * @param isAwaited whether that request was under way when this one began
     */
    record Kept(Found found, boolean isAwaited) implements Landing {}

    /**
     * The model was asked.
     *
     * @param stale an answer of before that is too old to stand for a new one
     * @param isOfAnother whether another replica asked it
     */
    record Asked(TurnResult result, Optional<Found> stale, boolean isOfAnother)
        implements Landing {}

    /** It could not go on, for a reason that is not the model's. */
    record Crashed(RuntimeException reason) implements Landing {}
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<String> texts = new ArrayList<>();
  private final List<Ride> rides = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final Cancellation landed = new Cancellation();
  private boolean mayBoard = true;
  private boolean hasBegun;
  private int begins;
  private @Nullable Landing landing;

  /** One who reads. */
  final class Ride {
    private final RequestContext context;
    private final boolean isFirst;
    private int position;
    private int begin;
    private Cancellation signal = new Cancellation();

    private Ride(RequestContext context, boolean isFirst) {
      this.context = context;
      this.isFirst = isFirst;
    }

    /** Tells whether the flight began for this one, who pays for it. */
    boolean isFirst() {
      return isFirst;
    }

    /** Tells once for each time that the answer began anew, so that what was read is void. */
    boolean hasBegunAnew() {
      return locked(
          () -> {
            boolean isAnew = begin != begins;
            position = isAnew ? 0 : position;
            begin = begins;
            return isAnew;
          });
    }

    /** Leaves out texts that an earlier one of the same reader has read. */
    void skip(int texts) {
      position = texts;
    }

    /** Returns what was written since the last call; empty for nothing. */
    List<String> more() {
      return locked(
          () -> {
            if (begin != begins) {
              return List.of();
            }
            List<String> more = List.copyOf(texts.subList(position, texts.size()));
            position = texts.size();
            return more;
          });
    }

    /** Returns how it ended, once all of it was read. */
    Optional<Landing> landing() {
      return locked(
          () ->
              begin != begins || position < texts.size()
                  ? Optional.empty()
                  : Optional.ofNullable(landing));
    }

    /** Returns what is raised when there is more to read, or nobody to read it. */
    Cancellation signal() {
      return locked(
          () -> {
            if (begin == begins && position == texts.size() && landing == null) {
              signal = new Cancellation();
            }
            return signal;
          });
    }

    void wake() {
      locked(() -> signal).cancel();
    }

    /**
     * Reads no more. Without a reader the flight ends.
     *
     * @return whether it is for that reason that it ends
     */
    boolean leave() {
      boolean isAbandoned =
          locked(
              () -> {
                rides.remove(this);
                mayBoard &= !rides.isEmpty() || landing != null;
                return rides.isEmpty() && landing == null;
              });
      if (isAbandoned) {
        cancellation.cancel();
      }
      return isAbandoned;
    }

    /** Returns what is raised when the flight has ended. */
    Cancellation landed() {
      return landed;
    }
  }

  /** Returns a place on it; empty where it is no use any more. */
  Optional<Ride> board(RequestContext context) {
    return locked(
        () -> {
          if (!mayBoard) {
            return Optional.empty();
          }
          Ride ride = new Ride(context, !hasBegun);
          hasBegun = true;
          ride.begin = begins;
          rides.add(ride);
          return Optional.of(ride);
        });
  }

  /** Returns the call that nobody but the flight's readers can end, on behalf of the first. */
  RequestContext context(RequestContext first) {
    return new RequestContext(
        first.tenantId(),
        first.principalId(),
        first.plan(),
        first.correlationId(),
        first.receivedNanos(),
        first.time().nanoTime() + Duration.ofDays(1).toNanos(),
        first.time(),
        cancellation);
  }

  /** Returns how long the most patient reader waits. */
  Duration patience() {
    return locked(
        () ->
            rides.stream()
                .map(ride -> ride.context.remaining())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO));
  }

  void take(ChatEvent event) {
    // Its model, its end and whom it replaces each reader finds out for themselves.
    if (event instanceof ChatEvent.TextDelta(String text)) {
      wake(
          locked(
              () -> {
                texts.add(text);
                return List.copyOf(rides);
              }));
    }
  }

  /** Drops what was written, if anything was: the answer begins anew. */
  void restart() {
    wake(
        locked(
            () -> {
              if (texts.isEmpty()) {
                return List.of();
              }
              texts.clear();
              begins++;
              return List.copyOf(rides);
            }));
  }

  /** Ends it; an answer can still be read from its begin. */
  void land(Landing end) {
    wake(
        locked(
            () -> {
              landing = end;
              mayBoard &= hasAnswer(end);
              return List.copyOf(rides);
            }));
    landed.cancel();
  }

  private static boolean hasAnswer(Landing end) {
    return switch (end) {
      case Landing.Kept kept -> true;
      case Landing.Asked asked -> asked.result().answer().isPresent();
      case Landing.Crashed crashed -> false;
    };
  }

  private static void wake(List<Ride> waiting) {
    waiting.forEach(Ride::wake);
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
