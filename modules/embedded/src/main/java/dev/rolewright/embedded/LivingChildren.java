package dev.rolewright.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The children of this process, for an end that does not wait: {@link #killAll} ends them at once
 * and for good, where closing each store would take its time.
 */
public final class LivingChildren {
  /** A killed process may hang for long where its disk does. */
  private static final long LONGEST_DEATH_SECONDS = 2;

  private static final List<Process> STARTED = new ArrayList<>();
  private static volatile boolean ended;

  private LivingChildren() {}

  static Process start(ProcessBuilder builder) throws IOException {
    synchronized (STARTED) {
      if (ended) {
        throw new IOException("this process is ending");
      }
      STARTED.removeIf(child -> !child.isAlive());
      Process child = builder.start();
      STARTED.add(child);
      return child;
    }
  }

  /** Returns whether all children were ended, which none of them did by itself then. */
  static boolean areEnded() {
    return ended;
  }

  /**
   * Kills every child with all that it started, and lets none start any more. Committed data are
   * safe. To be called by a process that is about to end.
   */
  public static void killAll() {
    synchronized (STARTED) {
      ended = true;
      for (Process child : STARTED) {
        Stream.concat(Stream.of(child.toHandle()), child.descendants())
            .toList()
            .forEach(ProcessHandle::destroyForcibly);
      }
      for (Process child : STARTED) {
        child.onExit().completeOnTimeout(child, LONGEST_DEATH_SECONDS, TimeUnit.SECONDS).join();
      }
    }
  }
}
