package dev.rolewright.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @Test
  void aStoredJobHasAnIdAndATimeAndKeepsEverythingElse() {
    Job job = (Job) new Specimens().make(Job.class).record();

    Job stored = job.stored("id", NOW);

    assertThat(stored.id()).isEqualTo("id");
    assertThat(stored.createTime()).isEqualTo(Optional.of(NOW));
    assertSameBut(Set.of("id", "createTime"), job, stored);
  }

  @Test
  void aStoredProfileHasAnIdAndATimeAndKeepsEverythingElse() {
    Profile profile = (Profile) new Specimens().make(Profile.class).record();

    Profile stored = profile.stored("id", List.of("first", "second"), NOW);

    assertThat(stored.id()).isEqualTo("id");
    assertThat(stored.createTime()).isEqualTo(Optional.of(NOW));
    assertSameBut(Set.of("id", "createTime", "evidence"), profile, stored);
  }

  @Test
  void theEvidenceOfAStoredProfileHasItsIdsInOrderAndKeepsEverythingElse() {
    Profile profile = (Profile) new Specimens().make(Profile.class).record();

    List<Evidence> stored = profile.stored("id", List.of("first", "second"), NOW).evidence();

    assertThat(stored).extracting(Evidence::id).containsExactly("first", "second");
    for (int index = 0; index < stored.size(); index++) {
      assertSameBut(Set.of("id"), profile.evidence().get(index), stored.get(index));
    }
  }

  private static void assertSameBut(Set<String> changed, Record before, Record after) {
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      if (!changed.contains(component.getName())) {
        assertThat(Specimens.read(after, component))
            .as(component.getName())
            .isEqualTo(Specimens.read(before, component));
      }
    }
  }
}
