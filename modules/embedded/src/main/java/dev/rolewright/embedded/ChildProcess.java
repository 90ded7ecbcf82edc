package dev.rolewright.embedded;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A started child. It runs in a session of its own where the system offers that (Linux), so that a
 * Ctrl-C on the terminal reaches the server alone, which then ends its children in its own order.
 */
final class ChildProcess {
  static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(5);
  private static final int LOG_TAIL_LINES = 5;
  private static final boolean SESSIONS = ShortCommand.run(List.of("setsid", "true")).succeeded();

  private final Process process;
  private final Path log;
  private final String stopSignal;

  private ChildProcess(Process process, Path log, String stopSignal) {
    this.process = process;
    this.log = log;
    this.stopSignal = stopSignal;
  }

  /**
   * Starts a program.
   *
   * @param folder the program's working folder
   * @param log file to the end of which goes whatever the program prints
   * @param stopSignal name of the signal that asks the program for an orderly end, e.g. {@code INT}
   */
  static ChildProcess start(List<String> command, Path folder, Path log, String stopSignal)
      throws IOException {
    List<String> whole = new ArrayList<>();
    if (SESSIONS) {
      whole.add("setsid");
    }
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    keepOnlyHarmlessVariables(builder.environment());
    return new ChildProcess(LivingChildren.start(builder), log, stopSignal);
  }

  /** Drops the server's variables, some of which are secrets, and fixes language and time zone. */
  static void keepOnlyHarmlessVariables(Map<String, String> environment) {
    environment.keySet().retainAll(List.of("PATH", "TMPDIR"));
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  /** Returns the exit code of a program that ended; 128 and the signal's number after a signal. */
  int exitCode() {
    return process.exitValue();
  }

  /** Waits for the end, without an end to the wait and also in a thread that is interrupted. */
  void awaitEnd() {
    process.onExit().join();
  }

  /**
   * Waits for the end and returns whether it was a good one; a program that takes longer is ended.
   */
  boolean endsWell(Duration limit) {
    try {
      return waitUntil(limit, () -> !process.isAlive()) && process.exitValue() == 0;
    } finally {
      stop();
    }
  }

  /** Ends the program: by its signal, and by force when that takes too long. */
  void stop() {
    if (process.isAlive()) {
      signal(process.pid(), stopSignal);
    }
    // Not interruptible, since an interrupted server has to end its children all the same.
    process
        .onExit()
        .completeOnTimeout(process, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    if (process.isAlive()) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** Returns where the program's output is and what its last lines say. */
  String describeLog() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
      return "its log " + log + " ends with: " + String.join(" / ", last);
    } catch (IOException unreadable) {
      return "its log is " + log;
    }
  }

  static void signal(long pid, String signal) {
    ShortCommand.run(
        List.of("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal, String.valueOf(pid)));
  }

  /**
   * Waits until a condition holds.
   *
   * @return whether it came to hold within the limit
   * @throws RolewrightException {@link ErrorCode#CANCELLED} when the thread is interrupted
   */
  static boolean waitUntil(Duration limit, BooleanSupplier condition) {
    Time time = Time.system();
    long start = time.nanoTime();
    while (!condition.getAsBoolean()) {
      if (time.nanoTime() - start > limit.toNanos()) {
        return false;
      }
      try {
        time.sleep(POLL_INTERVAL);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw RolewrightException.causedBy(
            ErrorCode.CANCELLED, "The start of an embedded store was interrupted.", interrupted);
      }
    }
    return true;
  }
}
