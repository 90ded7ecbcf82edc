package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.RetryPolicy;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.server.LogCapture;
import dev.rolewright.server.settings.ProviderProbes.Outcome;
import dev.rolewright.testkit.TestScheduler;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderProbesTest {
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private final ProviderProbes probes = ProviderProbes.create(Time.system(), waiting::add);

  private static GatewaySettings settings(Map<String, LlmProvider> providers) {
    return new GatewaySettings(
        1,
        new GatewayConfig(providers, Map.of(), Map.of(), Optional.empty(), RetryPolicy.DEFAULT),
        BreakerPolicy.DEFAULT,
        "default",
        Set.of(),
        List.of(),
        Map.of(),
        List.of(),
        SafetySettings.DEFAULT,
        BudgetLimits.NONE,
        RateSettings.NONE,
        Map.of(),
        PrivacySwitches.NONE,
        SettingsRemarks.NONE);
  }

  private record Listing(Function<Cancellation, Set<String>> answer) implements LlmProvider {
    @Override
    public String name() {
      return "p";
    }

    @Override
    public List<ModelInfo> models() {
      return List.of();
    }

    @Override
    public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
      throw new IllegalStateException("only the list is asked for");
    }

    @Override
    public Set<String> listModels(Cancellation cancellation) {
      return answer.apply(cancellation);
    }
  }

  private static LlmProvider failing(Fault fault) {
    return new Listing(
        any -> {
          throw new LlmException(fault, "no");
        });
  }

  @Test
  void nothingIsKnownUntilAProbeIsOver() {
    probes.probe(settings(Map.of("p", new Listing(any -> Set.of()))));
    assertThat(probes.of("p")).isEmpty();
    waiting.remove().run();
    assertThat(probes.of("p").orElseThrow().outcome()).isEqualTo(Outcome.CONNECTED);
    probes.probe(settings(Map.of()));
    assertThat(probes.of("p")).as("it is off now").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultHasAnOutcome(Fault fault) {
    probes.probe(settings(Map.of("p", failing(fault))));
    waiting.remove().run();
    assertThat(probes.of("p").orElseThrow().outcome())
        .isEqualTo(
            switch (fault) {
              case AUTHENTICATION -> Outcome.UNAUTHORIZED;
              case TIMEOUT, CONNECTION, OVERLOADED, SERVER, MALFORMED, CANCELLED ->
                  Outcome.UNREACHABLE;
              case RATE_LIMIT, PERMISSION, CONTEXT_LENGTH, CONTENT_FILTER, BAD_REQUEST ->
                  Outcome.CONNECTED;
            });
  }

  @Test
  void anAnswerOfThePreviousConfigurationIsNoneOfThisOne() {
    probes.probe(settings(Map.of("p", failing(Fault.AUTHENTICATION))));
    probes.probe(settings(Map.of("p", new Listing(any -> Set.of()))));
    Runnable former = waiting.remove();
    waiting.remove().run();
    former.run();
    assertThat(probes.of("p").orElseThrow().outcome()).isEqualTo(Outcome.CONNECTED);
  }

  @Test
  void closingEndsWhatIsUnderWay() {
    Cancellation[] given = new Cancellation[1];
    probes.probe(
        settings(
            Map.of(
                "p",
                new Listing(
                    cancellation -> {
                      given[0] = cancellation;
                      return Set.of();
                    }))));
    waiting.remove().run();
    assertThat(given[0].isCancelled()).isFalse();
    probes.close();
    assertThat(given[0].isCancelled()).isTrue();
    probes.probe(settings(Map.of("p", failing(Fault.SERVER))));
    assertThat(waiting).isEmpty();
  }

  @Test
  void oneThatDidNotAnswerIsAskedAgainFromTimeToTimeUntilItDoes() {
    TestScheduler scheduler = new TestScheduler(1);
    AtomicBoolean isUp = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    LlmProvider down =
        new Listing(
            any -> {
              asked.incrementAndGet();
              if (isUp.get()) {
                return Set.of();
              }
              throw new LlmException(Fault.CONNECTION, "no");
            });
    LlmProvider well = new Listing(any -> Set.of("m"));
    GatewaySettings settings = settings(Map.of("down", down, "well", well));
    ProviderProbes own = ProviderProbes.create(scheduler, Runnable::run);
    own.probe(settings);
    try (LogCapture log = LogCapture.of(ProviderProbes.class.getName());
        RecoveryWatch watch =
            RecoveryWatch.start(
                own,
                () -> settings,
                name -> own.of(name).orElseThrow().outcome() == Outcome.CONNECTED,
                scheduler)) {
      scheduler.after(RecoveryWatch.INTERVAL.multipliedBy(3).plusSeconds(1), () -> isUp.set(true));
      scheduler.after(RecoveryWatch.INTERVAL.multipliedBy(9), watch::close);
      scheduler.run();
      assertThat(log.lines())
          .as("only what is new is told, and one that is well is not asked")
          .containsExactly("INFO Provider down answers");
    }
    assertThat(asked).as("the start, three times without an answer, one with").hasValue(5);
    assertThat(own.of("down").orElseThrow().outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(own.of("well").orElseThrow().time()).isBefore(own.of("down").orElseThrow().time());
  }
}
