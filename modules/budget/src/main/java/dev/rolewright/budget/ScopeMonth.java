package dev.rolewright.budget;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * What a budget is for: a scope in a calendar month (UTC).
 *
 * @param scope whose money
 * @param month the month
 */
public record ScopeMonth(BudgetScope scope, YearMonth month) implements Comparable<ScopeMonth> {
  private static final Comparator<ScopeMonth> ORDER =
      Comparator.comparing(ScopeMonth::scope).thenComparing(ScopeMonth::month);

  /** Returns the month (UTC) that a moment is in. */
  public static YearMonth monthOf(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  /** Returns when a month begins. */
  public static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Returns when the month begins. */
  public Instant startTime() {
    return begin(month);
  }

  /** Returns when the next month begins, and the budget anew. */
  public Instant resetTime() {
    return begin(month.plusMonths(1));
  }

  @Override
  public int compareTo(ScopeMonth other) {
    return ORDER.compare(this, other);
  }
}
