package dev.rolewright.embedding;

import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs the steps of many calls on a few threads. A call that has more steps than there are threads
 * queues again after each step, so that a small call waits for one step of the others and not for
 * all of them.
 *
 * <p>The threads belong to the platform: native code would hold the carrier of a virtual thread and
 * with it every other call.
 */
final class FairLanes implements AutoCloseable {
  private final int lanes;
  private final ThreadPoolExecutor executor;

  FairLanes(int lanes) {
    this.lanes = lanes;
    this.executor =
        new ThreadPoolExecutor(
            lanes,
            lanes,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("embedding-", 1).factory());
  }

  /**
   * Runs {@code step} once for each of {@code 0..count-1}, in any order and also at the same time,
   * and returns when all are done. After a failure or an interrupt no further step begins, nor once
   * {@code caller}, which is asked before each step, throws.
   *
   * @throws RolewrightException CANCELLED when the calling thread is interrupted, which it stays;
   *     what {@code caller} throws
   */
  void runAll(Checkpoint caller, int count, IntConsumer step) {
    if (count == 0) {
      return;
    }
    Call call = new Call(caller, count, step);
    for (int lane = 0; lane < Math.min(lanes, count); lane++) {
      executor.execute(call);
    }
    try {
      call.done.get();
    } catch (InterruptedException interrupted) {
      call.stop(interrupted);
      Thread.currentThread().interrupt();
      throw RolewrightException.of(ErrorCode.CANCELLED, "The caller cancelled the call.");
    } catch (ExecutionException failed) {
      throw asUnchecked(failed);
    }
  }

  private static RuntimeException asUnchecked(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new CompletionException(failed);
    };
  }

  /** Returns how many steps wait for a thread. */
  int waiting() {
    return executor.getQueue().size();
  }

  /** Waits for the steps that run, those of interrupted calls too. */
  @Override
  public void close() {
    executor.close();
  }

  private final class Call implements Runnable {
    private final Checkpoint caller;
    private final int count;
    private final IntConsumer step;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Call(Checkpoint caller, int count, IntConsumer step) {
      this.caller = caller;
      this.count = count;
      this.step = step;
    }

    @Override
    public void run() {
      try {
        int index = next.getAndIncrement();
        if (done.isDone() || index >= count) {
          return;
        }
        caller.checkActive();
        step.accept(index);
        if (finished.incrementAndGet() == count) {
          done.complete(null);
        } else if (next.get() < count) {
          executor.execute(this);
        }
      } catch (RuntimeException | Error failure) {
        done.completeExceptionally(failure);
      }
    }

    void stop(Throwable reason) {
      done.completeExceptionally(reason);
    }
  }
}
