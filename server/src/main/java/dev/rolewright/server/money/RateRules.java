package dev.rolewright.server.money;

import dev.rolewright.limits.Limit;
import dev.rolewright.limits.LimitKey;
import dev.rolewright.limits.LimitKey.Kind;
import dev.rolewright.limits.LimitKey.Unit;
import dev.rolewright.server.settings.RateSettings;
import dev.rolewright.server.settings.RateSettings.Most;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which limits hold for whom. Where nothing is configured there are none.
 *
 * @param settings what is configured
 * @param window of all limits, for as long as the server runs
 */
public record RateRules(RateSettings settings, Duration window) {
  /** Returns the limits of all requests of a tenant. */
  List<Limit> tenant(String tenantId) {
    return limits(
        Kind.TENANT, tenantId, settings.tenants().getOrDefault(tenantId, settings.eachTenant()));
  }

  /** Returns the limits of all requests with a key. */
  List<Limit> apiKey(String keyId) {
    return limits(
        Kind.API_KEY, keyId, settings.apiKeys().getOrDefault(keyId, settings.eachApiKey()));
  }

  /** Returns the limits of a tenant's requests to an assistant. */
  List<Limit> assistant(String tenantId, String assistant) {
    Most most = settings.assistants().getOrDefault(assistant, Most.UNLIMITED);
    return limits(
        Kind.ASSISTANT, tenantId + "/" + assistant, new Most(most.requests(), Optional.empty()));
  }

  /** Returns the limits of the deployment's own account at a provider. */
  List<Limit> provider(String provider) {
    return limits(
        Kind.PROVIDER, provider, settings.providers().getOrDefault(provider, Most.UNLIMITED));
  }

  private List<Limit> limits(Kind kind, String id, Most most) {
    return Stream.concat(
            most.requests().map(limit -> limit(kind, id, Unit.REQUESTS, limit)).stream(),
            most.tokens().map(limit -> limit(kind, id, Unit.TOKENS, limit)).stream())
        .toList();
  }

  private Limit limit(Kind kind, String id, Unit unit, int most) {
    return new Limit(new LimitKey(kind, id, unit), most, window);
  }
}
