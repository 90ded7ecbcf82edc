package dev.rolewright.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server in a JVM of its own: it locks a data directory, starts both stores, and closes them in
 * order when its input ends. {@link #kill} ends it as {@code kill -9} does, {@link #hurry} makes it
 * end without waiting.
 */
final class ServerProcess implements AutoCloseable {
  /** Exit code of a server that ended without waiting. */
  static final int HURRIED = 7;

  static final String SECRET = "ROLEWRIGHT_TEST_SECRET";

  private final Process process;
  private final List<String> report;

  private ServerProcess(Process process, List<String> report) {
    this.process = process;
    this.report = report;
  }

  /** The server's program. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    try (DataDirectory directory = DataDirectory.lock(data)) {
      EmbeddedConfig config =
          new EmbeddedConfig(
              directory, Path.of(arguments[1]), EmbeddedConfig.DEFAULT_START_TIMEOUT);
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(config);
          EmbeddedRedis redis = EmbeddedRedis.start(config)) {
        String line =
            String.join(
                " ",
                String.valueOf(postgres.pid()),
                String.valueOf(redis.pid()),
                postgres.jdbcUrl(),
                postgres.password());
        System.out.write((line + "\n").getBytes(UTF_8));
        System.out.flush();
        if (System.in.read() >= 0) {
          LivingChildren.killAll();
          Runtime.getRuntime().halt(HURRIED);
        }
      }
    }
  }

  /** Starts a server and waits until both stores run. */
  static ServerProcess start(Path data, Path binaries) throws IOException {
    return start(List.of(), classPath(), data, binaries);
  }

  /** Starts a server by way of another command, e.g. one that changes the user. */
  static ServerProcess start(List<String> prefix, String classPath, Path data, Path binaries)
      throws IOException {
    ServerProcess server = launch(prefix, classPath, data, binaries);
    return server.awaitReport();
  }

  /** Starts a server without waiting. */
  static ServerProcess launch(List<String> prefix, String classPath, Path data, Path binaries)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dslf4j.internal.verbosity=ERROR",
            "-cp",
            classPath,
            ServerProcess.class.getName(),
            data.toString(),
            binaries.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(SECRET, "hidden");
    return new ServerProcess(builder.start(), new ArrayList<>());
  }

  ServerProcess awaitReport() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("The server ended without a report");
    }
    report.addAll(Arrays.asList(line.split(" ")));
    return this;
  }

  static String classPath() {
    String modules = System.getProperty("jdk.module.path", "");
    return Stream.of(
            Path.of("target/test-classes").toAbsolutePath().toString(),
            modules,
            System.getProperty("java.class.path"))
        .filter(path -> !path.isEmpty())
        .reduce((first, second) -> first + File.pathSeparator + second)
        .orElseThrow();
  }

  /** Copies the class path to where every user can read it. */
  static String copyClassPath(Path folder) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : classPath().split(File.pathSeparator)) {
      Path source = Path.of(entry);
      if (Files.exists(source)) {
        Path target = folder.resolve(copies.size() + "-" + source.getFileName());
        copyTree(source, target);
        copies.add(target.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copyTree(Path source, Path target) throws IOException {
    try (Stream<Path> tree = Files.walk(source)) {
      tree.forEach(
          path -> {
            try {
              Files.copy(
                  path,
                  target.resolve(source.relativize(path).toString()).normalize(),
                  StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          });
    }
  }

  long pid() {
    return process.pid();
  }

  long postgresPid() {
    return Long.parseLong(report.get(0));
  }

  long redisPid() {
    return Long.parseLong(report.get(1));
  }

  String jdbcUrl() {
    return report.get(2);
  }

  String password() {
    return report.get(3);
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends the server in order and returns its exit code. */
  int end() throws IOException {
    process.getOutputStream().close();
    return process.onExit().join().exitValue();
  }

  /** Makes the server kill its children and end, and returns its exit code. */
  int hurry() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    return process.onExit().join().exitValue();
  }

  /** Ends the server in order, unless it has ended, so that a failing test leaves no process. */
  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      end();
    }
  }
}
