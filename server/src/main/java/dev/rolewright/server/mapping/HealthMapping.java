package dev.rolewright.server.mapping;

import com.google.protobuf.Timestamp;
import dev.rolewright.limits.LimitKey;
import dev.rolewright.limits.Remaining;
import dev.rolewright.llm.BreakerHealth;
import dev.rolewright.proto.v1.BreakerState;
import dev.rolewright.proto.v1.ConnectionStatus;
import dev.rolewright.proto.v1.LimitHealth;
import dev.rolewright.proto.v1.LimitScope;
import dev.rolewright.proto.v1.LimiterHealth;
import dev.rolewright.proto.v1.LimiterState;
import dev.rolewright.proto.v1.ProviderHealth;
import dev.rolewright.server.settings.ProviderProbes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Maps how providers, breakers and limits are. */
public final class HealthMapping {
  private HealthMapping() {}

  /** Maps the breaker of a model. */
  public static dev.rolewright.proto.v1.BreakerHealth toProto(String model, BreakerHealth health) {
    dev.rolewright.proto.v1.BreakerHealth.Builder builder =
        dev.rolewright.proto.v1.BreakerHealth.newBuilder()
            .setModel(model)
            .setState(state(health.state()))
            .setConsecutiveFailures(health.consecutiveFailures());
    health.failureRate().ifPresent(builder::setFailureRate);
    health.openTime().map(CommonMapping::timestamp).ifPresent(builder::setOpenTime);
    health.probeAfter().map(CommonMapping::duration).ifPresent(builder::setProbeAfter);
    return builder.build();
  }

  /** Maps the state of a breaker. */
  public static BreakerState state(BreakerHealth.State state) {
    return CommonMapping.withPrefix(BreakerState.class, "BREAKER_STATE_", state);
  }

  /** Maps how a server counts for limits. */
  public static LimiterHealth toProto(dev.rolewright.limits.LimiterHealth health) {
    return LimiterHealth.newBuilder()
        .setState(CommonMapping.withPrefix(LimiterState.class, "LIMITER_STATE_", health.state()))
        .setReplicas(health.replicas())
        .build();
  }

  /**
   * Maps what is left of a limit of the caller's own.
   *
   * @param left of its requests, its tokens, or both; not empty
   */
  public static LimitHealth toProto(
      LimitKey.Kind kind, String name, List<Remaining> left, Instant now) {
    LimitHealth.Builder builder =
        LimitHealth.newBuilder()
            .setScope(CommonMapping.withPrefix(LimitScope.class, "LIMIT_SCOPE_", kind))
            .setName(name)
            .setWindow(CommonMapping.duration(left.getFirst().limit().window()));
    for (Remaining each : left) {
      switch (each.limit().key().unit()) {
        case REQUESTS ->
            builder.setRequestsLimit(each.limit().most()).setRequestsRemaining(each.left());
        case TOKENS -> builder.setTokensLimit(each.limit().most()).setTokensRemaining(each.left());
      }
    }
    resetTime(left, now).ifPresent(builder::setResetTime);
    return builder.build();
  }

  /** Adds what is left of a provider's limit; nothing where it has none. */
  public static void addLeft(ProviderHealth.Builder provider, List<Remaining> left, Instant now) {
    for (Remaining each : left) {
      switch (each.limit().key().unit()) {
        case REQUESTS ->
            provider.setRequestsLimit(each.limit().most()).setRequestsRemaining(each.left());
        case TOKENS -> provider.setTokensLimit(each.limit().most()).setTokensRemaining(each.left());
      }
    }
    resetTime(left, now).ifPresent(provider::setResetTime);
  }

  private static Optional<Timestamp> resetTime(List<Remaining> left, Instant now) {
    return left.stream()
        .map(Remaining::resetAfter)
        .max(Comparator.naturalOrder())
        .filter(Duration::isPositive)
        .map(now::plus)
        .map(CommonMapping::timestamp);
  }

  /** Maps what became of a probe. */
  public static ConnectionStatus status(ProviderProbes.Outcome outcome) {
    return CommonMapping.withPrefix(ConnectionStatus.class, "CONNECTION_STATUS_", outcome);
  }
}
