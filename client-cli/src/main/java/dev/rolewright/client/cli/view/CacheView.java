package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.CacheHealth;
import dev.rolewright.proto.v1.CacheHitRate;
import dev.rolewright.proto.v1.RequestCategory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Shows how often the cache of answers helped. */
final class CacheView {
  private static final int MOST_ROWS = 20;

  private CacheView() {}

  /** Prints the categories with the most answers; nothing where nothing was looked up. */
  static void print(Terminal terminal, CacheHealth cache) {
    List<CacheHitRate> rates = cache.getHitRatesList();
    boolean hasTroubles =
        cache.getFailedCommands() + cache.getSkippedCommands() + cache.getRefusedEntries() > 0;
    if (rates.isEmpty() && !hasTroubles) {
      return;
    }
    Page page = Page.create(terminal);
    long all = rates.stream().mapToLong(CacheView::answers).sum();
    long misses = rates.stream().mapToLong(CacheHitRate::getMisses).sum();
    page.heading(
        "Cache",
        Words.join(
            ", ",
            all == 0 ? "" : "hit rate " + percent((double) (all - misses) / all),
            "this server since " + Words.time(cache.getSince())));
    if (!rates.isEmpty()) {
      table(terminal, rates).print(terminal, "");
    }
    if (rates.size() > MOST_ROWS) {
      page.remark("and " + (rates.size() - MOST_ROWS) + " more, which --json shows");
    }
    long withheld = rates.stream().mapToLong(CacheHitRate::getWithheld).sum();
    if (withheld > 0) {
      page.remark(
          Words.count(withheld, "answer", "answers")
              + " not kept for a category: a person may be told of");
    }
    if (hasTroubles) {
      page.caution(troubles(cache));
    }
  }

  private static Table table(Terminal terminal, List<CacheHitRate> rates) {
    boolean isToldApart = rates.stream().anyMatch(rate -> !about(rate.getCategory()).isEmpty());
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.of("TASK").look(terminal.style()::name));
    if (isToldApart) {
      columns.add(Table.Column.brief("ABOUT"));
    }
    boolean isByCategory = isByCategory(rates);
    Stream.of("KEPT", isByCategory ? "CATEGORY" : "", "SHARED", "OLD", "ASKED", "HIT RATE")
        .filter(heading -> !heading.isEmpty())
        .forEach(heading -> columns.add(Table.Column.number(heading)));
    Table table = Table.create(columns.toArray(Table.Column[]::new));
    rates.stream()
        .sorted(Comparator.comparingLong(CacheView::answers).reversed())
        .limit(MOST_ROWS)
        .forEach(rate -> table.row(cells(rate, isToldApart, isByCategory)));
    return table;
  }

  private static String[] cells(CacheHitRate rate, boolean isToldApart, boolean isByCategory) {
    List<String> cells = new ArrayList<>(List.of(rate.getTask()));
    if (isToldApart) {
      cells.add(about(rate.getCategory()));
    }
    cells.add(number(rate.getHits()));
    if (isByCategory) {
      cells.add(number(rate.getCategoryHits()));
    }
    LongStream.of(rate.getCoalesced(), rate.getStale(), rate.getMisses())
        .forEach(count -> cells.add(number(count)));
    cells.add(percent(rate.getHitRate()));
    return cells.toArray(String[]::new);
  }

  private static long answers(CacheHitRate rate) {
    return rate.getHits()
        + rate.getCategoryHits()
        + rate.getMisses()
        + rate.getCoalesced()
        + rate.getStale();
  }

  /** Most servers keep nothing for categories, and need no column for it. */
  private static boolean isByCategory(List<CacheHitRate> rates) {
    return rates.stream().anyMatch(rate -> rate.getCategoryHits() > 0);
  }

  private static String about(RequestCategory category) {
    return Words.join(
        " · ", category.getSector(), category.getSeniority(), category.getProfileField());
  }

  private static String troubles(CacheHealth cache) {
    return "Redis: "
        + Words.count(cache.getFailedCommands(), "command", "commands")
        + " failed, "
        + number(cache.getSkippedCommands())
        + " left out after that, "
        + Words.count(cache.getRefusedEntries(), "entry", "entries")
        + " refused";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
