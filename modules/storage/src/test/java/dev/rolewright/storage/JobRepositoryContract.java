package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.JobSummary;
import dev.rolewright.platform.PageRequest;
import org.junit.jupiter.api.Test;

/** What every {@link JobRepository} does. */
abstract class JobRepositoryContract {
  private static final PageRequest PAGE = PageRequest.of(0, "");

  abstract JobRepository jobs();

  abstract String newTenantId();

  @Test
  void findsWhatWasInserted() {
    String tenant = newTenantId();
    Job job = Samples.job(IDS.next());
    jobs().insert(tenant, job);
    assertThat(jobs().find(tenant, job.id())).contains(job);
    assertThat(jobs().list(tenant, PAGE).items())
        .containsExactly(
            new JobSummary(
                job.id(),
                job.roleTitle(),
                job.company().name(),
                job.location(),
                job.seniority(),
                job.parsingConfidence(),
                Samples.NOW));
  }

  @Test
  void theSameIdAgainChangesNothing() {
    String tenant = newTenantId();
    Job job = Samples.job(IDS.next());
    jobs().insert(tenant, job);
    jobs().insert(tenant, job.stored(job.id(), Samples.NOW.plusSeconds(1)));
    assertThat(jobs().find(tenant, job.id())).contains(job);
    assertThat(jobs().list(tenant, PAGE).items()).hasSize(1);
  }

  @Test
  void anotherTenantSeesNothing() {
    String tenant = newTenantId();
    String other = newTenantId();
    Job job = Samples.job(IDS.next());
    jobs().insert(tenant, job);
    assertThat(jobs().find(other, job.id())).isEmpty();
    assertThat(jobs().list(other, PAGE).items()).isEmpty();
    assertThat(jobs().delete(other, job.id())).isFalse();
    Job own = job.stored(job.id(), Samples.NOW.plusSeconds(1));
    jobs().insert(other, own);
    assertThat(jobs().find(tenant, job.id())).contains(job);
    assertThat(jobs().find(other, job.id())).contains(own);
  }

  @Test
  void deletesOnce() {
    String tenant = newTenantId();
    Job job = Samples.job(IDS.next());
    Job kept = Samples.job(IDS.next());
    jobs().insert(tenant, job);
    jobs().insert(tenant, kept);
    assertThat(jobs().delete(tenant, job.id())).isTrue();
    assertThat(jobs().delete(tenant, job.id())).isFalse();
    assertThat(jobs().find(tenant, job.id())).isEmpty();
    assertThat(jobs().list(tenant, PAGE).items())
        .extracting(JobSummary::id)
        .containsExactly(kept.id());
  }

  @Test
  void unknownAndMalformedIdsAreNotThere() {
    String tenant = newTenantId();
    for (String id : new String[] {IDS.next(), "", "1-1-1-1-1", "'; drop table jobs; --"}) {
      assertThat(jobs().find(tenant, id)).isEmpty();
      assertThat(jobs().delete(tenant, id)).isFalse();
    }
  }
}
