package dev.rolewright.bench;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.Matcher;
import dev.rolewright.matching.Matchers;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.skills.Skill;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import dev.rolewright.skills.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Milliseconds to rank 50 pieces of evidence of about 25 tokens against a job of ten statements:
 * with stored vectors and a job seen before, with stored vectors and a new job, and with nothing
 * known at all. Arguments: rounds (default 50).
 */
public final class MatchBenchmark {
  private static final int ITEMS = 50;
  private static final int STATEMENTS = 10;
  private static final int WARM_UP_ROUNDS = 20;
  private static final long SEED = 20_261_121;

  private MatchBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    Vocabulary vocabulary = Vocabularies.builtIn();
    List<Evidence> evidence = evidence();
    JobNeeds needs = needs(vocabulary);
    EmbeddingConfig config =
        EmbeddingConfig.defaults(
            Path.of(System.getProperty("rolewright.bench.model", "target/model")),
            Path.of(System.getProperty("rolewright.bench.native", "target/native")));
    try (Embedder cached = MiniLmEmbedder.create(config);
        Embedder uncached = MiniLmEmbedder.create(config.withCacheEntries(0))) {
      Matcher warm = Matchers.create(cached, SkillFinders.create(vocabulary));
      Matcher cold = Matchers.create(uncached, SkillFinders.create(vocabulary));
      Optional<EvidenceVectors> stored = Optional.of(warm.vectorize(Checkpoint.NONE, evidence));
      print(
          new Rounds()
              .add("stored", () -> warm.matchEvidence(Checkpoint.NONE, needs, evidence, stored))
              .add(
                  "stored_new_job",
                  () -> cold.matchEvidence(Checkpoint.NONE, needs, evidence, stored))
              .add(
                  "inline_cold",
                  () -> cold.matchEvidence(Checkpoint.NONE, needs, evidence, Optional.empty()))
              .run(WARM_UP_ROUNDS, rounds));
    }
  }

  private static List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    for (String sentence : JobSentences.generate(ITEMS, SEED)) {
      evidence.add(
          new Evidence(
              "evidence-" + evidence.size(),
              EvidenceKind.WORK,
              "Engineer",
              "",
              sentence,
              List.of(),
              List.of(),
              Optional.empty(),
              List.of(),
              "",
              List.of()));
    }
    return evidence;
  }

  private static JobNeeds needs(Vocabulary vocabulary) {
    List<MatchedSkill> skills =
        Stream.of("Java", "Kubernetes", "PostgreSQL", "Terraform", "Python", "React")
            .flatMap(name -> vocabulary.byName(name).stream())
            .map((Skill skill) -> new MatchedSkill(skill.id(), skill.label(), true))
            .toList();
    List<JobNeeds.Statement> statements =
        JobSentences.generate(STATEMENTS, SEED + 1).stream()
            .map(text -> new JobNeeds.Statement(text, JobNeeds.Kind.MUST_HAVE))
            .toList();
    return new JobNeeds(
        "Platform engineer", skills, statements, Optional.empty(), List.of(), List.of());
  }

  private static void print(Map<String, List<Double>> times) {
    BenchTable table = new BenchTable("match", "50 items", "p50 ms", "min ms", "max ms");
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
