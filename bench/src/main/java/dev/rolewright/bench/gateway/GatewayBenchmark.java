package dev.rolewright.bench.gateway;

import dev.rolewright.bench.BenchTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gateway of an installed server, with all its features on, beside a bare relay of the same
 * edges: how many calls and events a second each serves when it is kept full, and how long a call
 * takes at 500 a second. Each is alone on core 0; this program, the vendor, and the server's
 * Postgres and Redis are on core 1. All are measured in turns. Arguments: the installation's
 * folder, a folder for data, seconds of a turn (default 8), turns (default 3), what is asked
 * (default all): names of {@link Shape} with commas between.
 */
public final class GatewayBenchmark {
  private static final int PER_SECOND = 500;

  /** Where the load's core is busier, the load may be what is measured. */
  private static final double MOST_BUSY = 0.85;

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
      try (PinnedProcess jdk = MeasuredRelay.start(address, "jdk");
          PinnedProcess helidon = MeasuredRelay.start(address, "helidon");
          MeasuredGateway gateway =
              MeasuredGateway.start(installation, data, address, Feature.ALL)) {
        benchmark.candidates.put("relay, JDK's client", MeasuredRelay.candidate(jdk));
        benchmark.candidates.put("relay, Helidon's client", MeasuredRelay.candidate(helidon));
        benchmark.candidates.put("gateway", gateway.candidate());
        benchmark.run();
      }
    }
    benchmark.table.print(System.out);
  }

  private void run() throws IOException, InterruptedException {
    for (Candidate candidate : candidates.values()) {
      for (Shape shape : shapes) {
        Turn.warmUp(shape, candidate);
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

  private void measure(Shape shape, int perSecond) throws IOException {
    Map<String, List<Turn>> all = new LinkedHashMap<>();
    for (int index = 0; index < turns; index++) {
      for (Map.Entry<String, Candidate> one : candidates.entrySet()) {
        Turn measured = Turn.of(shape, one.getValue(), Numbering.NEW, perSecond, turn);
        all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(measured);
      }
    }
    all.forEach((name, list) -> report(shape, name, perSecond, list));
  }

  private void report(Shape shape, String name, int perSecond, List<Turn> turns) {
    String load = perSecond == 0 ? "full" : perSecond + "/s";
    double otherCore = Turn.median(turns, Turn::otherCore);
    String figure =
        (shape + "_" + load + "_" + name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    table.figure(
        figure + "_calls_per_s", Turn.median(turns, turn -> turn.result().callsPerSecond()));
    table.figure(figure + "_p50_ms", Turn.median(turns, turn -> turn.result().millis(0.5)));
    table.row(
        shape.label()
            + ", "
            + load
            + ", "
            + name
            + (otherCore > MOST_BUSY ? " (does not count)" : ""),
        BenchTable.decimal(Turn.median(turns, turn -> turn.result().callsPerSecond()), 0),
        BenchTable.decimal(Turn.median(turns, turn -> turn.result().eventsPerSecond()), 0),
        BenchTable.decimal(Turn.median(turns, turn -> turn.result().millis(0.5)), 3),
        BenchTable.decimal(Turn.median(turns, turn -> turn.result().millis(0.99)), 3),
        BenchTable.decimal(Turn.median(turns, Turn::microsPerCall), 0),
        BenchTable.decimal(otherCore * 100, 0),
        Long.toString(turns.stream().mapToLong(turn -> turn.result().errors()).sum()));
  }
}
