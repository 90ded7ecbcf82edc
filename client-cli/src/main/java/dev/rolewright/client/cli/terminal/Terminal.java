package dev.rolewright.client.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The streams of the process; nothing else of the client reads or writes them. Text for people goes
 * through {@link #line}, which drops whatever could steer a terminal; data for programs goes
 * through {@link #data} as it is. Everything is UTF-8 whatever the locale.
 */
public final class Terminal {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final InputStream input;
  private final PrintStream output;
  private final PrintStream error;
  private final TerminalFeatures features;
  private volatile boolean statusShown;
  private volatile boolean interrupted;
  private volatile String farewell = "";

  private Terminal(
      InputStream input, OutputStream output, OutputStream error, TerminalFeatures features) {
    this.input = input;
    this.output =
        new PrintStream(
            new BufferedOutputStream(output, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    this.error = new PrintStream(error, true, StandardCharsets.UTF_8);
    this.features = features;
  }

  /** Returns the terminal, files or pipes that this process was started with. */
  public static Terminal system(Map<String, String> environment) {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        TerminalFeatures.detect(environment));
  }

  /** Returns a terminal over other streams. */
  public static Terminal create(
      InputStream input, OutputStream output, OutputStream error, TerminalFeatures features) {
    return new Terminal(input, output, error, features);
  }

  /** Returns standard input. */
  public InputStream input() {
    return input;
  }

  /** Returns the number of columns to fill. */
  public int width() {
    return features.width();
  }

  /** Returns whether a person watches standard output. */
  public boolean isInteractive() {
    return features.outputInteractive();
  }

  /** Returns whether a person watches standard error. */
  public boolean isErrorInteractive() {
    return features.errorInteractive();
  }

  /** Returns how to colour standard output. */
  public Style style() {
    return Style.create(features.colored() && features.outputInteractive());
  }

  /** Returns how to colour standard error. */
  public Style errorStyle() {
    return Style.create(features.colored() && features.errorInteractive());
  }

  /** Prints a line of text for a person. */
  public synchronized void line(String text) {
    if (interrupted) {
      return;
    }
    clearStatus();
    output.print(Text.clean(text));
    output.print('\n');
    if (features.outputInteractive()) {
      output.flush();
    }
  }

  /** Prints an empty line. */
  public void line() {
    line("");
  }

  /** Prints a line of data for a program, as it is. */
  public synchronized void data(String text) {
    if (interrupted) {
      return;
    }
    clearStatus();
    output.print(text);
    output.print('\n');
  }

  /** Prints a line on standard error: an error, or a remark that is not part of the answer. */
  public synchronized void remark(String text) {
    if (interrupted) {
      return;
    }
    clearStatus();
    output.flush();
    error.print(Text.clean(text) + "\n");
  }

  /**
   * Prints a line about the answer: below it on a terminal, else on standard error, since in a file
   * or pipe the answer stands alone.
   */
  public void besides(String text) {
    if (isInteractive()) {
      line(text);
    } else {
      remark(text);
    }
  }

  /** Shows a passing line on standard error where that is a terminal; the next line replaces it. */
  public synchronized void status(String text) {
    if (interrupted || !features.errorInteractive()) {
      return;
    }
    output.flush();
    error.print(
        CLEAR_LINE + errorStyle().dim(Text.shorten(Text.clean(text), features.width() - 1)));
    error.flush();
    statusShown = true;
  }

  /** Takes the passing line away. */
  public synchronized void clearStatus() {
    if (statusShown) {
      error.print(CLEAR_LINE);
      error.flush();
      statusShown = false;
    }
  }

  /**
   * Takes back the last rows that were printed, on a terminal; returns false where that is not
   * possible.
   */
  public synchronized boolean takeBack(int rows) {
    if (interrupted || !features.outputInteractive() || !features.colored()) {
      return false;
    }
    clearStatus();
    if (rows > 0) {
      output.print("\u001b[" + rows + "A\r\u001b[J");
      output.flush();
    }
    return true;
  }

  /** Writes out what is buffered. */
  public synchronized void flush() {
    if (!interrupted) {
      output.flush();
    }
  }

  /** Sets what is said at once on standard error when the user interrupts; empty for nothing. */
  public void sayWhenInterrupted(String words) {
    farewell = words;
  }

  /**
   * Ends all printing while the process ends: the passing line goes, the farewell is said, and
   * whatever the other threads still print is dropped. Unlike everything else it waits for nobody:
   * a thread that is stuck in a full pipe must not keep the process from ending.
   */
  public void interrupt() {
    interrupted = true;
    if (statusShown) {
      statusShown = false;
      error.print(CLEAR_LINE);
    } else if (!farewell.isEmpty() && features.errorInteractive()) {
      // A line may be begun there.
      error.print('\n');
    }
    if (!farewell.isEmpty()) {
      error.print(farewell + "\n");
    }
  }

  /** Returns whether printing has ended because the process ends. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** Prints a line on standard error while the process ends, where remarks are dropped. */
  public void lastWord(String text) {
    error.print(Text.clean(text) + "\n");
  }

  /** Returns whether nobody reads standard output any more. */
  public boolean isClosed() {
    return interrupted || output.checkError();
  }
}
