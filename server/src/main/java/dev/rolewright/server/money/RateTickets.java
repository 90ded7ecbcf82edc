package dev.rolewright.server.money;

import dev.rolewright.limits.Admission.Admitted;
import dev.rolewright.limits.Admission.Refused;
import dev.rolewright.limits.Demand;
import dev.rolewright.limits.Limit;
import dev.rolewright.limits.LimitKey;
import dev.rolewright.limits.LimitKey.Kind;
import dev.rolewright.limits.LimitKey.Unit;
import dev.rolewright.limits.Limiter;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.server.settings.RateSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Holds requests and calls to the limits that are configured now. */
public final class RateTickets implements RateLimits {
  private final Limiter limiter;
  private final Supplier<RateSettings> settings;
  private final Duration window;
  private final Executor settling;

  private RateTickets(
      Limiter limiter, Supplier<RateSettings> settings, Duration window, Executor settling) {
    this.limiter = limiter;
    this.settings = settings;
    this.window = window;
    this.settling = settling;
  }

  /**
   * Creates them.
   *
   * @param settings the limits of the moment
   * @param window of all limits, for as long as the server runs
   * @param settling corrects the tokens of answers, for which no answer waits; may block
   */
  public static RateTickets create(
      Limiter limiter, Supplier<RateSettings> settings, Duration window, Executor settling) {
    return new RateTickets(limiter, settings, window, settling);
  }

  @Override
  public Ticket request(RequestContext context, String task, LongSupplier tokens) {
    RateSettings now = settings.get();
    Demands demands = new Demands(tokens);
    demands.add(
        Kind.TENANT,
        context.tenantId(),
        now.tenants().getOrDefault(context.tenantId(), now.eachTenant()));
    demands.add(
        Kind.API_KEY,
        context.principalId(),
        now.apiKeys().getOrDefault(context.principalId(), now.eachApiKey()));
    return admitted(demands.all);
  }

  /**
   * Admits a request for an assistant, of which each tenant has so many.
   *
   * @throws RolewrightException QUOTA when its limit does not allow it
   */
  public void assistant(RequestContext context, String assistant) {
    Demands demands = new Demands(() -> 0);
    demands.add(
        Kind.ASSISTANT,
        context.tenantId() + "/" + assistant,
        settings.get().assistants().getOrDefault(assistant, RateSettings.Most.UNLIMITED));
    Ticket _ = admitted(demands.all);
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
    Demands demands = new Demands(tokens);
    if (account.isEmpty()) {
      demands.add(
          Kind.PROVIDER,
          model.provider(),
          settings.get().providers().getOrDefault(model.provider(), RateSettings.Most.UNLIMITED));
    }
    if (demands.all.isEmpty()) {
      return new Admission.Admitted(used -> {});
    }
    return switch (limiter.tryAcquire(demands.all)) {
      case Admitted(dev.rolewright.limits.Ticket ticket) ->
          new Admission.Admitted(used -> settle(ticket, used));
      case Refused refused -> new Admission.Refused(failure(ErrorCode.RATE_LIMITED, refused));
    };
  }

  /** Until it is done the most that the call could take counts, so that no limit is passed. */
  private void settle(dev.rolewright.limits.Ticket ticket, long tokens) {
    settling.execute(() -> ticket.settle(Math.min(tokens, Limit.LARGEST)));
  }

  private static RolewrightException failure(ErrorCode code, Refused refused) {
    return refused
        .retryAfter()
        .map(wait -> RolewrightException.retryAfter(code, refused.message(), wait))
        .orElseGet(() -> RolewrightException.of(code, refused.message()));
  }

  /** What one request or call takes of each limit that holds for it. */
  private final class Demands {
    private final List<Demand> all = new ArrayList<>();
    private final LongSupplier tokens;

    Demands(LongSupplier tokens) {
      this.tokens = tokens;
    }

    void add(Kind kind, String id, RateSettings.Most most) {
      most.requests().ifPresent(limit -> add(new LimitKey(kind, id, Unit.REQUESTS), limit, 1));
      most.tokens()
          .ifPresent(
              limit -> {
                long wanted = Math.clamp(tokens.getAsLong(), 0, Limit.LARGEST);
                add(new LimitKey(kind, id, Unit.TOKENS), limit, wanted);
              });
    }

    private void add(LimitKey key, int most, long amount) {
      all.add(new Demand(new Limit(key, most, window), amount));
    }
  }
}
