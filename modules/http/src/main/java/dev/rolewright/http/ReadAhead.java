package dev.rolewright.http;

import io.helidon.webserver.ServerConnectionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that come in on a connection. While a request waits for its answer nobody would read,
 * and so nobody would see that the caller has gone: {@link #watch} reads ahead of the next request
 * for that.
 *
 * <p>Belongs to the connection's thread; only the reading ahead is done by another one.
 */
final class ReadAhead implements Supplier<byte @Nullable []> {
  private final Supplier<byte @Nullable []> socket;
  private volatile @Nullable Runnable whenGone;
  private volatile boolean gone;
  private volatile long waitingSince = TimedWriter.NOT_WAITING;
  private @Nullable FutureTask<byte @Nullable []> ahead;

  /**
   * Creates it.
   *
   * @param socket reads what is there, waiting for at least one byte; null at the end
   */
  ReadAhead(Supplier<byte @Nullable []> socket) {
    this.socket = socket;
  }

  /** Returns the next bytes, or null at the end. */
  @Override
  public byte @Nullable [] get() {
    waitingSince = TimedWriter.now();
    try {
      return next();
    } finally {
      waitingSince = TimedWriter.NOT_WAITING;
    }
  }

  /** Returns since when the connection has been waiting for bytes; any thread may ask. */
  long waitingSince() {
    return waitingSince;
  }

  private byte @Nullable [] next() {
    FutureTask<byte @Nullable []> pending = ahead;
    if (pending == null) {
      return socket.get();
    }
    ahead = null;
    try {
      return pending.get();
    } catch (ExecutionException failed) {
      throw new ServerConnectionException("The connection broke", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ServerConnectionException("The connection was stopped", stopping);
    }
  }

  /**
   * Calls back when the caller closes the connection, at most until {@link #unwatch}. A caller that
   * sends its next request before it has this answer is not seen to go until the answer is written.
   *
   * @param callback must not block; may be called more than once
   */
  void watch(Runnable callback) {
    whenGone = callback;
    if (ahead == null) {
      FutureTask<byte @Nullable []> task = new FutureTask<>(this::read);
      ahead = task;
      Thread.ofVirtual().name("http-watch").start(task);
    } else if (gone) {
      callback.run();
    }
  }

  /** Ends the watch. What it has read by then is the beginning of the next request. */
  void unwatch() {
    whenGone = null;
  }

  private byte @Nullable [] read() {
    boolean ended = true;
    try {
      byte[] bytes = socket.get();
      ended = bytes == null;
      return bytes;
    } finally {
      if (ended) {
        gone = true;
        Runnable callback = whenGone;
        if (callback != null) {
          callback.run();
        }
      }
    }
  }
}
