package dev.rolewright.distribution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the assembled distribution as a user does: by its own launcher, with the user's folder as
 * working folder.
 *
 * @param prefix command that runs another one, e.g. as another user; usually empty
 * @param directory where the user stands
 * @param environment variables beside those of this process, of which none is Rolewright's
 */
record Launcher(List<String> prefix, Path directory, Map<String, String> environment) {
  /** The assembled distribution. */
  static final Path HOME = Path.of(System.getProperty("rolewright.distribution")).normalize();

  /** Long enough for a slow machine; reached only where a program hangs. */
  private static final int LONGEST_RUN_SECONDS = 120;

  /** What a program that ended has left. */
  record Result(int exitCode, String out, String err) {
    /** Returns both streams, for messages and for what may stand in either. */
    String all() {
      return out + err;
    }
  }

  static Launcher in(Path directory) {
    return new Launcher(List.of(), directory, Map.of());
  }

  Launcher with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Launcher(prefix, directory, more);
  }

  Launcher behind(String... command) {
    return new Launcher(List.of(command), directory, environment);
  }

  /** Returns a file of the samples. */
  static String sample(String name) {
    return HOME.resolve("samples").resolve(name).toString();
  }

  /** Runs a command of the client to its end. */
  Result run(String... arguments) {
    try {
      Path out = Files.createTempFile(directory, "out", "");
      Path err = Files.createTempFile(directory, "err", "");
      Process process =
          command(arguments)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            String.join(" ", arguments) + " does not end: " + Files.readString(err));
      }
      Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** Returns a command of the launcher that is not started yet. */
  ProcessBuilder command(String... arguments) {
    List<String> whole = new ArrayList<>(prefix);
    whole.add(HOME.resolve("bin/rolewright").toString());
    whole.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(whole).directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    variables
        .keySet()
        .removeIf(
            name ->
                name.startsWith("ROLEWRIGHT_")
                    || name.equals("DATABASE_URL")
                    || name.equals("REDIS_URL"));
    variables.putAll(environment);
    return builder;
  }
}
