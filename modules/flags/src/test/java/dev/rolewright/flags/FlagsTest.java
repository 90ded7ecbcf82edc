package dev.rolewright.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.Time;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlagsTest {
  private static final String MODEL = "llm.parse_jd.default_model";
  private static final String CACHE = "llm.parse_jd.cache_enabled";
  private static final FlagSubject SOMEBODY =
      new FlagSubject("user-1", "tenant-1", "free", "parse_jd");

  private final Map<String, FlagRule> rules = new HashMap<>();
  private final TestScheduler time = new TestScheduler(1);
  private final List<String> told = new ArrayList<>();
  private final List<Flags> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Flags::close);
  }

  private Flags open(Optional<FeatureProvider> other) {
    return open(other, Duration.ofMinutes(1));
  }

  private Flags open(Optional<FeatureProvider> other, Duration longest) {
    Flags flags =
        Flags.of(
            other,
            () -> rules,
            new Patience(time, longest),
            (flag, reason) -> told.add(flag + " " + reason));
    opened.add(flags);
    return flags;
  }

  private static FlagRule rule(FlagValue value, int share) {
    return new FlagRule(value, Set.of(), Set.of(), Set.of(), share);
  }

  private static Flag<?> flag(Object value) {
    return Flag.builder().variant("only", value).defaultVariant("only").build();
  }

  /** A flag system that is ready. */
  private Flags over(FeatureProvider provider) throws InterruptedException {
    return ready(open(Optional.of(provider)));
  }

  /** It gets ready on a thread of its own. */
  private static Flags ready(Flags flags) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    flags.whenReady(ready::countDown);
    assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
    return flags;
  }

  private static InMemoryProvider memory(Map<String, Flag<?>> flags) {
    return new InMemoryProvider(new HashMap<>(flags));
  }

  @Test
  void theModuleIsNamed() {
    assertThat(Flags.class.getModule().isNamed()).isTrue();
  }

  @Test
  void withoutARuleTheDefaultHolds() {
    Flags flags = open(Optional.empty());
    assertThat(flags.text(MODEL, SOMEBODY)).isEmpty();
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).isTrue();
    assertThat(flags.isOn(CACHE, false, SOMEBODY)).isFalse();
  }

  private static boolean isOn(
      Set<String> users, Set<String> tenants, Set<String> plans, int share) {
    return new FlagRule(new FlagValue.Switch(true), users, tenants, plans, share)
        .isOn(MODEL, SOMEBODY.user(), SOMEBODY.tenantId(), SOMEBODY.plan());
  }

  @Test
  void tenantsAndPlansLimitARule() {
    Set<String> any = Set.of();
    assertThat(isOn(any, Set.of("tenant-1"), any, 100)).isTrue();
    assertThat(isOn(any, Set.of("tenant-2"), any, 100)).isFalse();
    assertThat(isOn(any, any, Set.of("free"), 100)).isTrue();
    assertThat(isOn(any, any, Set.of("premium"), 100)).isFalse();
    assertThat(isOn(any, Set.of("tenant-1"), Set.of("free"), 100)).isTrue();
    assertThat(isOn(any, Set.of("tenant-2"), Set.of("free"), 100)).isFalse();
    assertThat(isOn(any, Set.of("tenant-1"), Set.of("premium"), 100)).isFalse();
  }

  @Test
  void withinItsTenantsAndPlansARuleIsForItsUsersAndAShareOfAll() {
    Set<String> ours = Set.of("user-1");
    Set<String> others = Set.of("user-2");
    Set<String> any = Set.of();
    assertThat(isOn(ours, any, any, 0)).isTrue();
    assertThat(isOn(others, any, any, 0)).isFalse();
    assertThat(isOn(others, any, any, 96)).as("user-1 is number 95").isTrue();
    assertThat(isOn(others, Set.of("tenant-1"), any, 0)).as("not all of the tenant").isFalse();
    assertThat(isOn(ours, Set.of("tenant-1"), any, 0)).isTrue();
    assertThat(isOn(ours, Set.of("tenant-2"), any, 0)).as("another tenant's user-1").isFalse();
    assertThat(isOn(ours, any, Set.of("premium"), 96)).isFalse();
  }

  @Test
  void aRuleIsForAShareOfTheUsers() {
    Flags flags = open(Optional.empty());
    rules.put(MODEL, rule(new FlagValue.Text("m"), 95));
    assertThat(flags.text(MODEL, SOMEBODY)).as("user-1 is number 95").isEmpty();
    rules.put(MODEL, rule(new FlagValue.Text("m"), 96));
    assertThat(flags.text(MODEL, SOMEBODY)).contains("m");
    FlagRule tenth = rule(new FlagValue.Text("m"), 10);
    assertThat(
            IntStream.range(0, 10_000)
                .filter(user -> tenth.isOn(MODEL, "user-" + user, "t", "free")))
        .hasSize(974);
  }

  @Test
  void aRuleOfAnotherTypeDecidesNothing() {
    Flags flags = open(Optional.empty());
    rules.put(MODEL, rule(new FlagValue.Switch(true), 100));
    rules.put(CACHE, rule(new FlagValue.Switch(false), 100));
    assertThat(flags.text(MODEL, SOMEBODY)).isEmpty();
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).isFalse();
  }

  @Test
  void anotherSystemDecidesInThePlaceOfTheRules() throws Exception {
    rules.put(MODEL, rule(new FlagValue.Text("ours"), 100));
    Flags flags = over(memory(Map.of(MODEL, flag("theirs"), CACHE, flag(false))));
    assertThat(flags.text(MODEL, SOMEBODY)).contains("theirs");
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).isFalse();
    assertThat(flags.isOn("llm_parse_jd_gpt4_turbo", false, SOMEBODY))
        .as("what it does not know keeps its default")
        .isFalse();
  }

  @Test
  void anotherSystemIsToldWhomADecisionIsAbout() throws Exception {
    Flag<?> byTenant =
        Flag.<String>builder()
            .variant("only", "")
            .defaultVariant("only")
            .contextEvaluator(
                (flag, context) ->
                    context.getTargetingKey()
                        + " "
                        + context.getValue("tenant").asString()
                        + " "
                        + context.getValue("plan").asString()
                        + " "
                        + context.getValue("task").asString())
            .build();
    assertThat(over(memory(Map.of(MODEL, byTenant))).text(MODEL, SOMEBODY))
        .contains("user-1 tenant-1 free parse_jd");
  }

  @Test
  void whereAnotherSystemFailsOrAnswersByAnotherTypeTheDefaultHolds() throws Exception {
    Flags flags = over(memory(Map.of(MODEL, flag(true), CACHE, flag("no"))));
    assertThat(flags.text(MODEL, SOMEBODY)).isEmpty();
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).isTrue();
    told.clear();
    Flags broken = over(new Broken());
    for (int call = 0; call < 2; call++) {
      assertThat(broken.isOn(CACHE, true, SOMEBODY)).isTrue();
      assertThat(broken.text(MODEL, SOMEBODY)).isEmpty();
    }
    assertThat(told)
        .as("once for each flag")
        .containsExactly(CACHE + " GENERAL", MODEL + " TYPE_MISMATCH");
  }

  @Test
  void whatNobodyKnowsIsNoFailure() throws Exception {
    assertThat(over(memory(Map.of())).isOn(CACHE, true, SOMEBODY)).isTrue();
    assertThat(open(Optional.empty()).isOn(CACHE, true, SOMEBODY)).isTrue();
    assertThat(told).isEmpty();
  }

  /** Throws where it is asked for yes or no, and answers a number where it is asked for a text. */
  private static final class Broken extends InMemoryProvider {
    Broken() {
      super(Map.of());
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
        String key, Boolean defaultValue, EvaluationContext context) {
      throw new IllegalStateException("broken");
    }

    @Override
    @SuppressWarnings("unchecked")
    public ProviderEvaluation<String> getStringEvaluation(
        String key, String defaultValue, EvaluationContext context) {
      Object answer = ProviderEvaluation.<Integer>builder().value(7).build();
      return (ProviderEvaluation<String>) answer;
    }
  }

  @Test
  void aSystemThatDoesNotAnswerIsLeftAloneForAWhile() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Flag<?> slow =
        Flag.<Boolean>builder()
            .variant("only", false)
            .defaultVariant("only")
            .contextEvaluator(
                (flag, context) -> {
                  try {
                    mayAnswer.await();
                  } catch (InterruptedException given) {
                    Thread.currentThread().interrupt();
                  }
                  return false;
                })
            .build();
    FeatureProvider system = memory(Map.of(CACHE, slow));
    Flags flags = ready(open(Optional.of(system), Duration.ofMillis(20)));
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).isTrue();
    mayAnswer.countDown();
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).as("not asked now").isTrue();
    boolean isOn = true;
    // A busy machine may take longer than the wait for an answer that is there.
    for (int pause = 0; isOn && pause < 100; pause++) {
      time.after(Patience.PAUSE, () -> {});
      time.run();
      isOn = flags.isOn(CACHE, true, SOMEBODY);
    }
    assertThat(isOn).as("asked again").isFalse();
  }

  @Test
  void afterTheCloseTheDefaultHolds() throws Exception {
    Flags flags = over(memory(Map.of(MODEL, flag("theirs"), CACHE, flag(false))));
    flags.close();
    assertThat(flags.isOn(CACHE, true, SOMEBODY)).isTrue();
    assertThat(flags.text(MODEL, SOMEBODY)).isEmpty();
  }

  @Test
  void onlyOneOtherSystemCanDecide() {
    FeatureProvider one = memory(Map.of());
    assertThat(Flags.found(List.of())).isEmpty();
    assertThat(Flags.found(List.of(one))).contains(one);
    assertThatThrownBy(() -> Flags.found(List.of(one, memory(Map.of()))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("more than one flag system");
    Iterable<FeatureProvider> broken =
        () -> {
          throw new ServiceConfigurationError("no constructor");
        };
    assertThatThrownBy(() -> Flags.found(broken))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no constructor");
  }

  @Test
  void withoutAnotherModuleTheRulesDecide() {
    rules.put(CACHE, rule(new FlagValue.Switch(false), 100));
    try (Flags flags = Flags.create(() -> rules, Time.system())) {
      assertThat(flags.isOn(CACHE, true, SOMEBODY)).isFalse();
    }
  }
}
