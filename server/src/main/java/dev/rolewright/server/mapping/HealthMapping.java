package dev.rolewright.server.mapping;

import dev.rolewright.llm.BreakerHealth;
import dev.rolewright.proto.v1.BreakerState;
import dev.rolewright.proto.v1.ConnectionStatus;
import dev.rolewright.server.settings.ProviderProbes;

/** Maps how providers and breakers are. */
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

  /** Maps what became of a probe. */
  public static ConnectionStatus status(ProviderProbes.Outcome outcome) {
    return CommonMapping.withPrefix(ConnectionStatus.class, "CONNECTION_STATUS_", outcome);
  }
}
