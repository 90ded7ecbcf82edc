package dev.rolewright.bench;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.DocumentSummary;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import dev.rolewright.generation.CvGenerator;
import dev.rolewright.generation.CvGenerators;
import dev.rolewright.generation.CvRequest;
import dev.rolewright.generation.GenerationEvent;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.Matcher;
import dev.rolewright.matching.Matchers;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Milliseconds to the first complete section and to the end of a CV out of six positions with five
 * bullets each: with everything seen before, and with nothing known at all. Nothing is stored.
 * Arguments: rounds (default 20).
 */
public final class GenerateBenchmark {
  private static final int POSITIONS = 6;
  private static final int BULLETS = 5;
  private static final int STATEMENTS = 10;
  private static final int WARM_UP_ROUNDS = 5;
  private static final long SEED = 20_261_121;

  private GenerateBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    EmbeddingConfig config =
        EmbeddingConfig.defaults(
            Path.of(System.getProperty("rolewright.bench.model", "target/model")),
            Path.of(System.getProperty("rolewright.bench.native", "target/native")));
    BenchTable table =
        new BenchTable("generate", "CV of 30 bullets", "first section p50 ms", "total p50 ms");
    try (Embedder cached = MiniLmEmbedder.create(config);
        Embedder uncached = MiniLmEmbedder.create(config.withCacheEntries(0))) {
      measure("warm", cached, true, rounds, table);
      measure("cold", uncached, false, rounds, table);
    }
    table.print(System.out);
  }

  private static void measure(
      String name, Embedder embedder, boolean stored, int rounds, BenchTable table) {
    Matcher matcher =
        Matchers.create(embedder, SkillFinders.create(Vocabularies.builtIn()), Time.system());
    CvGenerator generator = CvGenerators.create(matcher, new Nowhere(), Time.system());
    Profile profile = profile();
    Optional<EvidenceVectors> vectors =
        stored
            ? Optional.of(matcher.vectorize(Checkpoint.NONE, profile.evidence()))
            : Optional.empty();
    CvRequest request = new CvRequest("document", "", needs(), profile, vectors, BULLETS);
    List<Double> first = new ArrayList<>();
    List<Double> total = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      List<Double> sections = new ArrayList<>();
      long start = System.nanoTime();
      generator.generate(
          context(),
          request,
          event -> {
            if (event instanceof GenerationEvent.SectionCompleted) {
              sections.add((System.nanoTime() - start) / 1e6);
            }
          });
      if (round >= 0) {
        first.add(sections.getFirst());
        total.add((System.nanoTime() - start) / 1e6);
      }
    }
    Collections.sort(first);
    Collections.sort(total);
    double firstMedian = Rounds.quantile(first, 0.5);
    double totalMedian = Rounds.quantile(total, 0.5);
    table.row(name, BenchTable.decimal(firstMedian, 2), BenchTable.decimal(totalMedian, 1));
    table.figure(name + "_first_section_p50_ms", firstMedian);
    table.figure(name + "_total_p50_ms", totalMedian);
  }

  private static RequestContext context() {
    Time time = Time.system();
    return new RequestContext(
        "tenant",
        "principal",
        "free",
        "benchmark",
        time.nanoTime(),
        time.nanoTime() + Duration.ofMinutes(5).toNanos(),
        time,
        new Cancellation());
  }

  private static Profile profile() {
    List<String> sentences = JobSentences.generate(POSITIONS * BULLETS, SEED);
    List<Evidence> evidence = new ArrayList<>();
    for (int position = 0; position < POSITIONS; position++) {
      DateRange dates =
          new DateRange(
              Optional.of(new PartialDate(2012 + position * 2, 1, 0)),
              Optional.of(new PartialDate(2013 + position * 2, 12, 0)),
              false);
      evidence.add(
          new Evidence(
              "evidence-" + position,
              EvidenceKind.WORK,
              "Engineer",
              "Example " + position,
              "",
              sentences.subList(position * BULLETS, (position + 1) * BULLETS),
              List.of(),
              Optional.of(dates),
              List.of(),
              "",
              List.of()));
    }
    return new Profile(
        "",
        "Ada Example",
        "Engineer",
        "",
        "",
        "",
        "Engineer of platforms. Runs services. Likes tests.",
        List.of(),
        List.of(),
        List.of(),
        evidence,
        List.of(),
        "en",
        1,
        Optional.empty());
  }

  private static JobNeeds needs() {
    List<JobNeeds.Statement> statements =
        JobSentences.generate(STATEMENTS, SEED + 1).stream()
            .map(text -> new JobNeeds.Statement(text, JobNeeds.Kind.MUST_HAVE))
            .toList();
    return new JobNeeds(
        "Platform engineer", List.of(), statements, Optional.empty(), List.of(), List.of());
  }

  /** Keeps nothing. */
  private static final class Nowhere implements DocumentRepository {
    @Override
    public boolean insert(String tenantId, GeneratedDocument document) {
      return true;
    }

    @Override
    public Optional<GeneratedDocument> find(String tenantId, String documentId) {
      return Optional.empty();
    }

    @Override
    public Page<DocumentSummary> list(String tenantId, PageRequest page, String profileId) {
      throw new UnsupportedOperationException("nothing is kept");
    }
  }
}
