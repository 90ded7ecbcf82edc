package dev.rolewright.bench.gateway;

import dev.rolewright.bench.BenchTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The gateway of an installed server beside a bare relay of the same edges: how many calls and
 * events a second each serves when it is kept full, and how long a call takes at 500 a second. Each
 * is alone on core 0; this program, the vendor, and the server's Postgres and Redis are on core 1.
 * All are measured in turns. Arguments: the installation's folder, a folder for data, seconds of a
 * turn (default 8), turns (default 3), what is asked (default all): names of {@link Shape} with
 * commas between.
 */
public final class GatewayBenchmark {
  private static final int PER_SECOND = 500;

  /** Where the load's core is busier, the load may be what is measured. */
  private static final double MOST_BUSY = 0.85;

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int MOST_WARM_UPS = 12;

  /** Share of a core below which the compilers of a program are nearly done. */
  private static final double COMPILERS_DONE = 0.08;

  /** What a server with one processor is started with. */
  private static final List<String> RELAY_OPTIONS =
      List.of(
          "-XX:+UseCompactObjectHeaders",
          "-XX:+UseSerialGC",
          "-Xms192m",
          "-XX:NewSize=128m",
          "-Xmx2g",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30");

  private final List<Shape> shapes;
  private final Duration turn;
  private final int turns;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final BenchTable table =
      new BenchTable(
          "gateway",
          "edge, shape, of",
          "calls/s",
          "events/s",
          "p50 ms",
          "p99 ms",
          "CPU us/call",
          "other core %",
          "errors");

  private GatewayBenchmark(List<Shape> shapes, Duration turn, int turns) {
    this.shapes = shapes;
    this.turn = turn;
    this.turns = turns;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    Path installation = Path.of(arguments[0]).toAbsolutePath();
    Path data = Path.of(arguments[1]).toAbsolutePath();
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
    int turns = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    PinnedProcess.pinSelf(MeasuredGateway.OTHER_CORE);
    List<Shape> shapes =
        arguments.length > 4
            ? Stream.of(arguments[4].split(",")).map(Shape::valueOf).toList()
            : List.of(Shape.values());
    GatewayBenchmark benchmark = new GatewayBenchmark(shapes, Duration.ofSeconds(seconds), turns);
    try (PinnedProcess vendor = MeasuredGateway.vendor()) {
      URI address = MeasuredGateway.address(vendor);
      try (PinnedProcess jdk = relay(address, "jdk");
          PinnedProcess helidon = relay(address, "helidon");
          MeasuredGateway gateway = MeasuredGateway.start(installation, data, address)) {
        benchmark.candidates.put("relay, JDK's client", candidate(jdk));
        benchmark.candidates.put("relay, Helidon's client", candidate(helidon));
        benchmark.candidates.put("gateway", gateway.candidate());
        benchmark.run();
      }
    }
    benchmark.table.print(System.out);
  }

  private static PinnedProcess relay(URI vendor, String client) throws IOException {
    return PinnedProcess.start(
        MeasuredGateway.CORE, RELAY_OPTIONS, RelayProgram.class, vendor.toString(), client);
  }

  private static Candidate candidate(PinnedProcess relay) throws IOException {
    String[] ports = relay.firstLine().split(" ");
    return new Candidate(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports[0])),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ports[1])),
        "none",
        relay.handle());
  }

  private void run() throws IOException {
    for (Candidate candidate : candidates.values()) {
      for (Shape shape : shapes) {
        warmUp(shape, candidate);
      }
    }
    for (Shape shape : shapes) {
      measure(shape, 0);
      measure(shape, PER_SECOND);
    }
    for (Map.Entry<String, Candidate> one : candidates.entrySet()) {
      double memory = PinnedProcess.residentMegabytes(one.getValue().process());
      table.row(
          "resident MB, " + one.getKey(), BenchTable.decimal(memory, 0), "", "", "", "", "", "");
    }
  }

  /**
   * Keeps a candidate full until its code is compiled, which for a large program on one core takes
   * minutes, beside what it does.
   */
  private void warmUp(Shape shape, Candidate candidate) throws IOException {
    double share = 1;
    for (int times = 0; times < MOST_WARM_UPS && share > COMPILERS_DONE; times++) {
      double before = PinnedProcess.compilerSeconds(candidate.process());
      try (Load load = shape.load(candidate)) {
        load.full(WARM_UP, Duration.ZERO);
      }
      share = (PinnedProcess.compilerSeconds(candidate.process()) - before) / WARM_UP.toSeconds();
    }
  }

  private void measure(Shape shape, int perSecond) throws IOException {
    Map<String, List<Turn>> all = new LinkedHashMap<>();
    for (int index = 0; index < turns; index++) {
      for (Map.Entry<String, Candidate> one : candidates.entrySet()) {
        Turn measured = turn(shape, one.getValue(), perSecond);
        all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(measured);
      }
    }
    all.forEach((name, list) -> report(shape, name, perSecond, list));
  }

  /**
   * One turn.
   *
   * @param microsPerCall time of a processor that the candidate took, all its threads together
   * @param otherCore share of its time in which the other core was busy, 0..1
   */
  private record Turn(Load.Result result, double microsPerCall, double otherCore) {}

  private Turn turn(Shape shape, Candidate candidate, int perSecond) throws IOException {
    try (Load load = shape.load(candidate)) {
      Duration warmUp = Duration.ofSeconds(1);
      Duration used = cpuTime(candidate);
      double busy = PinnedProcess.busySeconds(MeasuredGateway.OTHER_CORE);
      long begin = System.nanoTime();
      Load.Result result =
          perSecond == 0 ? load.full(warmUp, turn) : load.open(perSecond, warmUp, turn);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double counted = result.seconds() / seconds;
      return new Turn(
          result,
          cpuTime(candidate).minus(used).toNanos() / 1e3 * counted / result.calls(),
          (PinnedProcess.busySeconds(MeasuredGateway.OTHER_CORE) - busy) / seconds);
    }
  }

  private static Duration cpuTime(Candidate candidate) {
    return candidate.process().info().totalCpuDuration().orElseThrow();
  }

  private void report(Shape shape, String name, int perSecond, List<Turn> turns) {
    String load = perSecond == 0 ? "full" : perSecond + "/s";
    double otherCore = median(turns, Turn::otherCore);
    String figure =
        (shape + "_" + load + "_" + name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    table.figure(figure + "_calls_per_s", median(turns, turn -> turn.result().callsPerSecond()));
    table.figure(figure + "_p50_ms", median(turns, turn -> turn.result().millis(0.5)));
    table.row(
        shape.label()
            + ", "
            + load
            + ", "
            + name
            + (otherCore > MOST_BUSY ? " (does not count)" : ""),
        BenchTable.decimal(median(turns, turn -> turn.result().callsPerSecond()), 0),
        BenchTable.decimal(median(turns, turn -> turn.result().eventsPerSecond()), 0),
        BenchTable.decimal(median(turns, turn -> turn.result().millis(0.5)), 3),
        BenchTable.decimal(median(turns, turn -> turn.result().millis(0.99)), 3),
        BenchTable.decimal(median(turns, Turn::microsPerCall), 0),
        BenchTable.decimal(otherCore * 100, 0),
        Long.toString(turns.stream().mapToLong(turn -> turn.result().errors()).sum()));
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
