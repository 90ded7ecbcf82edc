package dev.rolewright.server.money;

import dev.rolewright.limits.Admission.Admitted;
import dev.rolewright.limits.Admission.Refused;
import dev.rolewright.limits.Demand;
import dev.rolewright.limits.Limit;
import dev.rolewright.limits.Limiter;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Holds requests and calls to the limits that are configured now. */
public final class RateTickets implements RateLimits {
  private final Limiter limiter;
  private final Supplier<RateRules> rules;

  private RateTickets(Limiter limiter, Supplier<RateRules> rules) {
    this.limiter = limiter;
    this.rules = rules;
  }

  /**
   * Creates them.
   *
   * @param rules the limits of the moment
   */
  public static RateTickets create(Limiter limiter, Supplier<RateRules> rules) {
    return new RateTickets(limiter, rules);
  }

  @Override
  public Ticket request(RequestContext context, String task, LongSupplier tokens) {
    RateRules now = rules.get();
    List<Limit> limits = new ArrayList<>(now.tenant(context.tenantId()));
    limits.addAll(now.apiKey(context.principalId()));
    return admitted(demands(limits, tokens));
  }

  /**
   * Admits a request for an assistant, of which each tenant has so many.
   *
   * @throws RolewrightException QUOTA when its limit does not allow it
   */
  public void assistant(RequestContext context, String assistant) {
    List<Limit> limits = rules.get().assistant(context.tenantId(), assistant);
    Ticket _ = admitted(demands(limits, () -> 0));
  }

  private Ticket admitted(List<Demand> demands) {
    if (demands.isEmpty()) {
      return tokens -> {};
    }
    return switch (limiter.tryAcquire(demands)) {
      case Admitted(dev.rolewright.limits.Ticket ticket) -> tokens -> settle(ticket, tokens);
      case Refused refused -> throw failure(ErrorCode.QUOTA, refused);
    };
  }

  /** A tenant's own account at a vendor has limits that only the vendor knows. */
  @Override
  public Admission call(ModelName model, String account, LongSupplier tokens) {
    List<Limit> limits = account.isEmpty() ? rules.get().provider(model.provider()) : List.of();
    if (limits.isEmpty()) {
      return new Admission.Admitted(used -> {});
    }
    return switch (limiter.tryAcquire(demands(limits, tokens))) {
      case Admitted(dev.rolewright.limits.Ticket ticket) ->
          new Admission.Admitted(used -> settle(ticket, used));
      case Refused refused -> new Admission.Refused(failure(ErrorCode.RATE_LIMITED, refused));
    };
  }

  /** Until it is done the most that the call could take counts, so that no limit is passed. */
  private static void settle(dev.rolewright.limits.Ticket ticket, long tokens) {
    ticket.settle(Math.min(tokens, Limit.LARGEST));
  }

  private static RolewrightException failure(ErrorCode code, Refused refused) {
    return refused
        .retryAfter()
        .map(wait -> RolewrightException.retryAfter(code, refused.message(), wait))
        .orElseGet(() -> RolewrightException.of(code, refused.message()));
  }

  /** Returns what one request or call takes of each limit that holds for it. */
  private static List<Demand> demands(List<Limit> limits, LongSupplier tokens) {
    return limits.stream()
        .map(
            limit ->
                new Demand(
                    limit,
                    switch (limit.key().unit()) {
                      case REQUESTS -> 1;
                      case TOKENS -> Math.clamp(tokens.getAsLong(), 0, Limit.LARGEST);
                    }))
        .toList();
  }
}
