package dev.rolewright.client.cli.demo;

import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.ServerLocator;
import dev.rolewright.client.cli.connection.ServerTarget;
import dev.rolewright.client.cli.connection.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of the demo's own in a folder of its own, as a child process. However the demo ends, the
 * process and the folder go with it: {@link #close} may be called by any thread, more than once,
 * and also while the server starts. A demo that is killed can't call it: then the server's standard
 * input ends, at which a temporary server ends by itself and takes its folder along.
 */
final class DemoServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration LONGEST_LISTENING = Duration.ofSeconds(1);
  private static final int LOG_LINES = 12;
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

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
  private final Deque<String> lastWords = new ArrayDeque<>();
  private Optional<Process> process = Optional.empty();
  // Known from here on, since a server that is killed no longer tells whose parent it was.
  private List<ProcessHandle> stores = List.of();
  private boolean closed;

  private DemoServer(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    this.folder = folder;
  }

  /**
   * Returns a server that is not started yet, with a name for its folder. The server makes the
   * folder, which it also removes: one made here would stay if the demo were killed before the
   * server runs.
   */
  static DemoServer create(Surroundings surroundings) {
    return new DemoServer(surroundings, TEMPORARY.resolve("rolewright-demo-" + UUID.randomUUID()));
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
    Thread listener = Thread.ofVirtual().start(() -> listen(started));
    Path state = folder.resolve("server.json");
    long giveUp = System.nanoTime() + LONGEST_START.toNanos();
    while (!Files.exists(state)) {
      if (waitForEnd(started, LOOK_EVERY)) {
        throw new ClientException(
            ExitCode.UNAVAILABLE,
            "the demo's server ended before it served (exit code "
                + started.exitValue()
                + ")"
                + logTail(listener));
      }
      if (System.nanoTime() > giveUp) {
        throw new ClientException(
            ExitCode.UNAVAILABLE,
            "the demo's server did not start within "
                + LONGEST_START.toMinutes()
                + " minutes"
                + logTail(listener));
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
            surroundings.command(),
            surroundings.pause());
    return ServerLocator.create(apart, "", "", folder.toString()).locate();
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
                launcher.toString(),
                "serve",
                "--data-dir",
                folder.toString(),
                "--port",
                "0",
                "--temporary")
            .directory(TEMPORARY.toFile())
            .redirectErrorStream(true);
    command.environment().clear();
    command.environment().putAll(surroundings.environment());
    command
        .environment()
        .keySet()
        .removeIf(name -> FOREIGN_VARIABLES.stream().anyMatch(name::startsWith));
    try {
      Process started = command.start();
      // Its standard input stays open as long as this process lives.
      process = Optional.of(started);
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
    if (Files.notExists(folder)) {
      // A server that ended in order took it along.
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException left) {
      surroundings.terminal().lastWord("rolewright: " + folder + " could not be removed");
    }
  }

  /** Reads what the server says to the end, and keeps the last lines of it. */
  private void listen(Process server) {
    try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        synchronized (lastWords) {
          lastWords.addLast(line);
          if (lastWords.size() > LOG_LINES) {
            lastWords.removeFirst();
          }
        }
      }
    } catch (IOException ended) {
      // What it said before is kept.
      return;
    }
  }

  private String logTail(Thread listener) {
    try {
      listener.join(LONGEST_LISTENING);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (lastWords) {
      return lastWords.isEmpty()
          ? "; it printed nothing"
          : "; its last words:\n    " + String.join("\n    ", lastWords);
    }
  }
}
