package dev.rolewright.llm.spi;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.RequestContext;

/**
 * Holds calls of vendors to budgets: money is held before a call, and what it cost booked after.
 */
public interface Spending {
  /**
   * Holds the most that a call can cost.
   *
   * @throws dev.rolewright.platform.RolewrightException BUDGET_EXHAUSTED where a budget has too
   *     little left; STORAGE_UNAVAILABLE where that can't be told; else as {@link
   *     RequestContext#checkActive}
   */
  Hold hold(RequestContext context, Call call);

  /**
   * A call that is about to be made.
   *
   * @param account see {@link LlmProvider#account}
   * @param runId UUIDv7 of the attempt
   * @param mostPicos the most that it can cost, in pico-USD
   */
  record Call(ModelName model, String account, String task, String runId, long mostPicos) {}

  /** Money that is held for one call, which is made. */
  interface Hold {
    /** Books what the call cost. Called once; never throws. */
    void book(Cost cost, TokenUsage usage);
  }

  /** Returns one without a budget, which books nothing. */
  static Spending unlimited() {
    return (context, call) -> (cost, usage) -> {};
  }
}
