package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.Budget;
import dev.rolewright.proto.v1.BudgetPolicy;
import dev.rolewright.proto.v1.BudgetScope;
import dev.rolewright.proto.v1.GetBudgetResponse;
import java.util.List;
import java.util.Locale;

/** Shows what is left of budgets. */
public final class BudgetView {
  private static final int BAR_COLUMNS = 10;
  private static final int CAUTION_FROM = 80;
  private static final int BAD_FROM = 95;
  private static final String CLOSED = "closed";

  private BudgetView() {}

  /** Prints each budget as a row, and what happens when one is spent. */
  public static void print(Terminal terminal, GetBudgetResponse response) {
    Page page = Page.create(terminal);
    List<Budget> budgets = response.getBudgetsList();
    if (budgets.isEmpty()) {
      page.remark("no budget is configured that this key may see");
      return;
    }
    Style style = terminal.style();
    Table table =
        Table.create(
            Table.Column.of("BUDGET").look(style::name),
            Table.Column.of(""),
            Table.Column.number("USED").look(used -> look(style, used)),
            Table.Column.number("SPENT"),
            Table.Column.number("HELD"),
            Table.Column.number("LEFT"),
            Table.Column.number("LIMIT"));
    int decimals =
        Dollars.decimals(budgets.stream().mapToLong(Budget::getLimitPicos).max().orElse(0));
    for (Budget budget : budgets) {
      table.row(
          name(budget.getScope()),
          Meter.bar(used(budget), BAR_COLUMNS),
          budget.getLimitPicos() == 0 ? CLOSED : percent(used(budget)),
          Dollars.number(budget.getSpentPicos(), decimals),
          Dollars.number(budget.getReservedPicos(), decimals),
          Dollars.number(budget.getRemainingPicos(), decimals),
          Dollars.number(budget.getLimitPicos(), decimals));
    }
    table.print(terminal, "");
    terminal.line();
    Budget any = budgets.getFirst();
    page.remark(
        "USD from "
            + UsageView.minute(any.getStartTime())
            + " to "
            + UsageView.minute(any.getResetTime())
            + " UTC, when the budgets begin anew. Once one is spent, "
            + whenSpent(any.getPolicy())
            + ".");
  }

  private static double used(Budget budget) {
    return budget.getLimitPicos() == 0
        ? 1
        : (double) budget.getSpentPicos() / budget.getLimitPicos();
  }

  /** Rounds down, so that 100 % is all of it. */
  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1_000) / 10);
  }

  private static String look(Style style, String used) {
    String number = used.strip().replace(" %", "");
    double percent = number.equals(CLOSED) ? 100 : Double.parseDouble(number);
    if (percent >= BAD_FROM) {
      return style.bad(used);
    }
    return percent >= CAUTION_FROM ? style.caution(used) : style.good(used);
  }

  private static String name(BudgetScope scope) {
    return switch (scope) {
      case BUDGET_SCOPE_DEPLOYMENT -> "deployment";
      case BUDGET_SCOPE_TENANT -> "tenant";
      case BUDGET_SCOPE_API_KEY -> "API key";
      case BUDGET_SCOPE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
    };
  }

  private static String whenSpent(BudgetPolicy policy) {
    return switch (policy) {
      case BUDGET_POLICY_LOCAL -> "the local engine answers where it can";
      case BUDGET_POLICY_REFUSE -> "calls are refused";
      case BUDGET_POLICY_UNSPECIFIED, UNRECOGNIZED -> "the server decides what happens";
    };
  }
}
