package dev.rolewright.server.money;

import dev.rolewright.limits.Limit;
import dev.rolewright.limits.LimitKey.Kind;
import dev.rolewright.limits.Limiter;
import dev.rolewright.limits.LimiterHealth;
import dev.rolewright.limits.Remaining;
import dev.rolewright.platform.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Tells what is left of the limits that are configured now. */
public final class RateReport {
  private final Limiter limiter;
  private final Supplier<RateRules> rules;

  private RateReport(Limiter limiter, Supplier<RateRules> rules) {
    this.limiter = limiter;
    this.rules = rules;
  }

  /**
   * Creates it.
   *
   * @param rules the limits of the moment
   */
  public static RateReport create(Limiter limiter, Supplier<RateRules> rules) {
    return new RateReport(limiter, rules);
  }

  /** Returns how this server counts now. */
  public LimiterHealth counting() {
    return limiter.health();
  }

  /**
   * What is left for one thing.
   *
   * @param kind what sort of thing it is
   * @param name the id of a tenant, a key or an assistant, or the configured name of a provider
   * @param units what is left of its requests, its tokens, or both; not empty
   */
  public record Left(Kind kind, String name, List<Remaining> units) {}

  /**
   * Returns what is left now for a caller: of the providers, of its tenant, of its key and of the
   * assistants, in this order. Where nothing is limited nothing is told.
   *
   * @param providers those whose account is the deployment's own
   * @param assistants those that the caller may run
   */
  public List<Left> read(
      RequestContext caller, Collection<String> providers, Collection<String> assistants) {
    RateRules now = rules.get();
    List<Limited> all = new ArrayList<>();
    providers.forEach(name -> all.add(new Limited(Kind.PROVIDER, name, now.provider(name))));
    String tenant = caller.tenantId();
    all.add(new Limited(Kind.TENANT, tenant, now.tenant(tenant)));
    all.add(new Limited(Kind.API_KEY, caller.principalId(), now.apiKey(caller.principalId())));
    assistants.forEach(id -> all.add(new Limited(Kind.ASSISTANT, id, now.assistant(tenant, id))));
    // One question for all of them, so that all that is told is of one moment.
    Iterator<Remaining> left =
        limiter.remaining(all.stream().flatMap(each -> each.limits().stream()).toList()).iterator();
    return all.stream()
        .filter(each -> !each.limits().isEmpty())
        .map(
            each ->
                new Left(
                    each.kind(),
                    each.name(),
                    each.limits().stream().map(limit -> left.next()).toList()))
        .toList();
  }

  /** What limits there are for one thing. */
  private record Limited(Kind kind, String name, List<Limit> limits) {}
}
