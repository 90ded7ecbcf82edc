package dev.rolewright.budget;

import dev.rolewright.budget.Waiter.Outcome;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the calls of this replica to the monthly budgets of the deployment, the tenants and the API
 * keys. However many replicas there are and whenever one of them ends, what is spent stays within
 * the budget.
 *
 * <p>Two things are beyond it: a call that costs more than was reserved for it, see {@link
 * Reservation#settle}, and a limit that is set or lowered while calls are under way, which can't
 * hold those.
 */
public final class Budgets implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Budgets.class.getName());

  private final BudgetStore store;
  private final Supplier<BudgetLimits> limits;
  private final Books books;
  private final Bookkeeper bookkeeper;
  private final Journal journal;
  private final JournalFiles files;
  private final BudgetSettings settings;
  private final Timers timers;

  private Budgets(
      BudgetStore store,
      Supplier<BudgetLimits> limits,
      Books books,
      Bookkeeper bookkeeper,
      Journal journal,
      JournalFiles files,
      BudgetSettings settings,
      Timers timers) {
    this.store = store;
    this.limits = limits;
    this.books = books;
    this.bookkeeper = bookkeeper;
    this.journal = journal;
    this.files = files;
    this.settings = settings;
    this.timers = timers;
  }

  /**
   * Opens the books of a process. What earlier processes left in the folder is booked in the
   * background, so that a store that can't be reached does not hold up the start.
   *
   * @param journalFolder a folder of this process alone, on a disk of this machine; made where it
   *     is missing. A copy of it is no backup: what is in it may be booked once only
   * @param limits the limits as they are now; asked with every call
   * @param alerts learns of a journal that can't be read
   * @throws dev.rolewright.platform.ConfigException when another process uses the folder, it can't
   *     be used, or a journal in it has a form that this version does not know
   */
  public static Budgets create(
      BudgetStore store,
      Path journalFolder,
      Supplier<BudgetLimits> limits,
      BudgetSettings settings,
      Alerts alerts,
      Time time,
      Timers timers) {
    JournalFiles files = JournalFolder.open(journalFolder);
    try {
      UUID replica = UUID.fromString(Ids.create(time).next());
      Executor threads = work -> Thread.ofVirtual().name("budgets").start(work);
      return create(store, files, replica, limits, settings, alerts, time, timers, threads);
    } catch (RuntimeException failure) {
      files.close();
      throw failure;
    }
  }

  static Budgets create(
      BudgetStore store,
      JournalFiles files,
      UUID replica,
      Supplier<BudgetLimits> limits,
      BudgetSettings settings,
      Alerts alerts,
      Time time,
      Timers timers,
      Executor threads) {
    List<JournalFiles.Left> left = files.left();
    Journal journal = files.begin(replica, settings.journalSlots());
    StoreClock clock = new StoreClock(time);
    Books books = new Books(time, clock, limits, settings, journal);
    Recovery recovery = new Recovery(store, left, limits, alerts, settings.batch());
    Bookkeeper bookkeeper =
        new Bookkeeper(store, replica, books, recovery, settings, time, timers, threads);
    bookkeeper.wake();
    return new Budgets(store, limits, books, bookkeeper, journal, files, settings, timers);
  }

  /**
   * Holds the largest possible cost of a call, before the call is made. The reservation is in the
   * journal when this returns. Usually it comes from money that this replica holds already; near
   * the end of a budget it waits for the store, and then a moment for money to come free.
   *
   * @param context who calls; its deadline and its cancellation end the wait
   * @throws RolewrightException BUDGET_EXHAUSTED when a budget has too little left;
   *     STORAGE_UNAVAILABLE when the store can't be asked and no money is held, or when too much
   *     waits to be booked; TIMEOUT and CANCELLED by the context
   */
  public Reservation reserve(RequestContext context, Charge charge) {
    context.checkActive();
    Call call = Call.of(context, charge);
    Outcome outcome = ask(context, call);
    if (outcome instanceof Outcome.Denied denied && denied.isHopeful()) {
      outcome = waitForOthers(context, call, denied);
    }
    return switch (outcome) {
      case Outcome.Granted(Hold hold) -> written(hold);
      case Outcome.Failed(RolewrightException failure) -> throw failure;
      case Outcome.Denied denied -> {
        books.refuse(denied.key());
        bookkeeper.wakeSoon();
        throw Refusals.exhausted(denied, call.amount());
      }
    };
  }

  private Outcome ask(RequestContext context, Call call) {
    Outcome outcome = await(context, new Waiter(call, true), settings.storeWait());
    return outcome == null ? new Outcome.Failed(Refusals.noAnswer()) : outcome;
  }

  /** Waits for calls of this replica, or others, to give money back, and asks once more. */
  private Outcome waitForOthers(RequestContext context, Call call, Outcome.Denied denied) {
    Outcome outcome = await(context, new Waiter(call, false), settings.patience());
    if (outcome != null) {
      return outcome;
    }
    Outcome last = ask(context, call);
    return last instanceof Outcome.Failed ? denied : last;
  }

  private @Nullable Outcome await(RequestContext context, Waiter waiter, Duration atMost) {
    Books.Entered entered = books.enter(waiter);
    if (entered.isUrgent()) {
      bookkeeper.wake();
    }
    if (entered.outcome() != null) {
      return entered.outcome();
    }
    context.cancellation().onCancel(waiter.signal()::cancel);
    try {
      Duration most = context.remaining().compareTo(atMost) < 0 ? context.remaining() : atMost;
      timers.pause(most, waiter.signal());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      giveBack(books.leave(waiter));
      throw RolewrightException.causedBy(
          ErrorCode.CANCELLED, "The call was stopped while it waited for the budget.", stopped);
    }
    Outcome outcome = books.leave(waiter);
    try {
      context.checkActive();
    } catch (RolewrightException over) {
      giveBack(outcome);
      throw over;
    }
    return outcome;
  }

  private void giveBack(@Nullable Outcome outcome) {
    if (outcome instanceof Outcome.Granted(Hold hold)) {
      books.release(hold);
    }
  }

  private Reservation written(Hold hold) {
    try {
      journal.reserve(hold.slot(), hold.entry());
      return new Held(hold);
    } catch (RuntimeException unwritten) {
      books.release(hold);
      throw unwritten;
    }
  }

  /**
   * Holds the alerts of thresholds against the limits as they are now, see {@link
   * BudgetStore#reviewAlerts}. Does nothing while the store can't be asked; the next time makes up
   * for it.
   */
  public void reviewAlerts() {
    try {
      bookkeeper.tell(store.reviewAlerts(limits.get()));
    } catch (RolewrightException failure) {
      boolean isAway = failure.code() == ErrorCode.STORAGE_UNAVAILABLE;
      LOG.log(
          isAway ? Level.DEBUG : Level.WARNING,
          "the alerts of budgets are looked at later",
          failure);
    }
  }

  /**
   * Books what can be booked, gives back what is held and lets nobody reserve any more. Calls that
   * are still under way can be settled; they are booked at the next start.
   */
  @Override
  public void close() {
    books.close();
    if (bookkeeper.stop()) {
      files.removeOwn();
    }
    files.close();
  }

  private final class Held implements Reservation {
    private final Hold hold;
    private final AtomicBoolean ended = new AtomicBoolean();

    Held(Hold hold) {
      this.hold = hold;
    }

    @Override
    public void settle(long costPicos, TokenUsage usage, CostBasis basis) {
      if (costPicos < 0 || costPicos > Charge.MOST_PICOS || basis == CostBasis.RESERVED) {
        throw new IllegalArgumentException(
            "costPicos is 0 to " + Charge.MOST_PICOS + ", basis EXACT or ESTIMATED");
      }
      end();
      if (costPicos > hold.amount()) {
        LOG.log(
            Level.WARNING,
            "a call of {0} cost {1} pico-USD and {2} were reserved; look at its prices",
            hold.entry().charge().model(),
            Long.toString(costPicos),
            Long.toString(hold.amount()));
      }
      journal.settle(hold.slot(), costPicos, usage, basis);
      if (books.settle(hold, hold.entry().settled(costPicos, usage, basis))) {
        bookkeeper.wake();
      } else {
        bookkeeper.wakeSoon();
      }
    }

    @Override
    public void release() {
      end();
      journal.free(hold.slot());
      books.release(hold);
    }

    private void end() {
      if (!ended.compareAndSet(false, true)) {
        throw new IllegalStateException("the reservation has ended before");
      }
    }
  }
}
