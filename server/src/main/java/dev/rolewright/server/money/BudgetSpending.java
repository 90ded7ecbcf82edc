package dev.rolewright.server.money;

import dev.rolewright.budget.Budgets;
import dev.rolewright.budget.Charge;
import dev.rolewright.budget.CostBasis;
import dev.rolewright.budget.Reservation;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.RequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the gateway's calls to the budgets.
 *
 * @param budgets the books of this server
 */
public record BudgetSpending(Budgets budgets) implements Spending {
  private static final Logger LOG = LoggerFactory.getLogger(BudgetSpending.class);

  @Override
  public Hold hold(RequestContext context, Call call) {
    Reservation reservation =
        budgets.reserve(
            context,
            new Charge(
                call.runId(),
                call.account(),
                call.model().provider(),
                call.model().model(),
                call.task(),
                call.runId(),
                within(call.mostPicos())));
    return (cost, usage) -> book(reservation, call, cost, usage);
  }

  private static void book(Reservation reservation, Call call, Cost cost, TokenUsage usage) {
    try {
      reservation.settle(
          within(cost.picos()), usage, cost.isEstimated() ? CostBasis.ESTIMATED : CostBasis.EXACT);
    } catch (RuntimeException failed) {
      // The answer is not to fail by it: what was held is booked in full when the server starts.
      LOG.error("The cost of run {} could not be booked", call.runId(), failed);
    }
  }

  private static long within(long picos) {
    return Math.min(picos, Charge.MOST_PICOS);
  }
}
