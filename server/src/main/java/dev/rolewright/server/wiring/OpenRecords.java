package dev.rolewright.server.wiring;

import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.UsageReader;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.Alerts;
import dev.rolewright.server.money.CacheReport;
import dev.rolewright.server.money.RateReport;
import dev.rolewright.server.money.RateTickets;
import dev.rolewright.telemetry.AlertRepository;
import dev.rolewright.telemetry.ProviderHistory;
import java.util.function.LongSupplier;

/**
 * What takes and shows the records of the gateway, opened before the wiring and closed after it.
 *
 * @param cache keeps answers
 * @param saved tells how often it helped
 * @param tickets admits requests and calls
 * @param rates tells what is left for them
 * @param spending takes what calls cost
 * @param calls takes attempts and requests, and knows how providers did
 * @param alerts takes alerts
 * @param runs shows attempts
 * @param raised shows alerts
 * @param budgets shows what is left of the budgets, and tells the ledger's time
 * @param usage shows sums of the ledger
 * @param droppedRuns tells how many records of attempts this server dropped
 */
public record OpenRecords(
    ResponseCache cache,
    CacheReport saved,
    RateTickets tickets,
    RateReport rates,
    Spending spending,
    ProviderHistory calls,
    Alerts alerts,
    RunRepository runs,
    AlertRepository raised,
    BudgetStore budgets,
    UsageReader usage,
    LongSupplier droppedRuns) {}
