package dev.rolewright.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes to a connection, and tells any thread since when a write has been waiting. */
final class TimedWriter implements DataWriter {
  /** No write is under way. */
  static final long NOT_WAITING = 0;

  private final DataWriter socket;
  private volatile long waitingSince = NOT_WAITING;

  TimedWriter(DataWriter socket) {
    this.socket = socket;
  }

  /** Returns a reading of {@link System#nanoTime} that is never {@link #NOT_WAITING}. */
  static long now() {
    long now = System.nanoTime();
    return now == NOT_WAITING ? NOT_WAITING + 1 : now;
  }

  long waitingSince() {
    return waitingSince;
  }

  @Override
  public void write(BufferData... buffers) {
    timed(() -> socket.write(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    timed(() -> socket.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    timed(() -> socket.writeNow(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    timed(() -> socket.writeNow(buffer));
  }

  @Override
  public void flush() {
    timed(socket::flush);
  }

  @Override
  public void close() {
    socket.close();
  }

  private void timed(Runnable write) {
    waitingSince = now();
    try {
      write.run();
    } finally {
      waitingSince = NOT_WAITING;
    }
  }
}
