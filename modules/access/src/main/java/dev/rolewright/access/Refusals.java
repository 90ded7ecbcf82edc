package dev.rolewright.access;

import dev.rolewright.platform.ErrorCode;

/**
 * The failures that say that the caller's request can't be done as it is. They are found before
 * anything is stored, or by the store itself, which then stores nothing.
 */
final class Refusals {
  private Refusals() {}

  /** Tells whether a failure for this reason stored nothing. */
  static boolean includes(ErrorCode code) {
    return switch (code) {
      case AUTHENTICATION,
          PERMISSION,
          BAD_REQUEST,
          INVALID_FIELD,
          NOT_FOUND,
          ALREADY_EXISTS,
          PRECONDITION,
          NOT_SET_UP,
          CONTEXT_LENGTH,
          NOT_IMPLEMENTED ->
          true;
      // These may come in the midst of the work, or in place of the answer of a store that did it.
      case TIMEOUT,
          CONNECTION,
          RATE_LIMITED,
          CONTENT_FILTER,
          OVERLOADED,
          SERVER,
          MALFORMED,
          RESPONSE_INVALID,
          CIRCUIT_OPEN,
          ALL_PROVIDERS_FAILED,
          BUDGET_EXHAUSTED,
          QUOTA,
          CANCELLED,
          UNKNOWN,
          REQUEST_ID_REUSED,
          CONFLICT,
          STORAGE_UNAVAILABLE ->
          false;
    };
  }
}
