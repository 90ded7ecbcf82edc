package dev.rolewright.llm.spi;

import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.util.function.LongSupplier;

/** Admits requests and calls of providers within what windows of time allow. */
public interface RateLimits {
  /**
   * Admits a request of a caller, by the limits of its tenant, its key and the assistant.
   *
   * @param task what it is for; an assistant's id for an assistant
   * @param tokens about the most that it takes, input and output together; asked only where tokens
   *     are limited
   * @throws RolewrightException QUOTA when a limit does not allow it
   */
  Ticket request(RequestContext context, String task, LongSupplier tokens);

  /**
   * Admits a call of a provider, by its limits.
   *
   * @param account see {@link LlmProvider#account}
   * @param tokens as for a request
   */
  Admission call(ModelName model, String account, LongSupplier tokens);

  /** What becomes of a call. */
  sealed interface Admission {
    /** It may be made. */
    record Admitted(Ticket ticket) implements Admission {}

    /**
     * It may not be made.
     *
     * @param reason RATE_LIMITED, with the wait after which it may; without one waiting does not
     *     help
     */
    record Refused(RolewrightException reason) implements Admission {}
  }

  /** What was admitted. */
  interface Ticket {
    /**
     * Replaces the estimate by what was really used. Called at most once; never throws.
     *
     * @param tokens input and output together
     */
    void used(long tokens);
  }

  /** Returns limits that allow everything. */
  static RateLimits none() {
    Ticket ticket = tokens -> {};
    return new RateLimits() {
      @Override
      public Ticket request(RequestContext context, String task, LongSupplier tokens) {
        return ticket;
      }

      @Override
      public Admission call(ModelName model, String account, LongSupplier tokens) {
        return new Admission.Admitted(ticket);
      }
    };
  }
}
