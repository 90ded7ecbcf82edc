package dev.rolewright.budget;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.math.BigDecimal;

/** What callers are told. */
final class Refusals {
  private static final int PICO_DIGITS = 12;

  private Refusals() {}

  /**
   * The deployment's limit is for operators to know, so a caller learns only that it is reached.
   */
  static RolewrightException exhausted(ScopeMonth key, long limitPicos) {
    String budget =
        switch (key.scope().kind()) {
          case DEPLOYMENT -> "The monthly budget of the deployment";
          case TENANT -> "The tenant's monthly budget of " + dollars(limitPicos);
          case API_KEY -> "The API key's monthly budget of " + dollars(limitPicos);
        };
    return RolewrightException.of(
        ErrorCode.BUDGET_EXHAUSTED,
        budget
            + " has too little left for this call; wait until it begins anew at "
            + key.resetTime()
            + ", or have it raised.");
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
