package dev.rolewright.generation;

import dev.rolewright.domain.CvBody;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.GenerationWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One generation with fakes around it: run it, then look at what came out. */
final class Generation {
  static final String DOCUMENT = "0198c0de-0000-7000-8000-000000000001";
  static final String TENANT = "tenant";

  final ManualTime time = new ManualTime();
  final Cancellation cancellation = new Cancellation();
  final InMemoryDocuments documents = new InMemoryDocuments();
  final List<GenerationEvent> events = new ArrayList<>();
  final WordMatcher matcher;

  Generation() {
    this(() -> {});
  }

  Generation(Runnable matcherWork) {
    this.matcher = new WordMatcher(matcherWork);
  }

  static Generation of(Profile profile, JobNeeds needs) {
    return new Generation().run(profile, needs, 5);
  }

  static Generation of(JobNeeds needs, Evidence... evidence) {
    return of(Samples.profile(evidence), needs);
  }

  Generation run(Profile profile, JobNeeds needs, int maxBullets) {
    return run(profile, needs, maxBullets, event -> {});
  }

  Generation run(
      Profile profile, JobNeeds needs, int maxBullets, Consumer<GenerationEvent> observer) {
    RequestContext context =
        new RequestContext(
            TENANT,
            "principal",
            "free",
            "correlation",
            0,
            Duration.ofSeconds(10).toNanos(),
            time,
            cancellation);
    CvGenerators.create(matcher, documents, time)
        .generate(
            context,
            new CvRequest(DOCUMENT, "job", needs, profile, Optional.empty(), maxBullets),
            event -> {
              observer.accept(event);
              events.add(event);
            });
    return this;
  }

  <T extends GenerationEvent> List<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  GeneratedDocument document() {
    return all(GenerationEvent.Completed.class).getLast().document();
  }

  CvBody body() {
    return document().cv();
  }

  String content() {
    return document().output().content();
  }

  List<String> kinds() {
    return document().output().warnings().stream().map(GenerationWarning::kind).toList();
  }

  String warning(String kind) {
    return document().output().warnings().stream()
        .filter(warning -> warning.kind().equals(kind))
        .map(GenerationWarning::message)
        .findFirst()
        .orElse("");
  }

  String section(CvSection section) {
    return all(GenerationEvent.SectionCompleted.class).stream()
        .filter(completed -> completed.sectionId().equals(section.id()))
        .map(GenerationEvent.SectionCompleted::text)
        .findFirst()
        .orElse("");
  }
}
