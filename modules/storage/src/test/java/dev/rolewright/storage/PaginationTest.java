package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.JobSummary;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class PaginationTest {
  private static TestDatabase test;

  @BeforeContainer
  static void open() {
    test = TestDatabase.create();
  }

  @AfterContainer
  static void close() {
    test.close();
  }

  /**
   * Reads all pages while jobs come and go between them: what is there from beginning to end is
   * seen once, and nothing twice.
   *
   * @param changes for each page what happens before it: a positive number deletes the job of that
   *     index, another one inserts a job
   */
  @Property(tries = 30)
  void pagesStayTrueWhileJobsComeAndGo(
      @ForAll @IntRange(min = 0, max = 20) int count,
      @ForAll @IntRange(min = 1, max = 7) int pageSize,
      @ForAll @Size(max = 15) List<@IntRange(min = -5, max = 20) Integer> changes) {
    String tenant = test.newTenantId();
    JobRepository jobs = test.database().jobs();
    List<String> ids = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      ids.add(insert(jobs, tenant));
    }
    Set<String> alwaysThere = new HashSet<>(ids);
    List<String> seen = new ArrayList<>();
    String token = "";
    int step = 0;
    do {
      if (step < changes.size()) {
        int change = changes.get(step++);
        if (change > 0 && change <= ids.size()) {
          jobs.delete(tenant, ids.get(change - 1));
          alwaysThere.remove(ids.get(change - 1));
        } else {
          insert(jobs, tenant);
        }
      }
      Page<JobSummary> page = jobs.list(tenant, new PageRequest(pageSize, token));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(pageSize);
      page.items().forEach(job -> seen.add(job.id()));
      token = page.nextToken();
    } while (!token.isEmpty());
    assertThat(seen)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .doesNotHaveDuplicates()
        .containsAll(alwaysThere);
  }

  private static String insert(JobRepository jobs, String tenant) {
    String id = IDS.next();
    jobs.insert(tenant, Samples.job(id));
    return id;
  }
}
