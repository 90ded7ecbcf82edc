package dev.rolewright.budget;

import dev.rolewright.budget.Waiter.Outcome.Denied;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.math.BigDecimal;

/** What callers are told. */
final class Refusals {
  private static final int PICO_DIGITS = 12;
  private static final String SMALLER = "send a smaller max_tokens or a shorter text";

  private Refusals() {}

  /**
   * The deployment's limit is for operators to know, so a caller learns only that it is reached.
   *
   * @param amountPicos the most that the call can cost
   */
  static RolewrightException exhausted(Denied denied, long amountPicos) {
    return RolewrightException.of(
        ErrorCode.BUDGET_EXHAUSTED,
        denied.limitPicos() == 0
            ? closedBudget(denied.key())
            : "The call can cost up to " + dollars(amountPicos) + ". " + tooSmall(denied));
  }

  private static String closedBudget(ScopeMonth key) {
    return name(key)
        + " is closed (0 USD), so that no call is made that could cost anything; ask for a model"
        + " that is free, or have it raised.";
  }

  private static String tooSmall(Denied denied) {
    ScopeMonth key = denied.key();
    boolean isTold = key.scope().kind() != BudgetScope.Kind.DEPLOYMENT;
    String budget = name(key) + (isTold ? " of " + dollars(denied.limitPicos()) : "");
    // Of the deployment's it must not show whether its limit or what is left of it is too small.
    if (denied.leftPicos().isEmpty() && isTold) {
      return budget + " is smaller: " + SMALLER + ", or have it raised.";
    }
    long left = denied.leftPicos().orElse(1);
    String begin = "wait until it begins anew at " + key.resetTime() + ", or have it raised.";
    if (left == 0) {
      return budget
          + " has nothing left that is not held for other calls: try again in a moment, when some"
          + " have ended, or "
          + begin;
    }
    return budget
        + (isTold ? " has " + dollars(left) + " left: " : " has too little left: ")
        + SMALLER
        + ", "
        + begin;
  }

  private static String name(ScopeMonth key) {
    return switch (key.scope().kind()) {
      case DEPLOYMENT -> "The monthly budget of the deployment";
      case TENANT -> "The tenant's monthly budget";
      case API_KEY -> "The API key's monthly budget";
    };
  }

  private static String dollars(long picos) {
    return BigDecimal.valueOf(picos, PICO_DIGITS).stripTrailingZeros().toPlainString() + " USD";
  }

  static RolewrightException journalFull() {
    return RolewrightException.of(
        ErrorCode.STORAGE_UNAVAILABLE,
        "Too many costs wait to be booked, so no further call can be made; try again in a moment.");
  }

  static RolewrightException closed() {
    return RolewrightException.of(
        ErrorCode.STORAGE_UNAVAILABLE, "The server is stopping; try again in a moment.");
  }

  static RolewrightException noAnswer() {
    return RolewrightException.of(
        ErrorCode.STORAGE_UNAVAILABLE,
        "The budget can't be asked for now, so no call can be made; try again in a moment.");
  }

  static RolewrightException storeFailed(RuntimeException cause) {
    return RolewrightException.causedBy(
        ErrorCode.STORAGE_UNAVAILABLE,
        "The budget can't be asked for now, so no call can be made; try again in a moment.",
        cause);
  }
}
