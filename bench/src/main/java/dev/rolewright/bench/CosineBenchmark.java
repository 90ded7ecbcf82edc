package dev.rolewright.bench;

import dev.rolewright.embedding.Vectors;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Nanoseconds of a cosine of 384 dimensions, ours against a plain loop. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class CosineBenchmark {
  private static final int DIMENSIONS = 384;

  private final float[] left = vector(1);
  private final float[] right = vector(2);

  /** Creates the vectors. */
  public CosineBenchmark() {}

  private static float[] vector(long seed) {
    Random random = new Random(seed);
    float[] vector = new float[DIMENSIONS];
    for (int index = 0; index < DIMENSIONS; index++) {
      vector[index] = random.nextFloat() - 0.5f;
    }
    return vector;
  }

  /** Measures ours. */
  @Benchmark
  public double ours() {
    return Vectors.cosine(left, right);
  }

  /** Measures a loop with one sum. */
  @Benchmark
  public double plainLoop() {
    float sum = 0;
    for (int index = 0; index < left.length; index++) {
      sum += left[index] * right[index];
    }
    return sum;
  }

  /**
   * Runs the benchmark.
   *
   * @throws RunnerException when the benchmark could not be run
   */
  public static void main(String[] arguments) throws RunnerException {
    BenchTable table = new BenchTable("cosine", "loop", "ns");
    for (RunResult result :
        new Runner(new OptionsBuilder().include(CosineBenchmark.class.getName() + "\\.").build())
            .run()) {
      String label = result.getPrimaryResult().getLabel();
      double nanoseconds = result.getPrimaryResult().getScore();
      table.row(label, BenchTable.decimal(nanoseconds, 1));
      table.figure(label + "_ns", nanoseconds);
    }
    table.print(System.out);
  }
}
