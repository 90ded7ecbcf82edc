package dev.rolewright.server.grpc;

import dev.rolewright.access.Role;
import dev.rolewright.limits.LimitKey;
import dev.rolewright.llm.BreakerHealth;
import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Time;
import dev.rolewright.proto.v1.BreakerState;
import dev.rolewright.proto.v1.ConnectionStatus;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.ProviderHealth;
import dev.rolewright.proto.v1.ServiceStatus;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.HealthMapping;
import dev.rolewright.server.money.CacheReport;
import dev.rolewright.server.money.RateReport;
import dev.rolewright.server.settings.Assistant;
import dev.rolewright.server.settings.ConfiguredProvider;
import dev.rolewright.server.settings.GatewaySettings;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.telemetry.ProviderHistory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells how the gateway is, from what is known already: no vendor is called for it. */
public final class GatewayHealth {
  private final Gateway gateway;
  private final ProviderProbes probes;
  private final ProviderHistory history;
  private final RunRepository runs;
  private final RateReport rates;
  private final CacheReport cache;
  private final AlertRecords alerts;
  private final Time time;

  /** Creates it over what knows the parts. */
  public GatewayHealth(
      Gateway gateway,
      ProviderProbes probes,
      ProviderHistory history,
      RunRepository runs,
      RateReport rates,
      CacheReport cache,
      AlertRecords alerts,
      Time time) {
    this.gateway = gateway;
    this.probes = probes;
    this.history = history;
    this.runs = runs;
    this.rates = rates;
    this.cache = cache;
    this.alerts = alerts;
    this.time = time;
  }

  /**
   * Returns what a caller may know.
   *
   * @param settings as they are for the caller's tenant
   * @param owned providers at which the tenant has an account of its own
   */
  GetHealthResponse read(CallContext caller, GatewaySettings settings, Set<String> owned) {
    Map<ModelName, BreakerHealth> breakers = gateway.breakers();
    Instant now = time.now();
    List<ConfiguredProvider> enabled =
        settings.providers().stream()
            .filter(provider -> provider.off().isEmpty())
            // What is never asked for a tenant is neither its trouble nor its limit.
            .filter(provider -> settings.privacy().allows(provider.name(), provider.region()))
            .sorted(Comparator.comparing(ConfiguredProvider::name))
            .toList();
    List<RateReport.Left> left = left(caller, settings, enabled, owned);
    List<ProviderHealth> providers =
        enabled.stream().map(provider -> health(provider, breakers, left, now)).toList();
    Instant month =
        now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
    GetHealthResponse.Builder response =
        GetHealthResponse.newBuilder()
            .setServiceStatus(status(providers))
            .addAllAlerts(alerts.open(caller.principal()))
            .addAllProviders(providers)
            .setTokenUsage(CommonMapping.usage(runs.usage(caller.request().tenantId(), month)))
            .setTokenUsageSince(CommonMapping.timestamp(month))
            .setLimiter(HealthMapping.toProto(rates.counting()));
    left.stream()
        .filter(each -> each.kind() != LimitKey.Kind.PROVIDER)
        .map(each -> HealthMapping.toProto(each.kind(), each.name(), each.units(), now))
        .forEach(response::addLimits);
    // Its numbers are of all tenants, and what requests say they are about is their callers' text.
    if (caller.principal().has(Role.OPERATOR)) {
      response.setCache(cache.read());
    }
    enabled.stream()
        .flatMap(provider -> seen(provider.name()))
        .max(Comparator.naturalOrder())
        .map(CommonMapping::timestamp)
        .ifPresent(response::setLastHealthCheck);
    return response.build();
  }

  private List<RateReport.Left> left(
      CallContext caller,
      GatewaySettings settings,
      List<ConfiguredProvider> enabled,
      Set<String> owned) {
    return rates.read(
        caller.request(),
        enabled.stream()
            .map(ConfiguredProvider::name)
            .filter(name -> !owned.contains(name))
            .toList(),
        settings.assistants().values().stream()
            .filter(assistant -> assistant.isFor(caller.principal().tenantName()))
            .map(Assistant::id)
            .sorted()
            .toList());
  }

  private static ServiceStatus status(List<ProviderHealth> providers) {
    boolean allWell =
        providers.stream()
            .allMatch(
                provider ->
                    isWell(provider.getConnectionStatus())
                        && provider.getBreakerState() == BreakerState.BREAKER_STATE_CLOSED);
    // The engine inside the server always answers, so the gateway as a whole is never lost.
    return allWell ? ServiceStatus.SERVICE_STATUS_HEALTHY : ServiceStatus.SERVICE_STATUS_DEGRADED;
  }

