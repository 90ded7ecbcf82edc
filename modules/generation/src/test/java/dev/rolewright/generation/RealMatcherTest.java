package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.Profile;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.Matcher;
import dev.rolewright.matching.Matchers;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The generator with the matcher and the model that the server has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealMatcherTest {
  private static final JobNeeds JOB =
      new JobNeeds(
          "Backend developer",
          List.of(),
          List.of(
              new JobNeeds.Statement(
                  "Experience with Kafka or another event streaming platform",
                  JobNeeds.Kind.MUST_HAVE),
              new JobNeeds.Statement(
                  "Tuning of PostgreSQL queries and indexes", JobNeeds.Kind.MUST_HAVE),
              new JobNeeds.Statement("Licence to fly a helicopter", JobNeeds.Kind.MUST_HAVE)),
          Optional.empty(),
          List.of(),
          List.of());

  private static final Profile PROFILE =
      Samples.profile(
          Samples.work(
              "w1",
              "Software engineer",
              "2021-02/now",
              "Organised the summer party for two hundred guests",
              "Made slow database queries fast by adding indexes in Postgres",
              "Moved order messages to Kafka topics"),
          Samples.work(
              "w2",
              "Baker",
              "2015-01/2020-12",
              "Baked bread at night",
              "Sold cakes on the market",
              "Cleaned the ovens"));

  private Embedder embedder;
  private Matcher matcher;

  @BeforeAll
  void load() {
    embedder =
        MiniLmEmbedder.create(
            EmbeddingConfig.defaults(
                Path.of(System.getProperty("rolewright.test.model", "target/model")),
                Path.of(System.getProperty("rolewright.test.native", "target/native"))));
    matcher = Matchers.create(embedder, SkillFinders.create(Vocabularies.builtIn()));
  }

  @AfterAll
  void close() {
    embedder.close();
  }

  private GeneratedDocument generate() {
    ManualTime time = new ManualTime();
    RequestContext context =
        new RequestContext(
            "tenant",
            "principal",
            "free",
            "correlation",
            0,
            Duration.ofMinutes(5).toNanos(),
            time,
            new Cancellation());
    List<GenerationEvent> events = new ArrayList<>();
    InMemoryDocuments documents = new InMemoryDocuments();
    CvGenerators.create(matcher, documents, time)
        .generate(
            context,
            new CvRequest(Generation.DOCUMENT, "", JOB, PROFILE, Optional.empty(), 5),
            events::add);
    return documents.inserted.getFirst();
  }

  @Test
  void whatIsNearTheJobInMeaningComesFirst() {
    GeneratedDocument document = generate();
    assertThat(document.cv().experience().getFirst().achievements())
        .hasSize(3)
        .last()
        .isEqualTo("Organised the summer party for two hundred guests");
    assertThat(document.cv().experience().getLast())
        .extracting(CvExperience::achievements)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
    assertThat(document.provenance().model()).isEqualTo("extractive+" + embedder.model());
  }

  @Test
  void whatNothingAnswersIsSaid() {
    assertThat(generate().output().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo("uncovered_requirement");
              assertThat(warning.message()).contains("helicopter");
            });
  }
}
