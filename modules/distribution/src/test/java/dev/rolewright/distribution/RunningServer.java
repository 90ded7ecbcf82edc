package dev.rolewright.distribution;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that {@code rolewright serve} started and that says it serves. */
final class RunningServer implements AutoCloseable {
  private static final int LONGEST_START_SECONDS = 120;
  private static final int LONGEST_END_SECONDS = 60;

  private final Launcher launcher;
  private final Path data;
  private final Process process;
  private final long pid;
  private final String address;
  private final List<ProcessHandle> children;

  private RunningServer(Launcher launcher, Path data, Process process) throws IOException {
    this.launcher = launcher;
    this.data = data;
    this.process = process;
    JsonObject state =
        JsonParser.parseString(Files.readString(data.resolve("server.json"))).getAsJsonObject();
    this.pid = state.get("pid").getAsLong();
    this.address = state.get("grpc").getAsString();
    this.children = ProcessHandle.of(pid).orElseThrow().descendants().toList();
  }

  /** Starts a server on a free port and returns when it serves. */
  static RunningServer start(Launcher launcher, Path data) {
    try {
      Path log = Files.createTempFile(launcher.directory(), "server", ".log");
      Process process =
          launcher
              .command("serve", "--data-dir", data.toString(), "--port", "0")
              .redirectError(log.toFile())
              .start();
      process.getOutputStream().close();
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      String line = firstLine(said).get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the server did not start: " + Files.readString(log));
      }
      return new RunningServer(launcher, data, process);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError("the server did not start", failure);
    }
  }

  private static CompletableFuture<String> firstLine(BufferedReader said) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return said.readLine();
          } catch (IOException closed) {
            throw new UncheckedIOException(closed);
          }
        });
  }

  /** Runs a command of the client on this server. */
  Launcher.Result run(String... arguments) {
    return client().run(arguments);
  }

  /** Returns a launcher whose client finds this server. */
  Launcher client() {
    return launcher.with("ROLEWRIGHT_DATA_DIR", data.toString());
  }

  Path data() {
    return data;
  }

  long pid() {
    return pid;
  }

  /** Returns {@code HOST:PORT}. */
  String address() {
    return address;
  }

  /** Returns the processes that the server had started when it began to serve. */
  List<ProcessHandle> children() {
    return children;
  }

  /** Returns the process that was started. */
  Process process() {
    return process;
  }

  /** Asks for an orderly stop and returns the exit code. */
  int terminate() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    return exitCode();
  }

  /** Kills the server, so that it can do nothing any more. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    exitCode();
  }

  private int exitCode() {
    try {
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** Ends the server and whatever it left, also where a test failed in the middle. */
  @Override
  public void close() {
    try {
      terminate();
    } finally {
      children.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
