package dev.rolewright.bench;

import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The server of an installation as a process of its own, on a data directory that is kept between
 * starts.
 */
public final class InstalledServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 5;

  private final Process process;
  private final Path dataDirectory;
  private final double startMillis;

  private InstalledServer(Process process, Path dataDirectory, double startMillis) {
    this.process = process;
    this.dataDirectory = dataDirectory;
    this.startMillis = startMillis;
  }

  /** Starts the server and returns when it serves. */
  static InstalledServer start(Path installation, Path dataDirectory)
      throws IOException, InterruptedException {
    return start(installation, dataDirectory, List.of(), Map.of());
  }

  /**
   * Starts the server and returns when it serves.
   *
   * @param through command that starts the command behind it, e.g. {@code taskset -c 0}
   * @param variables added to the environment
   */
  public static InstalledServer start(
      Path installation, Path dataDirectory, List<String> through, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path state = dataDirectory.resolve("server.json");
    Files.createDirectories(dataDirectory);
    Files.deleteIfExists(state);
    long start = System.nanoTime();
    File log = dataDirectory.resolve("benchmark.log").toFile();
    List<String> command = new ArrayList<>(through);
    command.addAll(
        List.of(
            installation.resolve("bin/rolewright").toString(),
            "serve",
            "--data-dir",
            dataDirectory.toString(),
            "--port",
            "0"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().putAll(variables);
    Process process = builder.start();
    while (!Files.exists(state)) {
      if (!process.isAlive() || System.nanoTime() - start > LONGEST_START.toNanos()) {
        process.destroy();
        throw new IOException("the server did not start; see " + log);
      }
      Thread.sleep(POLL_MILLIS);
    }
    return new InstalledServer(process, dataDirectory, (System.nanoTime() - start) / 1e6);
  }

  /** Returns the time from the start of the launcher until the server served. */
  public double startMillis() {
    return startMillis;
  }

  /** Returns host and port of gRPC. */
  public String address() throws IOException {
    return state("grpc");
  }

  /** Returns host and port of HTTP. */
  public String httpAddress() throws IOException {
    return state("http");
  }

  private String state(String member) throws IOException {
    String state = Files.readString(dataDirectory.resolve("server.json"));
    return JsonParser.parseString(state).getAsJsonObject().get(member).getAsString();
  }

  /** Returns the process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns the key of the operator. */
  public String key() throws IOException {
    return Files.readString(dataDirectory.resolve("admin.key")).strip();
  }

  /**
   * Returns the resident memory of the process in MB, where the system tells it (Linux); else 0.
   */
  public double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      process.destroyForcibly();
    }
  }
}
