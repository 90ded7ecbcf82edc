package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A budget of one replica, which sees to it that money is held and booked as it has to be. */
final class Till implements Spending {
  /** What each attempt cost, by its run; those that are under way are missing. */
  final Map<String, Cost> booked = new LinkedHashMap<>();

  final Map<String, Call> held = new LinkedHashMap<>();
  private final long budget;
  int refused;

  Till(long budget) {
    this.budget = budget;
  }

  @Override
  public Hold hold(RequestContext context, Call call) {
    assertThat(call.mostPicos()).isNotNegative();
    if (call.mostPicos() > left()) {
      refused++;
      throw RolewrightException.of(ErrorCode.BUDGET_EXHAUSTED, "Too little is left.");
    }
    assertThat(held.put(call.runId(), call)).as("one hold for each attempt").isNull();
    return (cost, usage) -> book(call, cost, usage);
  }

  private void book(Call call, Cost cost, TokenUsage usage) {
    assertThat(cost.picos()).as("cost of %s", call).isBetween(0L, call.mostPicos());
    assertThat(usage.inputTokens()).isNotNegative();
    assertThat(booked.put(call.runId(), cost)).as("%s is booked once", call).isNull();
    assertThat(left()).isNotNegative();
  }

  private long left() {
    long gone = booked.values().stream().mapToLong(Cost::picos).sum();
    for (Map.Entry<String, Call> one : held.entrySet()) {
      gone += booked.containsKey(one.getKey()) ? 0 : one.getValue().mostPicos();
    }
    return budget - gone;
  }

  /** Asserts that nothing is held any more. */
  void assertSettled() {
    assertThat(booked.keySet()).as("booked").containsExactlyInAnyOrderElementsOf(held.keySet());
  }
}
