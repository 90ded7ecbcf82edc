package dev.rolewright.server.money;

/**
 * What callers are told about the money.
 *
 * @param usage sums of the ledger
 * @param budgets what is left of the budgets
 */
public record SpendingReports(UsageReport usage, BudgetReport budgets) {}
