package dev.rolewright.bench.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One turn of a candidate.
 *
 * @param microsPerCall time of a processor that the candidate took, all its threads together
 * @param recordMicros of these, what writing runs and telemetry lines took; 0 for the relay
 * @param otherCore share of its time in which the other core was busy, 0..1
 */
record Turn(Load.Result result, double microsPerCall, double recordMicros, double otherCore) {
  private static final String[] RECORDERS = {"(runs", "(telemetry lines"};

  private static final Duration WARM_UP = Duration.ofSeconds(1);

  /** Share of a core below which the compilers of a program are nearly done. */
  private static final double COMPILERS_DONE = 0.08;

  private static final Duration COMPILATION = Duration.ofSeconds(10);
  private static final int MOST_COMPILATIONS = 12;

  /**
   * Keeps a candidate full until its code is compiled. It may use both cores meanwhile: on one, the
   * compilers of a large program take minutes, beside what it does.
   */
  static void warmUp(Shape shape, Candidate candidate) throws IOException, InterruptedException {
    PinnedProcess.pin(candidate.process(), MeasuredGateway.CORE, MeasuredGateway.OTHER_CORE);
    double share = 1;
    for (int times = 0; times < MOST_COMPILATIONS && share > COMPILERS_DONE; times++) {
      double before = compilerSeconds(candidate);
      try (Load load = shape.load(candidate, Numbering.NEW)) {
        load.full(COMPILATION, Duration.ZERO);
      }
      share = (compilerSeconds(candidate) - before) / COMPILATION.toSeconds();
    }
    PinnedProcess.pin(candidate.process(), MeasuredGateway.CORE);
  }

  private static double compilerSeconds(Candidate candidate) throws IOException {
    return PinnedProcess.threadSeconds(candidate.process(), "CompilerThre");
  }

  /**
   * Measures.
   *
   * @param perSecond calls a second; 0 keeps the candidate full
   */
  static Turn of(
      Shape shape, Candidate candidate, Numbering numbering, int perSecond, Duration length)
      throws IOException {
    try (Load load = shape.load(candidate, numbering)) {
      Duration used = cpuTime(candidate);
      double recorded = PinnedProcess.threadSeconds(candidate.process(), RECORDERS);
      double busy = PinnedProcess.busySeconds(MeasuredGateway.OTHER_CORE);
      long begin = System.nanoTime();
      Load.Result result =
          perSecond == 0 ? load.full(WARM_UP, length) : load.open(perSecond, WARM_UP, length);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double counted = result.seconds() / seconds;
      return new Turn(
          result,
          cpuTime(candidate).minus(used).toNanos() / 1e3 * counted / result.calls(),
          (PinnedProcess.threadSeconds(candidate.process(), RECORDERS) - recorded)
              * 1e6
              * counted
              / result.calls(),
          (PinnedProcess.busySeconds(MeasuredGateway.OTHER_CORE) - busy) / seconds);
    }
  }

  private static Duration cpuTime(Candidate candidate) {
    return candidate.process().info().totalCpuDuration().orElseThrow();
  }

  /** Returns the median of a figure of some turns. */
  static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
