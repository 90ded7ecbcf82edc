package dev.rolewright.access.testing;

import static dev.rolewright.access.testing.TenantRepositoryContract.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.RequestClaim;
import dev.rolewright.access.RequestClaim.Claimed;
import dev.rolewright.access.RequestClaim.Different;
import dev.rolewright.access.RequestClaim.Done;
import dev.rolewright.access.RequestClaim.Running;
import dev.rolewright.access.RequestKey;
import dev.rolewright.access.RequestLease;
import dev.rolewright.access.RequestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RequestLog} does. */
public abstract class RequestLogContract {
  private static final Duration LEASE = RequestLog.DEFAULT_LEASE;
  private static final Map<String, String> FIELDS = Map.of("job", "a1", "profile", "b2");
  private static final byte[] FIRST = {1, 2, 0, -1};
  private static final byte[] SECOND = {};

  /** Returns the log under test. */
  protected abstract RequestLog log();

  /** Lets time pass for every entry of the log. */
  protected abstract void pass(Duration duration);

  /** Returns the id of a tenant that exists. */
  protected abstract String newTenantId();

  @Test
  void theFirstClaimantRunsAndTheNextOnesWait() {
    RequestKey key = newKey();
    String resourceId = IDS.next();
    Claimed claimed = (Claimed) claim(key, FIELDS, resourceId);
    assertThat(claimed.resourceId()).isEqualTo(resourceId);
    assertThat(claimed.takenOver()).isFalse();
    assertThat(claim(key, FIELDS, IDS.next())).isEqualTo(new Running(resourceId));
  }

  @Test
  void anEndedCallIsReplayedByteForByte() {
    RequestKey key = newKey();
    Claimed claimed = (Claimed) claim(key);
    assertThat(log().complete(claimed.lease(), List.of(FIRST, SECOND))).isTrue();
    Done done = (Done) claim(key);
    assertThat(done.resourceId()).isEqualTo(claimed.resourceId());
    assertThat(done.responses()).containsExactly(FIRST, SECOND);
    pass(LEASE.multipliedBy(2));
    assertThat(claim(key)).isInstanceOf(Done.class);
  }

  @Test
  void anEndedCallStaysEnded() {
    RequestKey key = newKey();
    RequestLease lease = ((Claimed) claim(key)).lease();
    log().complete(lease, List.of(FIRST));
    assertThat(log().complete(lease, List.of(SECOND))).isFalse();
    assertThat(log().heartbeat(lease, LEASE)).isFalse();
    log().release(lease);
    log().forget(lease);
    assertThat(((Done) claim(key)).responses()).containsExactly(FIRST);
  }

  @Test
  void anAnswerWithoutResponsesIsAnAnswer() {
    RequestKey key = newKey();
    log().complete(((Claimed) claim(key)).lease(), List.of());
    assertThat(((Done) claim(key)).responses()).isEmpty();
  }

  @Test
  void keysDifferInEachOfTheirParts() {
    RequestKey key = newKey();
    claim(key);
    assertThat(claim(new RequestKey(newTenantId(), key.method(), key.requestId())))
        .isInstanceOf(Claimed.class);
    assertThat(claim(new RequestKey(key.tenantId(), "other", key.requestId())))
        .isInstanceOf(Claimed.class);
    assertThat(claim(new RequestKey(key.tenantId(), key.method(), UUID.randomUUID().toString())))
        .isInstanceOf(Claimed.class);
  }

  @Test
  void anotherBodyIsRefusedWithTheFieldsThatDiffer() {
    RequestKey key = newKey();
    Claimed claimed = (Claimed) claim(key);
    Map<String, String> changed = Map.of("job", "a1", "profile", "changed", "added", "c3");
    Different different = new Different(List.of("added", "profile"));
    assertThat(claim(key, changed, IDS.next())).isEqualTo(different);
    assertThat(claim(key, Map.of("job", "a1"), IDS.next()))
        .isEqualTo(new Different(List.of("profile")));
    log().complete(claimed.lease(), List.of(FIRST));
    assertThat(claim(key, changed, IDS.next())).isEqualTo(different);
  }

  @Test
  void anotherBodyDoesNotTakeOver() {
    RequestKey key = newKey();
    claim(key);
    pass(LEASE);
    assertThat(claim(key, Map.of("job", "changed", "profile", "b2"), IDS.next()))
        .isEqualTo(new Different(List.of("job")));
  }

  @Test
  void aForgottenCallIsNew() {
    RequestKey key = newKey();
    log().forget(((Claimed) claim(key)).lease());
    String resourceId = IDS.next();
    Claimed again = (Claimed) claim(key, Map.of("other", "body"), resourceId);
    assertThat(again.resourceId()).isEqualTo(resourceId);
    assertThat(again.takenOver()).isFalse();
  }

