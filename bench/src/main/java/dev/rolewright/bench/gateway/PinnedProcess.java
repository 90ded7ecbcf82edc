package dev.rolewright.bench.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program on one core, by util-linux's taskset. It ends when it is closed. */
final class PinnedProcess implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;

  private PinnedProcess(Process process) {
    this.process = process;
  }

  /** Starts a program on a core; what it says of faults goes to our own error stream. */
  static PinnedProcess start(int core, List<String> command) throws IOException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    pinned.addAll(command);
    return new PinnedProcess(
        new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Starts a class of this program in a machine of its own with these options. */
  static PinnedProcess start(int core, List<String> options, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return start(core, command);
  }

  /** Returns the first line that the program prints. */
  String firstLine() throws IOException {
    String line = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IOException("the program ended before it said anything");
    }
    return line;
  }

  /** Moves this program to a core, with all threads that it has. */
  static void pinSelf(int core) throws IOException, InterruptedException {
    pin(ProcessHandle.current(), core);
  }

  /** Moves a running program to a core, or some, with all threads that it has. */
  static void pin(ProcessHandle process, int... cores) throws IOException, InterruptedException {
    String list = IntStream.of(cores).mapToObj(Integer::toString).collect(Collectors.joining(","));
    new ProcessBuilder("taskset", "-acp", list, Long.toString(process.pid()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns the resident memory in MB. */
  static double residentMegabytes(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * Returns how many seconds some threads of a program have worked.
   *
   * @param names parts of their names, of which the system knows the first 15 characters
   */
  static double threadSeconds(ProcessHandle program, String... names) throws IOException {
    double ticks = 0;
    Path threads = Path.of("/proc", Long.toString(program.pid()), "task");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        ticks += ticks(thread.resolve("stat"), names);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static double ticks(Path statistics, String... names) throws IOException {
    String line;
    try {
      line = Files.readString(statistics);
    } catch (NoSuchFileException ended) {
      return 0;
    }
    // The name, in brackets, may hold spaces.
    int end = line.lastIndexOf(')');
    String name = line.substring(0, end);
    if (Stream.of(names).noneMatch(name::contains)) {
      return 0;
    }
    String[] fields = line.substring(end + 2).split(" ");
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  /** Returns how many seconds a core has been busy since the machine was started. */
  static double busySeconds(int core) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/stat"))) {
      if (line.startsWith("cpu" + core + " ")) {
        String[] ticks = line.split(" +");
        double busy = 0;
        for (int column = 1; column < ticks.length; column++) {
          // Idle, waiting for a disk, and guests, who are counted among the others already.
          if (column != 4 && column != 5 && column < 9) {
            busy += Double.parseDouble(ticks[column]);
          }
        }
        return busy / TICKS_PER_SECOND;
      }
    }
    throw new IOException("there is no core " + core);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
