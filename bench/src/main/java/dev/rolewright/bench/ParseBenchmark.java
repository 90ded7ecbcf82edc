package dev.rolewright.bench;

import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import dev.rolewright.parsing.JobAdParser;
import dev.rolewright.parsing.SourceText;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Milliseconds to parse a job ad of about 4,000 characters: with headings, where rules alone
 * decide, and as paragraphs without headings, where open lines are compared by their meaning. No
 * vector of a line is kept. Arguments: rounds (default 100).
 */
public final class ParseBenchmark {
  private static final int LENGTH = 4_000;
  private static final int WARM_UP_ROUNDS = 100;
  private static final long SEED = 20_261_121;
  private static final List<String> HEADINGS =
      List.of("About us", "What you will do", "What you bring", "Nice to have", "What we offer");

  private ParseBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    List<String> sentences = sentences();
    String headed = headed(sentences);
    String prose = prose(sentences);
    EmbeddingConfig config =
        EmbeddingConfig.defaults(
                Path.of(System.getProperty("rolewright.bench.model", "target/model")),
                Path.of(System.getProperty("rolewright.bench.native", "target/native")))
            .withCacheEntries(0);
    try (Embedder embedder = MiniLmEmbedder.create(config)) {
      JobAdParser parser =
          JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()), embedder);
      print(
          new Rounds()
              .add("with_headings", () -> parse(parser, headed))
              .add("without_headings", () -> parse(parser, prose))
              .run(WARM_UP_ROUNDS, rounds));
    }
  }

  private static void parse(JobAdParser parser, String text) {
    parser.parse(SourceText.of("text", text), "");
  }

  private static List<String> sentences() {
    List<String> kept = new ArrayList<>();
    int length = 0;
    for (String sentence : JobSentences.generate(100, SEED)) {
      if (length < LENGTH) {
        kept.add(sentence);
        length += sentence.length() + 1;
      }
    }
    return kept;
  }

  private static String headed(List<String> sentences) {
    StringBuilder text = new StringBuilder("Platform Engineer\n");
    int each = sentences.size() / HEADINGS.size() + 1;
    for (int index = 0; index < sentences.size(); index++) {
      if (index % each == 0) {
        text.append("\n## ").append(HEADINGS.get(index / each)).append("\n\n");
      }
      text.append("- ").append(sentences.get(index)).append('\n');
    }
    return text.toString();
  }

  private static String prose(List<String> sentences) {
    StringBuilder text = new StringBuilder("Platform Engineer\n\n");
    for (int index = 0; index < sentences.size(); index++) {
      text.append(sentences.get(index)).append(index % 4 == 3 ? "\n\n" : " ");
    }
    return text.toString();
  }

  private static void print(Map<String, List<Double>> times) {
    BenchTable table = new BenchTable("parse", "4,000 characters", "p50 ms", "min ms", "max ms");
    times.forEach(
        (name, sorted) -> {
          double median = Rounds.quantile(sorted, 0.5);
          table.row(
              name,
              BenchTable.decimal(median, 1),
              BenchTable.decimal(sorted.getFirst(), 1),
              BenchTable.decimal(sorted.getLast(), 1));
          table.figure(name + "_p50_ms", median);
        });
    table.print(System.out);
  }
}