  @Test
  void aReleasedCallIsTakenOverAtOnceWithItsResource() {
    RequestKey key = newKey();
    Claimed first = (Claimed) claim(key);
    log().release(first.lease());
    assertThat(claim(key, Map.of("other", "body"), IDS.next()))
        .isEqualTo(new Different(List.of("job", "other", "profile")));
    Claimed second = (Claimed) claim(key);
    assertThat(second.takenOver()).isTrue();
    assertThat(second.resourceId()).isEqualTo(first.resourceId());
    assertThat(claim(key)).isEqualTo(new Running(first.resourceId()));
  }

  @Test
  void aReleasedLeaseIsLost() {
    RequestKey key = newKey();
    Claimed first = (Claimed) claim(key);
    log().release(first.lease());
    // A heartbeat that was under way must not hold up the next claimant.
    assertThat(log().heartbeat(first.lease(), LEASE)).isFalse();
    assertThat(log().complete(first.lease(), List.of(FIRST))).isFalse();
    log().forget(first.lease());
    assertThat(((Claimed) claim(key)).resourceId()).isEqualTo(first.resourceId());
  }

  @Test
  void aReleasedCallIsForgottenWithItsTime() {
    RequestKey key = newKey();
    log().release(((Claimed) claim(key)).lease());
    pass(RequestLog.RETENTION);
    String resourceId = IDS.next();
    assertThat(((Claimed) claim(key, Map.of("other", "body"), resourceId)).resourceId())
        .isEqualTo(resourceId);
  }

  @Test
  void aLeaseThatRanOutIsTakenOverWithItsResource() {
    RequestKey key = newKey();
    Claimed first = (Claimed) claim(key);
    pass(LEASE);
    Claimed second = (Claimed) claim(key);
    assertThat(second.takenOver()).isTrue();
    assertThat(second.resourceId()).isEqualTo(first.resourceId());
    assertThat(claim(key)).isEqualTo(new Running(first.resourceId()));

    assertThat(log().heartbeat(first.lease(), LEASE)).isFalse();
    assertThat(log().complete(first.lease(), List.of(FIRST))).isFalse();
    log().release(first.lease());
    log().forget(first.lease());
    assertThat(log().complete(second.lease(), List.of(SECOND))).isTrue();
    assertThat(((Done) claim(key)).responses()).containsExactly(SECOND);
  }

  @Test
  void aHeartbeatKeepsTheLease() {
    RequestKey key = newKey();
    Claimed claimed = (Claimed) claim(key);
    for (int beat = 0; beat < 4; beat++) {
      pass(LEASE.dividedBy(2));
      assertThat(log().heartbeat(claimed.lease(), LEASE)).isTrue();
    }
    assertThat(claim(key)).isInstanceOf(Running.class);
  }

  @Test
  void aDayLaterTheRequestIdIsNewAgain() {
    RequestKey ended = newKey();
    RequestKey running = newKey();
    Claimed claimed = (Claimed) claim(ended);
    log().complete(claimed.lease(), List.of(FIRST));
    claim(running);
    pass(RequestLog.RETENTION);
    String resourceId = IDS.next();
    Claimed again = (Claimed) claim(ended, Map.of("other", "body"), resourceId);
    assertThat(again.resourceId()).isEqualTo(resourceId);
    assertThat(again.takenOver()).isFalse();
    assertThat(log().purgeExpired()).isPositive();
    assertThat(log().purgeExpired()).isZero();
    assertThat(claim(ended, Map.of("other", "body"), IDS.next()))
        .isEqualTo(new Running(resourceId));
  }

  @Test
  void ofFiftyClaimantsExactlyOneRuns() throws Exception {
    RequestKey key = newKey();
    assertThat(claimAtOnce(key, 50)).filteredOn(Claimed.class::isInstance).hasSize(1);
  }

  @Test
  void ofFiftyClaimantsExactlyOneTakesOver() throws Exception {
    RequestKey key = newKey();
    Claimed first = (Claimed) claim(key);
    pass(LEASE);
    List<RequestClaim> claims = claimAtOnce(key, 50);
    assertThat(claims).filteredOn(Claimed.class::isInstance).hasSize(1);
    assertThat(claims)
        .filteredOn(Running.class::isInstance)
        .hasSize(49)
        .containsOnly(new Running(first.resourceId()));
  }

  private List<RequestClaim> claimAtOnce(RequestKey key, int claimants) throws Exception {
    CyclicBarrier start = new CyclicBarrier(claimants);
    Callable<RequestClaim> claimant =
        () -> {
          start.await();
          return claim(key);
        };
    List<RequestClaim> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<RequestClaim> result :
          threads.invokeAll(Collections.nCopies(claimants, claimant))) {
        claims.add(result.get());
      }
    }
    return claims;
  }

  private RequestClaim claim(RequestKey key) {
    return claim(key, FIELDS, IDS.next());
  }

  private RequestClaim claim(RequestKey key, Map<String, String> fields, String resourceId) {
    return log().claim(key, fields, resourceId, Set.of(), LEASE);
  }

  private RequestKey newKey() {
    return new RequestKey(
        newTenantId(), "rolewright.v1.GenerationService/GenerateCv", UUID.randomUUID().toString());
  }
}
