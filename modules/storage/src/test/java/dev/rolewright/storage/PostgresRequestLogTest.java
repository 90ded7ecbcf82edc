package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.RequestClaim.Claimed;
import dev.rolewright.access.RequestClaim.Done;
import dev.rolewright.access.RequestKey;
import dev.rolewright.access.RequestLog;
import dev.rolewright.access.testing.RequestLogContract;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresRequestLogTest extends RequestLogContract {
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
  protected RequestLog log() {
    return test.database().requests();
  }

  @Override
  protected void pass(Duration duration) {
    String past = " - interval '" + duration.toMillis() + " milliseconds'";
    test.execute(
        "update requests set lease_until = lease_until"
            + past
            + ", create_time = create_time"
            + past
            + ", expire_time = expire_time"
            + past);
  }

  @Override
  protected String newTenantId() {
    return test.newTenantId();
  }

  @Test
  void deletingAProfileErasesTheAnswersAboutIt() {
    String tenant = newTenantId();
    Profile profile = Samples.profile(IDS.next(), 1);
    Profile other = Samples.profile(IDS.next(), 1);
    test.database().profiles().insert(tenant, profile, Samples.vectors(profile));
    test.database().profiles().insert(tenant, other, Samples.vectors(other));
    GeneratedDocument document = Samples.document(IDS.next(), profile.id());
    test.database().documents().insert(tenant, document);
    RequestKey imported = done(tenant, profile.id(), Set.of());
    RequestKey generated = done(tenant, IDS.next(), Set.of(IDS.next(), profile.id()));
    RequestKey ofDocument = done(tenant, document.id(), Set.of());
    RequestKey unrelated = done(tenant, IDS.next(), Set.of(other.id()));
    RequestKey ofOtherTenant = done(newTenantId(), IDS.next(), Set.of(profile.id()));
    Claimed running = claim(key(tenant), IDS.next(), Set.of(profile.id()));
    RequestKey brokenOff = key(tenant);
    log().release(claim(brokenOff, IDS.next(), Set.of(profile.id())).lease());

    test.database().profiles().delete(tenant, profile.id());

    assertThat(List.of(imported, generated, ofDocument)).noneMatch(this::isRemembered);
    assertThat(List.of(unrelated, ofOtherTenant)).allMatch(this::isRemembered);
    assertThat(log().heartbeat(running.lease(), RequestLog.DEFAULT_LEASE)).isFalse();
    assertThat(log().complete(running.lease(), List.of(new byte[] {1}))).isFalse();
    assertThat(claim(brokenOff, IDS.next(), Set.of()).takenOver()).isFalse();
  }

  @Test
  void deletingAJobErasesTheAnswersAboutIt() {
    String tenant = newTenantId();
    String jobId = IDS.next();
    test.database().jobs().insert(tenant, Samples.job(jobId));
    RequestKey parsed = done(tenant, jobId, Set.of());
    RequestKey generated = done(tenant, IDS.next(), Set.of(IDS.next(), jobId));
    RequestKey unrelated = done(tenant, IDS.next(), Set.of());
    test.database().jobs().delete(tenant, jobId);
    assertThat(List.of(parsed, generated)).noneMatch(this::isRemembered);
    assertThat(isRemembered(unrelated)).isTrue();
  }

  private RequestKey done(String tenant, String resourceId, Set<String> subjectIds) {
    RequestKey key = key(tenant);
    log().complete(claim(key, resourceId, subjectIds).lease(), List.of(new byte[] {1}));
    return key;
  }

  private Claimed claim(RequestKey key, String resourceId, Set<String> subjectIds) {
    return (Claimed) log().claim(key, Map.of(), resourceId, subjectIds, RequestLog.DEFAULT_LEASE);
  }

  private boolean isRemembered(RequestKey key) {
    return log().claim(key, Map.of(), IDS.next(), Set.of(), RequestLog.DEFAULT_LEASE)
        instanceof Done;
  }

  private static RequestKey key(String tenant) {
    return new RequestKey(tenant, "method", UUID.randomUUID().toString());
  }
}
