package dev.rolewright.bench.gateway;

import dev.rolewright.bench.BenchTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What each feature of the gateway costs: one installed server, whose features are switched one at
 * a time while it runs, and a bare relay, measured in turns. Each is alone on core 0. Arguments:
 * the installation's folder, a folder for data, seconds of a turn (default 6), turns (default 5),
 * the {@link Shape} (default GRPC_UNARY).
 */
public final class GatewaySteps {
  private static final int PER_SECOND = 500;
  private static final String ALL_ON = "gateway, all on";

  private final Shape shape;
  private final Duration length;
  private final Candidate relay;
  private final MeasuredGateway gateway;
  private final Map<String, Set<Feature>> settings = new LinkedHashMap<>();
  private final Map<String, Turns> measured = new LinkedHashMap<>();
  private final BenchTable table =
      new BenchTable(
          "gateway steps",
          "what",
          "calls/s",
          "CPU us/call",
          "p50 ms, 500/s",
          "p99 ms, 500/s",
          "errors");

  /** Turns that were kept full, and those with calls at even distances. */
  private record Turns(List<Turn> full, List<Turn> paced) {
    Turns() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private GatewaySteps(Shape shape, Duration length, Candidate relay, MeasuredGateway gateway) {
    this.shape = shape;
    this.length = length;
    this.relay = relay;
    this.gateway = gateway;
    settings.put(ALL_ON, Feature.ALL);
    for (Feature feature : Feature.values()) {
      EnumSet<Feature> others = EnumSet.copyOf(Feature.ALL);
      others.remove(feature);
      settings.put("gateway without " + feature.label(), others);
    }
    settings.put("gateway without all of these", Set.of());
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    Path installation = Path.of(arguments[0]).toAbsolutePath();
    Path data = Path.of(arguments[1]).toAbsolutePath();
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
    int turns = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    Shape shape = arguments.length > 4 ? Shape.valueOf(arguments[4]) : Shape.GRPC_UNARY;
    PinnedProcess.pinSelf(MeasuredGateway.OTHER_CORE);
    try (PinnedProcess vendor = MeasuredGateway.vendor()) {
      URI address = MeasuredGateway.address(vendor);
      try (PinnedProcess relay = MeasuredRelay.start(address, "jdk");
          MeasuredGateway gateway =
              MeasuredGateway.start(installation, data, address, Feature.ALL)) {
        GatewaySteps steps =
            new GatewaySteps(
                shape, Duration.ofSeconds(seconds), MeasuredRelay.candidate(relay), gateway);
        steps.run(turns);
        steps.table.print(System.out);
      }
    }
  }

  private void run(int turns) throws IOException, InterruptedException {
    Turn.warmUp(shape, relay);
    Turn.warmUp(shape, gateway.candidate());
    for (Set<Feature> features : settings.values()) {
      // A switch that the code never saw the other way makes compiled code useless.
      gateway.configure(features);
      Turn.warmUp(shape, gateway.candidate());
    }
    for (int turn = 0; turn < turns; turn++) {
      measure("relay, JDK's client", relay, Numbering.NEW);
      for (Map.Entry<String, Set<Feature>> setting : settings.entrySet()) {
        gateway.configure(setting.getValue());
        measure(setting.getKey(), gateway.candidate(), Numbering.NEW);
      }
      gateway.configure(Feature.ALL);
      measure("gateway, an answer that is kept", gateway.candidate(), Numbering.SAME);
    }
    measured.forEach(this::report);
    reportRecords();
  }

  /** Runs and telemetry lines can't be switched off, but threads of their own write them. */
  private void reportRecords() {
    Turns turns = Objects.requireNonNull(measured.get(ALL_ON));
    double micros = Turn.median(turns.full(), Turn::recordMicros);
    table.figure("records_us_per_call", micros);
    table.row(
        "of all on: writing runs and telemetry", "", BenchTable.decimal(micros, 1), "", "", "");
  }

  private void measure(String name, Candidate candidate, Numbering numbering) throws IOException {
    Turns turns = measured.computeIfAbsent(name, any -> new Turns());
    turns.full().add(Turn.of(shape, candidate, numbering, 0, length));
    turns.paced().add(Turn.of(shape, candidate, numbering, PER_SECOND, length));
  }

  private void report(String name, Turns turns) {
    List<Turn> kept = turns.full();
    List<Turn> paced = turns.paced();
    double calls = Turn.median(kept, turn -> turn.result().callsPerSecond());
    double micros = Turn.median(kept, Turn::microsPerCall);
    double half = Turn.median(paced, turn -> turn.result().millis(0.5));
    double most = Turn.median(paced, turn -> turn.result().millis(0.99));
    long errors =
        kept.stream().mapToLong(turn -> turn.result().errors()).sum()
            + paced.stream().mapToLong(turn -> turn.result().errors()).sum();
    String figure = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    table.figure(figure + "_calls_per_s", calls);
    table.figure(figure + "_us_per_call", micros);
    table.figure(figure + "_p50_ms", half);
    table.figure(figure + "_p99_ms", most);
    table.row(
        name,
        BenchTable.decimal(calls, 0),
        BenchTable.decimal(micros, 1),
        BenchTable.decimal(half, 3),
        BenchTable.decimal(most, 3),
        Long.toString(errors));
  }
}
