package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.budget.testing.InMemoryBudgetStore;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
  private static final Time TIME = Time.system();
  private static final Ids IDS = Ids.create(TIME);

  @TempDir private Path folder;
  private final List<String> raised = new ArrayList<>();
  private final CountDownLatch reported = new CountDownLatch(1);
  private final InMemoryBudgetStore store = new InMemoryBudgetStore(TIME::now);

  private Budgets open() {
    Alerts alerts =
        new Alerts() {
          @Override
          public void raise(
              AlertKind kind, AlertSeverity severity, String subject, String message) {
            raised.add(kind + " " + message);
            reported.countDown();
          }

          @Override
          public void resolve(AlertKind kind, String subject) {}
        };
    return Budgets.create(
        store,
        folder,
        () -> Fixture.deployment(1_000_000),
        BudgetSettings.DEFAULT,
        alerts,
        TIME,
        Timers.system());
  }

  private static Reservation reserve(Budgets budgets) {
    String tenant = IDS.next();
    long now = TIME.nanoTime();
    RequestContext context =
        new RequestContext(
            tenant,
            tenant,
            "FREE",
            "c",
            now,
            now + Duration.ofSeconds(30).toNanos(),
            TIME,
            new Cancellation());
    return budgets.reserve(context, new Charge(IDS.next(), "", "p", "m", "t", "r", 100));
  }

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  @Test
  void aProcessThatEndsWellLeavesNothing() throws Exception {
    try (Budgets budgets = open()) {
      reserve(budgets).settle(40, TokenUsage.NONE, CostBasis.EXACT);
      assertThat(files(".journal")).hasSize(1);
    }
    assertThat(files(".journal")).isEmpty();
    assertThat(store.ledger().values()).extracting(LedgerEntry::costPicos).containsExactly(40L);
  }

  @Test
  void aCallThatOutlivesTheEndIsBookedAtTheNextStart() throws Exception {
    Reservation late;
    Reservation never;
    try (Budgets budgets = open()) {
      late = reserve(budgets);
      never = reserve(budgets);
      assertThat(never).isNotEqualTo(late);
    }
    late.settle(40, TokenUsage.NONE, CostBasis.EXACT);
    assertThat(store.ledger()).isEmpty();
    open().close();
    assertThat(store.ledger().values())
        .extracting(LedgerEntry::costPicos)
        .containsExactlyInAnyOrder(40L, 100L);
    assertThat(files(".journal")).isEmpty();
  }

  @Test
  void twoProcessesNeverShareAFolder() {
    try (Budgets first = open()) {
      assertThat(first).isNotNull();
      assertThatThrownBy(this::open)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("another process");
    }
    open().close();
  }

  @Test
  void aDamagedJournalIsSetAsideAndWhatWasHeldStaysSpent() throws Exception {
    try (Budgets budgets = open()) {
      reserve(budgets);
    }
    long held = held();
    assertThat(held).isGreaterThanOrEqualTo(100);
    try (RandomAccessFile file =
        new RandomAccessFile(files(".journal").getFirst().toFile(), "rw")) {
      file.seek(JournalSlot.BYTES + 80);
      file.write(0x7F);
    }
    try (Budgets budgets = open()) {
      reported.await();
      reserve(budgets).settle(1, TokenUsage.NONE, CostBasis.EXACT);
    }
    assertThat(raised)
        .singleElement()
        .asString()
        .startsWith("BUDGET_JOURNAL_DAMAGED ")
        .contains("place 0 can't be read", "counts as spent");
    assertThat(files(".damaged")).hasSize(1);
    assertThat(held()).isEqualTo(held);
    assertThat(store.ledger()).hasSize(1);
  }

  private long held() {
    return store.states().stream()
        .filter(state -> state.key().scope().equals(BudgetScope.deployment()))
        .flatMap(state -> state.grants().stream())
        .mapToLong(BudgetStore.Grant::picos)
        .sum();
  }

  @Test
  void aJournalOfAnotherVersionStopsTheStart() throws Exception {
    try (Budgets budgets = open()) {
      reserve(budgets);
    }
    Path file = files(".journal").getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[11] = 9;
    java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
    sum.update(bytes, 0, 32);
    java.nio.ByteBuffer.wrap(bytes)
        .order(java.nio.ByteOrder.nativeOrder())
        .putInt(32, (int) sum.getValue());
    Files.write(file, bytes);
    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has version 9");
    assertThat(files(".journal")).containsExactly(file);
  }
}
