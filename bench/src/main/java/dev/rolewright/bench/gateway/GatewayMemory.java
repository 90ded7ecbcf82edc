package dev.rolewright.bench.gateway;

import dev.rolewright.bench.BenchTable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The resident memory of an installed server's gateway while it answers many calls, short ones over
 * both edges in turns. Arguments: the installation's folder, a folder for data, calls (default
 * 1,000,000).
 */
public final class GatewayMemory {
  private static final Duration STEP = Duration.ofSeconds(10);

  private GatewayMemory() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    Path installation = Path.of(arguments[0]).toAbsolutePath();
    Path data = Path.of(arguments[1]).toAbsolutePath();
    long calls = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1_000_000;
    PinnedProcess.pinSelf(MeasuredGateway.OTHER_CORE);
    BenchTable table = new BenchTable("gateway memory", "calls", "resident MB", "errors");
    try (PinnedProcess vendor = MeasuredGateway.vendor();
        MeasuredGateway gateway =
            MeasuredGateway.start(
                installation, data, MeasuredGateway.address(vendor), Feature.ALL)) {
      Candidate candidate = gateway.candidate();
      long next = 0;
      long errors = 0;
      for (long done = 0; done < calls; ) {
        for (Shape shape : new Shape[] {Shape.GRPC_UNARY, Shape.HTTP_UNARY}) {
          try (Load load = shape.load(candidate, Numbering.NEW)) {
            Load.Result result = load.full(Duration.ZERO, STEP);
            done += result.calls();
            errors += result.errors();
          }
        }
        if (done >= next) {
          double memory = PinnedProcess.residentMegabytes(candidate.process());
          table.row(Long.toString(done), BenchTable.decimal(memory, 0), Long.toString(errors));
          table.figure("resident_mb_after_" + done, memory);
          next = done + calls / 10;
        }
      }
    }
    table.print(System.out);
  }
}
