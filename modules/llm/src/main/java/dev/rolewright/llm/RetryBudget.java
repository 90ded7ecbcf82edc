package dev.rolewright.llm;

import dev.rolewright.platform.Time;

/**
 * Keeps retries a small part of the traffic, so that they don't bury a vendor that is struggling
 * already. After the retry budgets of Google's SRE book, chapter "Addressing Cascading Failures".
 */
final class RetryBudget {
  private final RetryPolicy policy;
  private final Time time;
  private final RollingCount requests;
  private final RollingCount retries;

  RetryBudget(RetryPolicy policy, Time time) {
    this.policy = policy;
    this.time = time;
    requests = new RollingCount(policy.budgetWindow());
    retries = new RollingCount(policy.budgetWindow());
  }

  synchronized void request() {
    requests.add(time.nanoTime());
  }

  /** Takes a retry unless too many were taken lately. */
  synchronized boolean tryTake() {
    long now = time.nanoTime();
    double most = Math.max(policy.budgetFloor(), policy.budgetShare() * requests.sum(now));
    if (retries.sum(now) + 1 > most) {
      return false;
    }
    retries.add(now);
    return true;
  }
}
