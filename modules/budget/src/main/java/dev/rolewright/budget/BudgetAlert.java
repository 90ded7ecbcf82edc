package dev.rolewright.budget;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a budget is spent. There is one for each threshold, limit, budget and month.
 *
 * @param key which budget
 * @param percent the threshold: 80, 90, 95 or 100
 * @param limitPicos the limit that it is a part of
 */
public record BudgetAlert(ScopeMonth key, int percent, long limitPicos) {
  /** Kind of the alert. */
  public static final AlertKind KIND = AlertKind.BUDGET_THRESHOLD;

  private static final int[] THRESHOLDS = {80, 90, 95, 100};
  private static final int CRITICAL_FROM = 95;
  private static final int ALL = 100;

  /** Returns the bit of a threshold among those that were told. */
  public static int bit(int percent) {
    for (int index = 0; index < THRESHOLDS.length; index++) {
      if (THRESHOLDS[index] == percent) {
        return 1 << index;
      }
    }
    throw new IllegalArgumentException("there is no such threshold");
  }

  /** Returns the highest of the thresholds that were told, in percent; 0 for none. */
  public static int highest(int told) {
    int highest = 0;
    for (int percent : THRESHOLDS) {
      highest = (told & bit(percent)) == 0 ? highest : percent;
    }
    return highest;
  }

  /** Tells whether the last threshold was told. */
  static boolean isAllTold(int told) {
    return (told & bit(ALL)) != 0;
  }

  /** Returns the alerts of thresholds that one balance of a budget has told and another has not. */
  public static List<BudgetAlert> between(ScopeMonth key, Balance without, Balance with) {
    List<BudgetAlert> alerts = new ArrayList<>();
    for (int percent : THRESHOLDS) {
      if ((with.told() & ~without.told() & bit(percent)) != 0) {
        alerts.add(new BudgetAlert(key, percent, with.toldLimitPicos()));
      }
    }
    return alerts;
  }

  /** Returns the bits of the reached thresholds. A limit of 0 is closed on purpose: none. */
  static int reached(long spentPicos, long limitPicos, boolean isRefused) {
    int reached = 0;
    for (int percent : THRESHOLDS) {
      // Exact, and without a product that has no room in a long.
      long least = limitPicos / ALL * percent + Math.ceilDiv(limitPicos % ALL * percent, ALL);
      if (limitPicos > 0 && (spentPicos >= least || (isRefused && percent == ALL))) {
        reached |= bit(percent);
      }
    }
    return reached;
  }

  /** Returns how urgent it is. */
  public AlertSeverity severity() {
    return percent < CRITICAL_FROM ? AlertSeverity.WARNING : AlertSeverity.CRITICAL;
  }

  /** Returns what it is about, e.g. {@code budget of the deployment 2026-11: 80 %}. */
  public String subject() {
    return "budget of " + key.scope().inWords() + " " + key.month() + ": " + percent + " %";
  }

  /** Returns it in words, with what to do; true whatever becomes of calls without money. */
  public String message() {
    String budget = "the month's budget of " + key.scope().inWords();
    return percent < ALL
        ? percent
            + " % of "
            + budget
            + " are spent. When all of it is, no model is asked until "
            + key.resetTime()
            + "; raise the limit if that is too early."
        : "All of "
            + budget
            + " is spent, or too little is left for a call. Until "
            + key.resetTime()
            + " no model is asked for what does not fit; raise the limit to go on.";
  }
}
