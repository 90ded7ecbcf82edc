package dev.rolewright.bench.money;

import dev.rolewright.bench.fleet.CallNumber;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The books as they are when all servers have ended.
 *
 * @param rows the ledger
 * @param spent what each budget says is spent, in pico-USD, by its scope
 * @param heldPicos what servers still hold
 * @param alerts the subjects of the budgets' alerts, open or not, each as often as it is there
 */
record LedgerEnd(List<Row> rows, Map<String, Long> spent, long heldPicos, List<String> alerts) {
  /**
   * One row of the ledger.
   *
   * @param number of the call
   * @param basis EXACT, ESTIMATED or RESERVED
   */
  record Row(String id, int number, long costPicos, long reservedPicos, String basis) {
    boolean isReserved() {
      return basis.equals("RESERVED");
    }
  }

  static LedgerEnd read(Connection connection) throws SQLException {
    List<Row> rows = new ArrayList<>();
    Map<String, Long> spent = new TreeMap<>();
    List<String> alerts = new ArrayList<>();
    long held = 0;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select id, correlation_id, cost_picos, reserved_picos, basis from ledger")) {
        while (row.next()) {
          rows.add(
              new Row(
                  row.getString(1),
                  CallNumber.in(row.getString(2)),
                  row.getLong(3),
                  row.getLong(4),
                  row.getString(5)));
        }
      }
      try (ResultSet row =
          statement.executeQuery("select scope, spent_picos, granted_picos from budgets")) {
        while (row.next()) {
          spent.merge(row.getString(1), row.getLong(2), Long::sum);
          held += row.getLong(3);
        }
      }
      try (ResultSet row =
          statement.executeQuery("select subject from alerts where kind = 'BUDGET_THRESHOLD'")) {
        while (row.next()) {
          alerts.add(row.getString(1));
        }
      }
    }
    return new LedgerEnd(rows, spent, held, alerts);
  }

  /** Returns the sum of all rows, in pico-USD. */
  long picos() {
    return rows.stream().mapToLong(Row::costPicos).sum();
  }

  /** Returns how many rows a basis has. */
  long count(String basis) {
    return rows.stream().filter(row -> row.basis().equals(basis)).count();
  }

  /** Returns how many rows have an id that another row has, too. */
  long repeatedIds() {
    return rows.size() - rows.stream().map(Row::id).distinct().count();
  }

  /** Returns the thresholds of the alerts in percent, each as often as it was told. */
  List<Integer> toldPercents() {
    return alerts.stream()
        .filter(subject -> subject.startsWith("budget of the deployment "))
        .map(subject -> subject.replaceAll(".*: (\\d+) %", "$1"))
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  /** Returns the scopes whose budget says something else than the ledger. */
  TreeSet<String> unequalScopes() {
    TreeSet<String> unequal = new TreeSet<>(spent.keySet());
    unequal.removeIf(scope -> spent.getOrDefault(scope, 0L) == picos());
    return unequal;
  }
}
