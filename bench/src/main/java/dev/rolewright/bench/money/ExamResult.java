package dev.rolewright.bench.money;

import dev.rolewright.bench.BenchTable;
import java.util.List;

/**
 * What came of the exam.
 *
 * @param budgetPicos of the deployment
 * @param reservedPicos of each call
 * @param books after all servers have ended
 * @param picosAtRefusal what the vendor had counted when the first call was refused
 * @param seconds from the first call to the last
 */
record ExamResult(
    long budgetPicos,
    long reservedPicos,
    LedgerEnd books,
    ExamVendor vendor,
    ExamLoad load,
    LedgerWatch watch,
    long picosAtRefusal,
    double seconds) {
  /** Least share of the budget that is used before a call is refused. */
  private static final double LEAST_USE = 0.98;

  private static final double PICOS_PER_USD = 1e12;

  /** Returns what does not hold; empty when all does. */
  List<String> faults() {
    Verdict verdict = new Verdict();
    load.faults().forEach(fault -> verdict.check(false, fault));
    verdict.check(watch.fault().isEmpty(), watch.fault());
    verdict.check(watch.looks() > 0, "nobody looked at the budget");
    verdict.check(load.refused() > 0, "no call was refused");
    verdict.check(!load.lost().isEmpty(), "the kill met no call");
    verdict.check(books.picos() <= budgetPicos, "more is spent than the budget");
    verdict.check(useAtRefusal() >= LEAST_USE, "a call was refused when less than 98 % was used");
    verdict.check(
        books.toldPercents().equals(List.of(80, 90, 95, 100)),
        "the alerts are not 80, 90, 95 and 100 % once each: " + books.alerts());
    verdict.check(books.heldPicos() == 0, "servers that have ended hold money");
    verdict.check(books.repeatedIds() == 0, "an id is twice in the ledger");
    verdict.check(books.count("ESTIMATED") == 0, "a cost was estimated");
    verdict.check(books.spent().containsKey("DEPLOYMENT"), "the deployment has no budget");
    verdict.check(
        books.unequalScopes().isEmpty(),
        "the rows of the ledger do not sum up to the budget of " + books.unequalScopes());
    verdict.compare(books, vendor, load, reservedPicos);
    return verdict.faults();
  }

  /**
   * Returns the share of the budget that was used at the first refusal: what the vendor had
   * counted, and what the kill before had cost beyond that. Calls under way are not in it.
   */
  private double useAtRefusal() {
    return (double) (picosAtRefusal + difference()) / budgetPicos;
  }

  private long difference() {
    return books.picos() - vendor.picos();
  }

  /** Returns the figures. */
  BenchTable table() {
    BenchTable table = new BenchTable("money", "what", "figure", "unit");
    row(table, "calls answered", "answered", load.answered());
    row(table, "calls refused", "refused", load.refused());
    row(table, "calls lost with the killed server", "lost", load.lost().size());
    row(table, "calls turned away, too much to do", "unavailable", load.unavailable());
    row(table, "calls that the vendor counted", "vendor_calls", vendor.calls());
    row(table, "looks at the budget", "looks", watch.looks());
    row(table, "rows of the ledger, EXACT", "rows_exact", books.count("EXACT"));
    row(table, "rows of the ledger, RESERVED", "rows_reserved", books.count("RESERVED"));
    row(table, "alerts", "alerts", books.alerts().size());
    usd(table, "reservation of a call", "reservation", reservedPicos);
    usd(table, "budget", "budget", budgetPicos);
    usd(table, "spent by the budget", "spent", books.spent().getOrDefault("DEPLOYMENT", 0L));
    usd(table, "sum of the ledger", "ledger", books.picos());
    usd(table, "the vendor's count", "vendor", vendor.picos());
    usd(table, "ledger beyond the vendor", "difference", difference());
    number(table, "used at the first refusal", "used_at_refusal_percent", 100 * useAtRefusal());
    number(table, "used at the end", "used_percent", 100.0 * books.picos() / budgetPicos);
    table.row("time of the calls", BenchTable.decimal(seconds, 1), "s");
    table.figure("seconds", seconds);
    return table;
  }

  private static void row(BenchTable table, String what, String figure, long count) {
    table.row(what, Long.toString(count), "");
    table.figure(figure, (double) count);
  }

  private static void usd(BenchTable table, String what, String figure, long picos) {
    table.row(what, BenchTable.decimal(picos / PICOS_PER_USD, 6), "USD");
    table.figure(figure + "_picos", (double) picos);
  }

  private static void number(BenchTable table, String what, String figure, double percent) {
    table.row(what, BenchTable.decimal(percent, 3), "%");
    table.figure(figure, percent);
  }
}
