package dev.rolewright.client.cli.demo;

import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.ServerLocator;
import dev.rolewright.client.cli.connection.ServerTarget;
import dev.rolewright.client.cli.connection.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of the demo's own in a folder of its own, as a child process. However the demo ends, the
 * process and the folder go with it: {@link #close} may be called by any thread, more than once,
 * and also while the server starts.
 */
final class DemoServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int LOG_LINES = 12;

  /** Variables that would make the demo's server another one than this machine's own. */
  private static final List<String> FOREIGN_VARIABLES =
      List.of(
          "OPENAI_",
          "ANTHROPIC_",
          "AZURE_",
          "OLLAMA_",
          "ROLEWRIGHT_",
          "DATABASE_URL",
          "REDIS_URL",
          "CV_");

  private final Surroundings surroundings;
  private final Path folder;
  private Optional<Process> process = Optional.empty();
  // Known from here on, since a server that is killed no longer tells whose parent it was.
  private List<ProcessHandle> stores = List.of();
  private boolean closed;

  private DemoServer(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    this.folder = folder;
  }

  /** Returns a server that is not started yet, with a temporary folder. */
  static DemoServer create(Surroundings surroundings) {
    try {
      return new DemoServer(surroundings, Files.createTempDirectory("rolewright-demo-"));
    } catch (IOException noFolder) {
      throw new ClientException(
          ExitCode.BAD_INPUT,
          "no temporary folder can be made; set TMPDIR to one that can be written");
    }
  }

  Path folder() {
    return folder;
  }

  /**
   * Starts the server and waits until it serves.
   *
   * @throws ClientException where it dies before or takes too long, with the end of its log
   */
  ServerTarget start() {
    Process started = launch();
    Path state = data().resolve("server.json");
    long giveUp = System.nanoTime() + LONGEST_START.toNanos();
    while (!Files.exists(state)) {
      if (waitForEnd(started, LOOK_EVERY)) {
        throw new ClientException(
            ExitCode.UNAVAILABLE,
            "the demo's server ended before it served (exit code "
                + started.exitValue()
                + ")"
                + logTail());
      }
      if (System.nanoTime() > giveUp) {
        throw new ClientException(
            ExitCode.UNAVAILABLE,
            "the demo's server did not start within "
                + LONGEST_START.toMinutes()
                + " minutes"
                + logTail());
      }
    }
    remember(started.descendants().toList());
    // The user's own server and key are none of the demo's business.
    Surroundings apart =
        new Surroundings(
            surroundings.terminal(),
            Map.of(),
            surroundings.workingDirectory(),
            surroundings.installation(),
            surroundings.userHome(),
            surroundings.pause());
    return ServerLocator.create(apart, "", "", data().toString()).locate();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    process.ifPresent(this::stop);
    delete();
  }

  private synchronized Process launch() {
    if (closed) {
      throw new ClientException(ExitCode.UNAVAILABLE, "the demo was interrupted");
    }
    Path launcher = surroundings.installation().resolve("bin").resolve("rolewright");
    ProcessBuilder command =
        new ProcessBuilder(
                launcher.toString(), "serve", "--data-dir", data().toString(), "--port", "0")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    command.environment().clear();
    command.environment().putAll(surroundings.environment());
    command
        .environment()
        .keySet()
        .removeIf(name -> FOREIGN_VARIABLES.stream().anyMatch(name::startsWith));
    try {
      Process started = command.start();
      process = Optional.of(started);
      started.getOutputStream().close();
      return started;
    } catch (IOException absent) {
      throw new ClientException(
          ExitCode.UNAVAILABLE,
          "the server can't be started: " + launcher + " is missing or can't be run");
    }
  }

  private synchronized void remember(List<ProcessHandle> running) {
    stores = running;
  }

  /** Asks the server to end, and makes sure that nothing it started outlives it. */
  private void stop(Process server) {
    List<ProcessHandle> children = Stream.concat(stores.stream(), server.descendants()).toList();
    server.destroy();
    if (!waitForEnd(server, LONGEST_STOP)) {
      server.destroyForcibly();
      waitForEnd(server, LONGEST_STOP);
    }
    children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean waitForEnd(Process server, Duration longest) {
    try {
      return server.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !server.isAlive();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      surroundings.terminal().remark("rolewright: " + folder + " could not be removed");
    }
  }

  private String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return last.isEmpty()
          ? "; it printed nothing"
          : "; its last words:\n    " + String.join("\n    ", last);
    } catch (IOException unreadable) {
      return "; its log can't be read";
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("server.log");
  }
}
