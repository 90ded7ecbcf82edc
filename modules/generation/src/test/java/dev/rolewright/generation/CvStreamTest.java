package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.Profile;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a generation begins, ends and is given up. */
class CvStreamTest {
  private static final JobNeeds JOB = Samples.needs("Developer", "Java");

  private static final Profile PROFILE =
      Samples.profile(
          "Ada Example",
          "Developer",
          "I build things. I like tests.",
          List.of(Samples.mention("Java")),
          List.of(
              Samples.work("w1", "Developer", "2020/now", "Built it in Java", "Kept it running"),
              Samples.work("w2", "Trainee", "2018/2019", "Learnt Java", "Wrote notes")));

  @Test
  void isInItsOwnModule() {
    assertThat(CvGenerator.class.getModule().isNamed()).isTrue();
  }

  @Test
  void firstSectionsLeaveBeforeAnythingIsRanked() {
    AtomicReference<Generation> running = new AtomicReference<>();
    AtomicReference<List<String>> before = new AtomicReference<>(List.of());
    Generation cv =
        new Generation(
            () -> {
              if (before.get().isEmpty()) {
                before.set(completed(running.get()));
              }
            });
    running.set(cv);
    cv.run(PROFILE, JOB, 5);
    assertThat(before.get()).containsExactly("header", "summary", "skills");
  }

  private static List<String> completed(Generation cv) {
    return cv.all(GenerationEvent.SectionCompleted.class).stream()
        .map(GenerationEvent.SectionCompleted::sectionId)
        .toList();
  }

  @Test
  void savesOnceAndBeforeItSaysSo() {
    Generation cv = new Generation();
    cv.run(
        PROFILE,
        JOB,
        5,
        event ->
            assertThat(cv.documents.inserted)
                .hasSize(event instanceof GenerationEvent.Completed ? 1 : 0));
    assertThat(cv.documents.find(Generation.TENANT, Generation.DOCUMENT)).contains(cv.document());
    assertThat(cv.document().version()).isEqualTo(1);
    assertThat(cv.document().jobId()).isEqualTo("job");
    assertThat(cv.document().createTime()).isEqualTo(cv.time.now());
  }

  @Test
  void theSameDocumentTwiceIsHarmless() {
    Generation cv = new Generation().run(PROFILE, JOB, 5);
    var first = cv.document();
    cv.time.advance(Duration.ofSeconds(1));
    cv.run(PROFILE, JOB, 5);
    assertThat(cv.documents.find(Generation.TENANT, Generation.DOCUMENT)).contains(first);
    assertThat(cv.content()).isEqualTo(first.output().content());
  }

  @Test
  void nothingIsSavedWhenTheSinkThrowsAtAnyEvent() {
    int events = new Generation().run(PROFILE, JOB, 5).events.size();
    for (int last = 0; last < events - 1; last++) {
      Generation cv = new Generation();
      int stop = last;
      assertThatThrownBy(
              () ->
                  cv.run(
                      PROFILE,
                      JOB,
                      5,
                      event -> {
                        if (cv.events.size() == stop) {
                          throw new IllegalStateException("nobody reads");
                        }
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(cv.documents.inserted).isEmpty();
    }
  }

  @Test
  void nothingIsSavedWhenTheCallerGivesUpAtAnyEvent() {
    int events = new Generation().run(PROFILE, JOB, 5).events.size();
    for (int last = 0; last < events - 1; last++) {
      Generation cv = new Generation();
      int stop = last;
      assertThatThrownBy(
              () ->
                  cv.run(
                      PROFILE,
                      JOB,
                      5,
                      event -> {
                        if (cv.events.size() == stop) {
                          cv.cancellation.cancel();
                        }
                      }))
          .isInstanceOfSatisfying(
              RolewrightException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
      assertThat(cv.documents.inserted).isEmpty();
      assertThat(cv.events).hasSize(stop + 1);
    }
  }

  @Test
  void nothingMoreIsRankedWhenTheCallerGivesUpDuringARanking() {
    for (int ranking = 0; ranking < 3; ranking++) {
      AtomicReference<Generation> running = new AtomicReference<>();
      AtomicInteger before = new AtomicInteger(ranking);
      Generation cv =
          new Generation(
              () -> {
                if (before.getAndDecrement() == 0) {
                  running.get().cancellation.cancel();
                }
              });
      running.set(cv);
      assertThatThrownBy(() -> cv.run(PROFILE, JOB, 5))
          .isInstanceOfSatisfying(
              RolewrightException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
      assertThat(before).hasValue(-1);
      assertThat(cv.matcher.sizes).hasSize(Math.min(2, ranking));
      assertThat(cv.documents.inserted).isEmpty();
    }
  }

  @Test
  void nothingIsSavedAfterTheDeadline() {
    AtomicReference<Generation> running = new AtomicReference<>();
    Generation cv = new Generation(() -> running.get().time.advance(Duration.ofSeconds(4)));
    running.set(cv);
    assertThatThrownBy(() -> cv.run(PROFILE, JOB, 5))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT));
    assertThat(cv.matcher.sizes).hasSize(2);
    assertThat(cv.documents.inserted).isEmpty();
  }

  @Test
  void saysWhereItCameFrom() {
    AtomicReference<Generation> running = new AtomicReference<>();
    Generation cv = new Generation(() -> running.get().time.advance(Duration.ofSeconds(1)));
    running.set(cv);
    var provenance = cv.run(PROFILE, JOB, 5).document().provenance();
    assertThat(provenance.provider()).isEqualTo("local");
    assertThat(provenance.model()).isEqualTo("extractive+words");
    assertThat(provenance.timeToFirstToken()).contains(Duration.ZERO);
    assertThat(provenance.latency()).isEqualTo(Duration.ofSeconds(3));
  }
}
