package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.Company;
import dev.rolewright.domain.CompanySize;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresJobsTest extends JobRepositoryContract {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Override
  JobRepository jobs() {
    return test.database().jobs();
  }

  @Override
  String newTenantId() {
    return test.newTenantId();
  }

  @Test
  void runsInItsModule() {
    assertThat(Database.class.getModule().isNamed()).isTrue();
  }

  @Test
  void textWithNulIsRefusedWholeAndAsTheCallersFault() {
    String tenant = newTenantId();
    Job sample = Samples.job(IDS.next());
    Job job =
        new Job(
            sample.id(),
            "a\0b",
            new Company("", "", CompanySize.SMALL),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            sample.seniority(),
            "",
            "",
            "",
            sample.remoteMode(),
            sample.employmentType(),
            Optional.empty(),
            List.of(),
            "en",
            0,
            List.of(),
            sample.createTime());
    assertThatThrownBy(() -> jobs().insert(tenant, job))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    assertThat(jobs().list(tenant, PageRequest.of(0, "")).items()).isEmpty();
  }

  @Test
  void aFaultOfTheServerTellsTheCallerNothing() {
    String unknownTenant = IDS.next();
    assertThatThrownBy(() -> jobs().insert(unknownTenant, Samples.job(IDS.next())))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN);
              assertThat(failure).hasMessageNotContaining(unknownTenant);
            });
  }
}
