package dev.rolewright.bench.money;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at the budget of the deployment again and again, as another program sees it: what is spent
 * and what the servers hold together never exceeds it, and what is spent never falls.
 */
final class LedgerWatch implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Connection connection;
  private final long budgetPicos;
  private final Thread thread;
  private volatile boolean ended;
  private final AtomicLong looks = new AtomicLong();
  private volatile String fault = "";
  private long spent;

  private LedgerWatch(Connection connection, long budgetPicos) {
    this.connection = connection;
    this.budgetPicos = budgetPicos;
    this.thread = Thread.ofPlatform().name("ledger-watch").unstarted(this::run);
  }

  static LedgerWatch start(Connection connection, long budgetPicos) {
    LedgerWatch watch = new LedgerWatch(connection, budgetPicos);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select spent_picos, granted_picos from budgets where scope = 'DEPLOYMENT'")) {
      while (!ended && fault.isEmpty()) {
        look(statement);
        Thread.sleep(PAUSE);
      }
    } catch (SQLException failure) {
      fault = "the ledger could not be looked at: " + failure.getMessage();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long now = rows.getLong(1);
        long held = rows.getLong(2);
        if (now + held > budgetPicos || now < spent) {
          fault =
              "spent %d and held %d of a budget of %d pico-USD, after %d were spent"
                  .formatted(now, held, budgetPicos, spent);
        }
        spent = now;
        looks.incrementAndGet();
      }
    }
  }

  /** Returns how often the budget was looked at. */
  long looks() {
    return looks.get();
  }

  /** Returns what was wrong; empty for nothing. */
  String fault() {
    return fault;
  }

  /** Looks no more. */
  void end() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
  }
}
