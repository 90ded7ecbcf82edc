package dev.rolewright.platform;

/**
 * Where work of more than a few milliseconds asks, step by step, whether somebody still waits for
 * it. Work for a call asks its {@link RequestContext}.
 */
@FunctionalInterface
public interface Checkpoint {
  /** For work that belongs to no call, such as what is made once for all: it is never stopped. */
  Checkpoint NONE = () -> {};

  /**
   * Stops work that nobody waits for. Call it between steps of more than a few milliseconds; it
   * costs some ten nanoseconds.
   *
   * @throws RolewrightException TIMEOUT when the deadline has passed, CANCELLED when the caller
   *     gave up
   */
  void checkActive();
}
