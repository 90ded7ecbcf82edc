package dev.rolewright.llm;

import dev.rolewright.platform.ErrorCode;

/**
 * Why no language model helped with a request, and what trying it took all the same.
 *
 * @param attempts number of attempts that were made for the request
 * @param cost of all of them
 */
public record ModelFailure(ErrorCode reason, int attempts, Cost cost) {
  /** Returns the failure of a request for which none was asked. */
  public static ModelFailure unasked(ErrorCode reason) {
    return new ModelFailure(reason, 0, Cost.NONE);
  }

  /** Returns the failure of an answer that came and is of no use. */
  public static ModelFailure useless(ChatAnswer answer) {
    return new ModelFailure(
        ErrorCode.RESPONSE_INVALID, answer.completed().attempts(), answer.completed().cost());
  }
}
