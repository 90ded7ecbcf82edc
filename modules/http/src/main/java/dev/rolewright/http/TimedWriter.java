package dev.rolewright.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes to a connection, and tells any thread since when a write has been waiting.
 *
 * <p>Headers, text and the end of a response come as writes of their own. Each would be a packet
 * and a call of the system, so that a write can be held back for the next one to go along.
 */
final class TimedWriter implements DataWriter {
  /** No write is under way. */
  static final long NOT_WAITING = 0;

  private final DataWriter socket;
  // Both belong to the thread of the connection.
  private final List<BufferData> held = new ArrayList<>();
  private int toHold;
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

  /** Holds the next write back until the one after it; called twice, the next two. */
  void holdNext() {
    toHold++;
  }

  @Override
  public void write(BufferData... buffers) {
    for (BufferData buffer : buffers) {
      write(buffer);
    }
  }

  @Override
  public void write(BufferData buffer) {
    if (toHold > 0) {
      toHold--;
      held.add(buffer);
      return;
    }
    waitingSince = now();
    try {
      if (held.isEmpty()) {
        socket.write(buffer);
      } else {
        held.add(buffer);
        socket.write(BufferData.create(held));
        held.clear();
      }
    } finally {
      waitingSince = NOT_WAITING;
    }
  }

  @Override
  public void writeNow(BufferData... buffers) {
    write(buffers);
  }

  @Override
  public void writeNow(BufferData buffer) {
    write(buffer);
  }

  @Override
  public void flush() {
    socket.flush();
  }

  @Override
  public void close() {
    socket.close();
  }
}
