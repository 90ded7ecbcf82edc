package dev.rolewright.client.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the streams of the process lead to.
 *
 * @param outputInteractive whether standard output is a terminal
 * @param errorInteractive whether standard error is a terminal
 * @param colored whether colours may be used where a stream is a terminal
 * @param width columns to fill, 40..120
 */
public record TerminalFeatures(
    boolean outputInteractive, boolean errorInteractive, boolean colored, int width) {
  private static final int DEFAULT_WIDTH = 100;

  /** Returns the features of a pipe or file. */
  public static TerminalFeatures plain() {
    return new TerminalFeatures(false, false, false, DEFAULT_WIDTH);
  }

  /** Finds out where the streams of this process lead to. */
  static TerminalFeatures detect(Map<String, String> environment) {
    boolean output = isTerminal(1);
    boolean error = isTerminal(2);
    boolean colored =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new TerminalFeatures(output, error, colored, width(environment, output));
  }

  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      }
    } catch (IOException unreadable) {
      return false;
    }
    // Without /proc the runtime tells only whether input and output are both a terminal.
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static int width(Map<String, String> environment, boolean interactive) {
    int columns = number(environment.getOrDefault("COLUMNS", ""));
    if (columns == 0 && interactive) {
      columns = askTerminal();
    }
    return columns == 0 ? DEFAULT_WIDTH : Math.clamp(columns, 40, 120);
  }

  /** Shells keep COLUMNS to themselves, so the terminal is asked; 0 where it does not say. */
  private static int askTerminal() {
    try {
      Process size =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!size.waitFor(1, TimeUnit.SECONDS)) {
        size.destroyForcibly();
        return 0;
      }
      String[] rowsAndColumns =
          new String(size.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ");
      return rowsAndColumns.length == 2 ? number(rowsAndColumns[1]) : 0;
    } catch (IOException absent) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(String digits) {
    return digits.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(digits) : 0;
  }
}
