package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When calls of a model are held back, and who may try. */
class BreakerTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.DEFAULT;

  private final TestScheduler time = new TestScheduler(1);
  private final Leases leases = new Leases();
  private final Recording recording = new Recording();
  private final Breaker breaker = new Breaker("one/m", POLICY, time, leases, recording);

  /** One lease for all, as a cluster has it. */
  private static final class Leases implements ProbeLeases {
    private boolean isTaken;
    private int releases;

    @Override
    public boolean tryTake(String key, Duration atMost) {
      boolean free = !isTaken;
      isTaken = true;
      return free;
    }

    @Override
    public void release(String key) {
      isTaken = false;
      releases++;
    }
  }

  private void pass(Duration duration) {
    time.after(duration, () -> {});
    time.run();
  }

  private void failures(int count) {
    for (int call = 0; call < count; call++) {
      breaker.tryPass().orElseThrow().failure();
    }
  }

  private BreakerHealth.State state() {
    return breaker.health().state();
  }

  @Test
  void anAlertIsOpenFromTheFirstFailuresToTheRecovery() {
    failures(4);
    assertThat(recording.openAlerts).isEmpty();
    failures(1);
    assertThat(recording.openAlerts).containsOnlyKeys("BREAKER_OPEN one/m");
    pass(POLICY.probeInterval());
    failures(1);
    assertThat(recording.raised).as("a probe that fails is no news").isOne();
    leases.isTaken = false;
    pass(POLICY.probeInterval());
    breaker.tryPass().orElseThrow().success();
    assertThat(recording.openAlerts).isEmpty();
  }

  @Test
  void opensAtFiveFailuresInARow() {
    failures(4);
    breaker.tryPass().orElseThrow().success();
    failures(4);
    assertThat(state()).isEqualTo(BreakerHealth.State.CLOSED);
    failures(1);
    assertThat(state()).isEqualTo(BreakerHealth.State.OPEN);
    assertThat(breaker.tryPass()).isEmpty();
    assertThat(breaker.health().probeAfter()).contains(POLICY.probeInterval());
    assertThat(breaker.health().openTime()).contains(time.now());
  }

  @Test
  void opensWhenHalfOfAtLeastTwentyFailed() {
    for (int pair = 0; pair < 9; pair++) {
      breaker.tryPass().orElseThrow().success();
      failures(1);
    }
    breaker.tryPass().orElseThrow().success();
    assertThat(state()).isEqualTo(BreakerHealth.State.CLOSED);
    failures(1);
    assertThat(state()).isEqualTo(BreakerHealth.State.OPEN);
  }

  @Test
  void forgetsWhatLiesBeforeTheWindow() {
    for (int pair = 0; pair < 9; pair++) {
      breaker.tryPass().orElseThrow().success();
      failures(1);
    }
    breaker.tryPass().orElseThrow().success();
    pass(POLICY.window().plusSeconds(1));
    failures(1);
    assertThat(state()).isEqualTo(BreakerHealth.State.CLOSED);
  }

  @Test
  void whatTellsNothingOfTheProviderCountsAsNothing() {
    failures(4);
    breaker.tryPass().orElseThrow().ignored();
    assertThat(breaker.health().consecutiveFailures()).isEqualTo(4);
    failures(1);
    assertThat(state()).isEqualTo(BreakerHealth.State.OPEN);
  }

  @Test
  void oneProbeGoesAtATimeAndASuccessCloses() {
    failures(5);
    pass(POLICY.probeInterval());
    Breaker.Permit probe = breaker.tryPass().orElseThrow();
    assertThat(state()).isEqualTo(BreakerHealth.State.HALF_OPEN);
    assertThat(breaker.tryPass()).isEmpty();
    probe.success();
    assertThat(state()).isEqualTo(BreakerHealth.State.CLOSED);
    assertThat(breaker.health().openTime()).isEmpty();
    assertThat(leases.releases).isOne();
    failures(4);
    assertThat(state()).isEqualTo(BreakerHealth.State.CLOSED);
  }

  @Test
  void aProbeThatFailsOpensForAnotherWhile() {
    failures(5);
    pass(POLICY.probeInterval());
    breaker.tryPass().orElseThrow().failure();
    assertThat(state()).isEqualTo(BreakerHealth.State.OPEN);
    assertThat(breaker.tryPass()).isEmpty();
    assertThat(leases.releases).isZero();
  }

  @Test
  void aProbeWhoseCallerLeftIsFollowedByAnotherAtOnce() {
    failures(5);
    pass(POLICY.probeInterval());
    breaker.tryPass().orElseThrow().ignored();
    assertThat(breaker.tryPass()).isPresent();
  }

  @Test
  void anotherReplicasProbeIsWaitedFor() {
    failures(5);
    pass(POLICY.probeInterval());
    leases.isTaken = true;
    assertThat(breaker.tryPass()).isEmpty();
    assertThat(state()).isEqualTo(BreakerHealth.State.OPEN);
    leases.isTaken = false;
    assertThat(breaker.tryPass()).isEmpty();
    pass(POLICY.probeInterval());
    assertThat(breaker.tryPass()).isPresent();
  }

  @Test
  void aCallFromBeforeTheOpeningChangesNothing() {
    Breaker.Permit old = breaker.tryPass().orElseThrow();
    failures(5);
    pass(POLICY.probeInterval());
    Breaker.Permit probe = breaker.tryPass().orElseThrow();
    old.success();
    assertThat(state()).isEqualTo(BreakerHealth.State.HALF_OPEN);
    probe.failure();
    assertThat(state()).isEqualTo(BreakerHealth.State.OPEN);
  }

  @Test
  void aPermitEndsOnce() {
    failures(4);
    Breaker.Permit permit = breaker.tryPass().orElseThrow();
    permit.success();
    permit.failure();
    assertThat(breaker.health().consecutiveFailures()).isZero();
  }

  @Test
  void ofManyAtOnceOneProbes() throws Exception {
    failures(5);
    pass(POLICY.probeInterval());
    AtomicInteger passed = new AtomicInteger();
    CountDownLatch begin = new CountDownLatch(1);
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < 64; caller++) {
      callers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      begin.await();
                    } catch (InterruptedException stopped) {
                      throw new IllegalStateException(stopped);
                    }
                    Optional<Breaker.Permit> permit = breaker.tryPass();
                    permit.ifPresent(ours -> passed.incrementAndGet());
                  }));
    }
    begin.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(passed).hasValue(1);
  }
}
