package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Models that are held back after failures. */
class GatewayBreakerTest {
  private final World world = new World();

  @Test
  void anOpenBreakerHoldsCallsBackAndLetsOneThroughToTry() {
    ScriptedProvider one =
        world.provider(
            "one",
            1_000,
            call -> call < 8 ? List.of(fail(Fault.SERVER)) : List.of(text("well again")));
    ScriptedProvider two = world.provider("two", text("Hello"));
    world.ask();
    world.ask();
    assertThat(one.calls).hasSize(5);
    assertThat(world.breaker("one").state()).isEqualTo(BreakerHealth.State.OPEN);
    world.ask();
    assertThat(one.calls).hasSize(5);
    assertThat(two.calls).hasSize(3);

    for (int probe = 6; probe <= 8; probe++) {
      world.pass(seconds(30));
      world.ask();
      assertThat(one.calls).hasSize(probe);
      assertThat(world.breaker("one").state()).isEqualTo(BreakerHealth.State.OPEN);
    }
    world.pass(seconds(30));
    assertThat(world.ask().text).hasToString("well again");
    assertThat(world.breaker("one").state()).isEqualTo(BreakerHealth.State.CLOSED);
  }

  @Test
  void aModelThatIsTakenOutIsForgottenWithItsAlert() {
    ScriptedProvider one = world.provider("one", fail(Fault.AUTHENTICATION));
    world.provider("two", text("Hello"));
    for (int call = 0; call < world.breaker.consecutiveFailures(); call++) {
      world.ask();
    }
    assertThat(world.recording.openAlerts).hasSize(1);
    // A call that is under way while its model is taken out raises nothing any more.
    one.atBegin = call -> world.gateway().keepModels((model, account) -> false);
    world.pass(world.breaker.probeInterval());
    world.ask();
    assertThat(world.recording.openAlerts).isEmpty();
    assertThat(world.gateway().breakers()).containsOnlyKeys(model("two"));
    one.atBegin = call -> {};
    world.ask();
    assertThat(world.gateway().breakers().get(model("one")).consecutiveFailures()).isOne();
  }

  @Test
  void whereAllAreHeldBackTheCallerLearnsWhenToComeAgain() {
    world.provider("one", fail(Fault.SERVER));
    world.ask();
    world.ask();
    Client client = world.ask();
    world.assertFailed(client, ErrorCode.CIRCUIT_OPEN);
    assertThat(client.failure.retryDelay()).contains(seconds(30));
  }

  @Test
  void aBadKeyOfOneTenantTakesNoModelFromTheOthers() {
    ScriptedProvider shared = world.provider("one", text("Hello"));
    ScriptedProvider bad =
        new ScriptedProvider(
            "one", 1_000, world.scheduler, call -> List.of(fail(Fault.AUTHENTICATION)));
    GatewayConfig base = world.config();
    GatewayConfig own =
        new GatewayConfig(
            Map.of("one", new Owned(bad, "acme")),
            base.aliases(),
            base.routes(),
            base.direct(),
            base.retries());
    Gateway gateway =
        Gateway.create(
            context -> context.tenantId().equals("acme") ? own : base,
            RetryPolicy.DEFAULT,
            BreakerPolicy.DEFAULT,
            new GatewayPorts(
                ProbeLeases.alone(),
                RateLimits.none(),
                Spending.unlimited(),
                ResponseCache.none(),
                world.recording,
                FeatureFlags.none(),
                world.recording,
                world.scheduler,
                world.scheduler),
            () -> 0);
    for (int call = 0; call < 2 * BreakerPolicy.DEFAULT.consecutiveFailures(); call++) {
      world.assertFailed(
          world.ask(gateway, "acme"),
          call < BreakerPolicy.DEFAULT.consecutiveFailures()
              ? ErrorCode.PRECONDITION
              : ErrorCode.CIRCUIT_OPEN);
      assertThat(world.ask(gateway, "other").text).hasToString("Hello");
    }
    assertThat(bad.calls).hasSize(BreakerPolicy.DEFAULT.consecutiveFailures());
    assertThat(shared.calls).hasSize(2 * BreakerPolicy.DEFAULT.consecutiveFailures());
    assertThat(gateway.breakers().get(model("one")).state()).isEqualTo(BreakerHealth.State.CLOSED);
    assertThat(gateway.breakers("acme").get(model("one")).state())
        .isEqualTo(BreakerHealth.State.OPEN);
    assertThat(world.recording.raised).as("operators need not act on it").isZero();
    for (int attempt = 0; attempt < world.recording.ended.size(); attempt++) {
      assertThat(world.recording.accounts.get(attempt))
          .as("records tell whose account it was")
          .isEqualTo(world.recording.ended.get(attempt).tenantId().equals("acme") ? "acme" : "");
    }
  }

  /** A provider with a tenant's own account. */
  private record Owned(LlmProvider provider, String account) implements LlmProvider {
    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public List<ModelInfo> models() {
      return provider.models();
    }

    @Override
    public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
      return provider.stream(call, sink);
    }

    @Override
    public Set<String> listModels(Cancellation cancellation) {
      return provider.listModels(cancellation);
    }
  }
}
