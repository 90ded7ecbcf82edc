package dev.rolewright.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A command that ends by itself at once and says little. */
final class ShortCommand {
  private ShortCommand() {}

  /** What a command said, and whether it ended well. */
  record Result(boolean succeeded, String output) {}

  static Result run(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(Path.of("/").toFile());
    ChildProcess.keepOnlyHarmlessVariables(builder.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return new Result(process.onExit().join().exitValue() == 0, output);
    } catch (IOException notStarted) {
      return new Result(false, command.getFirst() + " can't be started");
    }
  }
}
