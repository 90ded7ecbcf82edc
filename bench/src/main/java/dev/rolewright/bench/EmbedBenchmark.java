package dev.rolewright.bench;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences embedded in a second, ours against the class of the library that ships the model, on
 * the same sentences in one run. Our cache is off. Arguments: rounds (default 15).
 */
public final class EmbedBenchmark {
  private static final int SENTENCES = 256;
  private static final int WARM_UP_ROUNDS = 3;
  private static final long SEED = 20_261_121;

  private EmbedBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    List<String> sentences = JobSentences.generate(SENTENCES, SEED);
    List<TextSegment> segments = sentences.stream().map(TextSegment::from).toList();
    EmbeddingConfig config =
        EmbeddingConfig.defaults(
                Path.of(System.getProperty("rolewright.bench.model", "target/model")),
                Path.of(System.getProperty("rolewright.bench.native", "target/native")))
            .withCacheEntries(0);
    // Ours first: it tells the shared tokenizer library to stay off the network.
    try (Embedder ours = MiniLmEmbedder.create(config)) {
      EmbeddingModel theirs = new AllMiniLmL6V2EmbeddingModel();
      Map<String, List<Double>> times =
          new Rounds()
              .add("langchain4j", () -> theirs.embedAll(segments))
              .add("rolewright", () -> ours.embed(sentences))
              .run(WARM_UP_ROUNDS, rounds);
      print(times, largestDifference(ours, theirs, sentences), tokens(theirs, sentences));
    }
    // The library's threads would keep the process for another minute.
    System.exit(0);
  }

  private static void print(
      Map<String, List<Double>> times, double largestDifference, double tokens) {
    BenchTable table =
        new BenchTable("embed", "embedder", "p50 ms", "min ms", "max ms", "sentences/s");
    times.forEach(
        (name, sorted) -> {
          double median = Rounds.quantile(sorted, 0.5);
          double rate = SENTENCES * 1000 / median;
          table.row(
              name,
              BenchTable.decimal(median, 1),
              BenchTable.decimal(sorted.getFirst(), 1),
              BenchTable.decimal(sorted.getLast(), 1),
              BenchTable.decimal(rate, 0));
          table.figure(name + "_p50_ms", median);
          table.figure(name + "_per_s", rate);
        });
    double ratio =
        Rounds.quantile(times.getOrDefault("langchain4j", List.of()), 0.5)
            / Rounds.quantile(times.getOrDefault("rolewright", List.of()), 0.5);
    table.row("ratio", "", "", "", BenchTable.decimal(ratio, 2));
    table.figure("ratio", ratio);
    table.figure("tokens_per_sentence", tokens);
    table.figure("largest_difference_1e6", largestDifference * 1e6);
    table.print(System.out);
  }

  private static double largestDifference(
      Embedder ours, EmbeddingModel theirs, List<String> sentences) {
    double largest = 0;
    for (int index = 0; index < sentences.size(); index += 16) {
      float[] left = ours.embed(sentences.get(index));
      float[] right = theirs.embed(sentences.get(index)).content().vector();
      for (int component = 0; component < left.length; component++) {
        largest = Math.max(largest, Math.abs(left[component] - right[component]));
      }
    }
    return largest;
  }

  private static double tokens(EmbeddingModel theirs, List<String> sentences) {
    double sum = 0;
    for (int index = 0; index < sentences.size(); index += 16) {
      sum +=
          Optional.ofNullable(theirs.embed(sentences.get(index)).tokenUsage())
              .map(TokenUsage::inputTokenCount)
              .orElse(0);
    }
    return sum / Math.ceilDiv(sentences.size(), 16);
  }
}
