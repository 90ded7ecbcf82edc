package dev.rolewright.budget;

import dev.rolewright.budget.testing.InMemoryBudgetStore;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that reserves and settles until it is killed, and tells of each that has returned. What
 * it settles stays in its journal, but for what its store books while it begins, of which it tells
 * too.
 */
final class KilledServer {
  /** What it reserves each time, and never settles. */
  static final long LARGEST = 1_000;

  /** The last word of a line about what is in the ledger of the process. */
  static final String BOOKED = "booked";

  private static final Duration NEVER = Duration.ofDays(1);
  private static final BudgetSettings SETTINGS =
      new BudgetSettings(
          1 << 16, Duration.ofMillis(200), Duration.ofSeconds(5), NEVER, 1 << 17, NEVER);

  private KilledServer() {}

  /** What it books is gone with the process. */
  private static final class TellingStore extends InMemoryBudgetStore {
    TellingStore(Time time) {
      super(time::now);
    }

    @Override
    public synchronized Posted post(Posting posting) {
      posting.entries().forEach(entry -> System.out.println(entry.charge().id() + " 0 " + BOOKED));
      return super.post(posting);
    }
  }

  public static void main(String[] arguments) {
    Time time = Time.system();
    Ids ids = Ids.create(time);
    Budgets budgets =
        Budgets.create(
            new TellingStore(time),
            Path.of(arguments[0]),
            () -> Fixture.deployment(BudgetLimits.MOST_PICOS),
            SETTINGS,
            Alerts.none(),
            time,
            Timers.system());
    PrintStream out = System.out;
    for (int call = 0; call < SETTINGS.journalSlots(); call++) {
      long now = time.nanoTime();
      RequestContext context =
          new RequestContext(
              Fixture.TENANT,
              Fixture.TENANT,
              "FREE",
              "c",
              now,
              now + NEVER.toNanos(),
              time,
              new Cancellation());
      String id = ids.next();
      Reservation reservation =
          budgets.reserve(context, new Charge(id, "", "p", "m", "t", "r", LARGEST));
      out.println(id + " " + LARGEST + " .");
      if (call % 3 > 0) {
        reservation.settle(call % LARGEST, TokenUsage.NONE, CostBasis.EXACT);
        out.println(id + " " + call % LARGEST + " .");
      }
    }
  }
}
