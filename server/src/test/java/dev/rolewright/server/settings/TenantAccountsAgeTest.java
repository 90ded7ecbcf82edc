package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.access.testing.InMemoryProviderKeys;
import dev.rolewright.access.testing.InMemoryTenantPrivacy;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How old what is known of a tenant may be while the database takes its time. */
@Timeout(60)
class TenantAccountsAgeTest {
  private static final String ACME = "01900000-0000-7000-8000-000000000001";

  @TempDir Path directory;

  private final TestScheduler time = new TestScheduler(1);
  private final InMemoryTenantPrivacy switches = new InMemoryTenantPrivacy();
  private final AtomicInteger reads = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile boolean isSlow;
  private volatile boolean isAway;
  private GatewaySettings base;
  private TenantAccounts accounts;

  private final TenantPrivacyRepository privacy =
      new TenantPrivacyRepository() {
        @Override
        public void put(String tenantId, TenantPrivacy wanted) {
          switches.put(tenantId, wanted);
        }

        @Override
        public Optional<TenantPrivacy> find(String tenantId) {
          reads.incrementAndGet();
          if (isSlow) {
            begun.countDown();
            await(goOn);
          }
          if (isAway) {
            throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "away");
          }
          return switches.find(tenantId);
        }
      };

  @BeforeEach
  void everythingIsKnownAndThenForbidden() {
    SettingsFixture fixture = new SettingsFixture(directory.resolve("config"));
    fixture.environment.put("OPENAI_API_KEY", "sk-shared");
    base = fixture.read();
    accounts =
        TenantAccounts.create(
            () -> base,
            new InMemoryProviderKeys(),
            privacy,
            Vault.closed(),
            UnusedProvider::new,
            time);
    assertThat(accounts.of(ACME)).isSameAs(base);
    PrivacySwitches local = PrivacySwitches.of(true, false, List.of(), List.of());
    switches.put(ACME, new TenantPrivacy(local, Instant.EPOCH));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void pass(Duration duration) {
    time.start(
        "clock",
        () -> {
          try {
            time.sleep(duration);
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
    time.run();
  }

  /** A call on a thread of its own. */
  private final class Call {
    private final FutureTask<GatewaySettings> answer = new FutureTask<>(() -> accounts.of(ACME));
    private final Thread thread = Thread.ofPlatform().daemon().start(answer);

    /** Returns once the call waits for the one that reads, or has not waited. */
    Call waiting() {
      while (thread.getState() != Thread.State.WAITING && !answer.isDone()) {
        Thread.onSpinWait();
      }
      return this;
    }

    GatewaySettings settings() throws Exception {
      return answer.get();
    }
  }

  private Call slowReader() {
    isSlow = true;
    Call reader = new Call();
    await(begun);
    return reader;
  }

  @Test
  void whatIsKnownGoesOnForASecondWhileSomebodyReads() throws Exception {
    pass(TenantAccounts.MAX_AGE.multipliedBy(2).minusMillis(1));
    Call reader = slowReader();
    assertThat(accounts.of(ACME)).isSameAs(base);
    goOn.countDown();
    assertThat(reader.settings().gateway().providers()).isEmpty();
  }

  @Test
  void whatIsOlderIsWaitedFor() throws Exception {
    pass(TenantAccounts.MAX_AGE.multipliedBy(2));
    Call reader = slowReader();
    Call other = new Call().waiting();
    pass(TenantAccounts.MAX_AGE);
    goOn.countDown();
    assertThat(reader.settings().gateway().providers()).isEmpty();
    assertThat(other.settings().gateway().providers()).isEmpty();
    assertThat(reads).as("what others read meanwhile is read once").hasValue(2);
  }

  @Test
  void whoWaitedForAReadThatFailedDoesNotTryOnceMore() throws Exception {
    pass(TenantAccounts.MAX_AGE.multipliedBy(2));
    isAway = true;
    Call reader = slowReader();
    pass(TenantAccounts.MAX_AGE.multipliedBy(2));
    Call other = new Call().waiting();
    goOn.countDown();
    assertThat(reader.settings()).isSameAs(base);
    assertThat(other.settings()).isSameAs(base);
    assertThat(reads).hasValue(2);
  }
}
