package dev.rolewright.client.cli.batch;

import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Terminal;
import java.util.Locale;

/**
 * Counts lines, and shows how far a batch is where a person watches and the answers go elsewhere.
 */
final class BatchProgress {
  private static final long REFRESH_NANOS = 100_000_000L;

  private final Terminal terminal;
  private final long totalBytes;
  private final boolean visible;
  private final long startNanos = System.nanoTime();
  private long shownNanos = startNanos;
  private long done;
  private long errors;

  private BatchProgress(Terminal terminal, long totalBytes) {
    this.terminal = terminal;
    this.totalBytes = totalBytes;
    this.visible = terminal.isErrorInteractive() && !terminal.isInteractive();
  }

  /**
   * Returns a progress at the start.
   *
   * @param totalBytes size of the input; 0 where it is not known
   */
  static BatchProgress create(Terminal terminal, long totalBytes) {
    return new BatchProgress(terminal, totalBytes);
  }

  long done() {
    return done;
  }

  long errors() {
    return errors;
  }

  void advance(boolean failed, long bytesRead) {
    done++;
    errors += failed ? 1 : 0;
    long now = System.nanoTime();
    if (visible && now - shownNanos >= REFRESH_NANOS) {
      shownNanos = now;
      terminal.status(describe(bytesRead, (now - startNanos) / 1e9));
    }
  }

  /** Returns the line to show after some seconds. */
  String describe(long bytesRead, double seconds) {
    String share =
        totalBytes == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "%s %3.0f %%  ",
                Meter.bar((double) bytesRead / totalBytes, 20),
                100.0 * Math.min(1, (double) bytesRead / totalBytes));
    return share
        + String.format(Locale.ROOT, "%,d lines  %,.0f/s", done, done / Math.max(seconds, 0.001))
        + (errors == 0 ? "" : String.format(Locale.ROOT, "  %,d not answered", errors));
  }
}
