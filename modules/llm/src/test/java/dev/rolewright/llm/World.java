package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.pricing.Prices;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A gateway over scripted providers, each with the one model "m", in a test's time. */
final class World {
  static final String ROUTE = "parse_jd";
  static final Duration LONG = Duration.ofMinutes(10);
  static final RetryPolicy NO_RETRIES =
      new RetryPolicy(
          0,
          RetryPolicy.DEFAULT.firstDelay(),
          RetryPolicy.DEFAULT.maxDelay(),
          RetryPolicy.DEFAULT.budgetShare(),
          RetryPolicy.DEFAULT.budgetFloor(),
          RetryPolicy.DEFAULT.budgetWindow());

  final TestScheduler scheduler;
  final Map<String, ScriptedProvider> providers = new LinkedHashMap<>();
  final Recording recording = new Recording();
  TimeLimits limits = TimeLimits.DEFAULT;
  RetryPolicy retries = RetryPolicy.DEFAULT;
  BreakerPolicy breaker = BreakerPolicy.DEFAULT;
  ProbeLeases leases = ProbeLeases.alone();
  DoubleSupplier random = () -> 0;
  int maxCharacters = 1_000;
  Prices prices = Prices.free();
  RateLimits rates = RateLimits.none();
  Spending spending = Spending.unlimited();
  CachePolicy caching = CachePolicy.DEFAULT;
  ResponseCache cache = ResponseCache.none();
  RoutingRules rules = RoutingRules.NONE;
  FeatureFlags flags = FeatureFlags.none();
  private Optional<Gateway> gateway = Optional.empty();

  World(long seed) {
    scheduler = new TestScheduler(seed);
  }

  World() {
    this(1);
  }

  static ModelName model(String provider) {
    return new ModelName(provider, "m");
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Step text(String text) {
    return new Step.Text(text);
  }

  static Step pause(int seconds) {
    return new Step.Wait(Duration.ofSeconds(seconds));
  }

  static Step fail(Fault fault) {
    return new Step.Fail(new LlmException(fault, "broken"));
  }

  static Step failAfter(Fault fault, Duration retryAfter) {
    return new Step.Fail(new LlmException(fault, "broken", retryAfter, null));
  }

  /** Adds the next provider of the route, which follows the same script in every call. */
  ScriptedProvider provider(String name, Step... script) {
    return provider(name, 1_000, call -> List.of(script));
  }

  ScriptedProvider provider(String name, int contextTokens, IntFunction<List<Step>> scripts) {
    ScriptedProvider provider = new ScriptedProvider(name, contextTokens, scheduler, scripts);
    providers.put(name, provider);
    return provider;
  }

  /** Returns the gateway over what was added so far. */
  Gateway gateway() {
    if (gateway.isEmpty()) {
      GatewayConfig config = config();
      gateway = Optional.of(gateway(() -> config));
    }
    return gateway.get();
  }

  /** Returns a gateway whose configuration is the one of the moment. */
  Gateway gateway(Supplier<GatewayConfig> config) {
    return Gateway.create(
        context -> config.get(),
        retries,
        breaker,
        new GatewayPorts(
            leases, rates, spending, cache, recording, flags, recording, scheduler, scheduler),
        random);
  }

  /** Returns the configuration of what was added so far. */
  GatewayConfig config() {
    List<ModelName> models = new ArrayList<>();
    providers.keySet().forEach(name -> models.add(new ModelName(name, "m")));
    Route route = new Route(ROUTE, models, ChatParameters.CONFIGURED, limits, maxCharacters);
    return new GatewayConfig(
        Map.<String, LlmProvider>copyOf(providers),
        Map.of(),
        Map.of(ROUTE, route),
        Optional.of(route),
        retries,
        Map.of(),
        prices,
        WhenSpent.LOCAL,
        caching,
        rules);
  }

  BreakerHealth breaker(String provider) {
    return gateway().breakers().get(new ModelName(provider, "m"));
  }

  /** Returns the state of a breaker; closed while the model was not asked. */
  BreakerHealth.State breakerState(String provider) {
    return Optional.ofNullable(breaker(provider))
        .map(BreakerHealth::state)
        .orElse(BreakerHealth.State.CLOSED);
  }

  /** Runs what a flight does. */
  void fly(Runnable work) {
    scheduler.start("flight", work);
  }

  /** Lets time pass. */
  void pass(Duration time) {
    scheduler.after(time, () -> {});
    scheduler.run();
  }

  void assertFailed(Client client, ErrorCode code) {
    assertThat(client.completed()).isEmpty();
    assertThat(client.failure).isNotNull();
    assertThat(client.failure.code()).isEqualTo(code);
  }

  /** Asks another gateway for a tenant, and runs until all has ended. */
  Client ask(Gateway other, String tenant) {
    Client client = new Client(tenant, "client", scheduler, LONG);
    scheduler.start("client", () -> client.ask(other, ROUTE));
    scheduler.run();
    return client;
  }

  /** Asks and runs until all has ended. */
  Client ask() {
    return ask(LONG);
  }

  Client ask(Duration deadline) {
    return askFor(ROUTE, deadline);
  }

  Client askFor(String target, Duration deadline) {
    Client client = new Client(scheduler, deadline);
    Gateway asked = gateway();
    scheduler.start("client", () -> client.ask(asked, target));
    scheduler.run();
    return client;
  }
}