  /** Tells whether nothing is known that speaks against a provider. */
  public boolean isWell(String provider) {
    return isWell(connection(provider));
  }

  private static boolean isWell(ConnectionStatus status) {
    return status == ConnectionStatus.CONNECTION_STATUS_CONNECTED
        || status == ConnectionStatus.CONNECTION_STATUS_UNSPECIFIED;
  }

  private ProviderHealth health(
      ConfiguredProvider provider,
      Map<ModelName, BreakerHealth> breakers,
      List<RateReport.Left> left,
      Instant now) {
    String name = provider.name();
    Set<String> models =
        provider.models().stream().map(ConfiguredProvider.Model::name).collect(Collectors.toSet());
    ProviderHealth.Builder builder =
        ProviderHealth.newBuilder().setName(name).setConnectionStatus(connection(name));
    BreakerHealth.State worst = BreakerHealth.State.CLOSED;
    List<Map.Entry<ModelName, BreakerHealth>> own =
        breakers.entrySet().stream()
            .filter(entry -> entry.getKey().provider().equals(name))
            .filter(entry -> models.contains(entry.getKey().model()))
            .sorted(Comparator.comparing(entry -> entry.getKey().model()))
            .toList();
    for (Map.Entry<ModelName, BreakerHealth> entry : own) {
      builder.addBreakers(HealthMapping.toProto(entry.getKey().model(), entry.getValue()));
      worst = worse(worst, entry.getValue().state());
    }
    left.stream()
        .filter(each -> each.kind() == LimitKey.Kind.PROVIDER && each.name().equals(name))
        .forEach(each -> HealthMapping.addLeft(builder, each.units(), now));
    ProviderHistory.Entry last = history.of(name);
    last.lastError().map(Enum::name).ifPresent(builder::setLastErrorReason);
    last.lastErrorTime().map(CommonMapping::timestamp).ifPresent(builder::setLastErrorTime);
    return builder.setBreakerState(HealthMapping.state(worst)).build();
  }

  private static BreakerHealth.State worse(BreakerHealth.State one, BreakerHealth.State other) {
    if (one == BreakerHealth.State.OPEN || other == BreakerHealth.State.OPEN) {
      return BreakerHealth.State.OPEN;
    }
    return one == BreakerHealth.State.HALF_OPEN ? one : other;
  }

  /** What happened last counts: a probe, an answer or a failure. */
  private ConnectionStatus connection(String name) {
    Optional<ProviderProbes.Probe> probe = probes.of(name);
    ProviderHistory.Entry last = history.of(name);
    Instant probed = probe.map(ProviderProbes.Probe::time).orElse(Instant.MIN);
    Instant answered = last.lastAnswer().orElse(Instant.MIN);
    Instant failed = last.lastErrorTime().orElse(Instant.MIN);
    if (answered.isAfter(probed) && !failed.isAfter(answered)) {
      return ConnectionStatus.CONNECTION_STATUS_CONNECTED;
    }
    if (failed.isAfter(probed)) {
      return failure(last.lastError().orElseThrow());
    }
    return probe
        .map(ProviderProbes.Probe::outcome)
        .map(HealthMapping::status)
        .orElse(ConnectionStatus.CONNECTION_STATUS_UNSPECIFIED);
  }

  private static ConnectionStatus failure(ErrorCode code) {
    return switch (code) {
      case AUTHENTICATION -> ConnectionStatus.CONNECTION_STATUS_UNAUTHORIZED;
      case TIMEOUT, CONNECTION, OVERLOADED, SERVER, MALFORMED ->
          ConnectionStatus.CONNECTION_STATUS_UNREACHABLE;
      // It answered, if only to refuse this request.
      case RATE_LIMITED,
          PERMISSION,
          CONTEXT_LENGTH,
          CONTENT_FILTER,
          BAD_REQUEST,
          RESPONSE_INVALID,
          CIRCUIT_OPEN,
          ALL_PROVIDERS_FAILED,
          BUDGET_EXHAUSTED,
          QUOTA,
          CANCELLED,
          UNKNOWN,
          INVALID_FIELD,
          NOT_FOUND,
          REQUEST_ID_REUSED,
          ALREADY_EXISTS,
          CONFLICT,
          PRECONDITION,
          NOT_SET_UP,
          NOT_IMPLEMENTED,
          STORAGE_UNAVAILABLE ->
          ConnectionStatus.CONNECTION_STATUS_CONNECTED;
    };
  }

  private Stream<Instant> seen(String name) {
    ProviderHistory.Entry last = history.of(name);
    return Stream.of(
            probes.of(name).map(ProviderProbes.Probe::time),
            last.lastAnswer(),
            last.lastErrorTime())
        .flatMap(Optional::stream);
  }
}
