package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.VendorTest.Arm;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.pricing.Prices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** In which order models are asked. */
class RouteChoiceTest {
  private static final String TASK = "parse_jd";
  private static final RequestCategory SENIOR = new RequestCategory("it", "senior", "");

  private final World world = new World();
  private final ScriptedFlags flags = new ScriptedFlags();
  private final FirstTextTimes times = new FirstTextTimes();
  private final Map<String, Map<String, List<ModelName>>> plans = new HashMap<>();
  private final List<CategoryRule> categories = new ArrayList<>();
  private final Map<String, VendorTest> tests = new HashMap<>();
  private Set<String> local = Set.of();
  private ModelOrder order = ModelOrder.LISTED;
  private List<String> listed = List.of("one", "two");
  private Prices prices = Prices.free();

  RouteChoiceTest() {
    for (String name : List.of("one", "two", "three", "four", "spare")) {
      world.provider(name);
    }
  }

  private static List<ModelName> models(String... providers) {
    return Arrays.stream(providers).map(World::model).toList();
  }

  private GatewayConfig config(Map<String, LlmProvider> providers) {
    Route route =
        new Route(
            TASK,
            listed.stream().map(World::model).toList(),
            ChatParameters.CONFIGURED,
            TimeLimits.DEFAULT,
            1_000);
    return new GatewayConfig(
        providers,
        Map.of("gpt-4-turbo", World.model("four"), "nick", World.model("three")),
        Map.of(TASK, route),
        Optional.of(route),
        RetryPolicy.DEFAULT,
        Map.of(),
        prices,
        WhenSpent.LOCAL,
        CachePolicy.DEFAULT,
        new RoutingRules(
            plans, tests, Map.of(TASK, categories), Map.of(TASK, order), Set.of("spare"), local));
  }

  private GatewayConfig config() {
    return config(Map.copyOf(world.providers));
  }

  private ChatRequest request(String target, String user) {
    ChatRequest any = new Client(world.scheduler, World.LONG).request(target);
    return new ChatRequest(
        target, any.messages(), any.parameters(), any.format(), user, Purpose.CHAT);
  }

  private Choice choose(GatewayConfig config, ChatRequest request) {
    return new RouteChoice(flags, times, world.scheduler)
        .of(
            new Client(world.scheduler, World.LONG).context,
            config,
            config.route(request.target()).orElseThrow(),
            request);
  }

  private List<String> asked(ChatRequest request) {
    return choose(config(), request).route().models().stream().map(ModelName::provider).toList();
  }

  private List<String> asked() {
    return asked(request(TASK, "user"));
  }

  @Test
  void withoutARuleTheRouteIsAskedAsItIsListed() {
    assertThat(asked()).containsExactly("one", "two");
  }

  @Test
  void aPlanPutsItsModelsFirstForTheRouteItNamesAndElseForAnyRoute() {
    plans.put("free", Map.of("*", models("three"), TASK, models("two", "three")));
    assertThat(asked()).containsExactly("two", "three", "one");
    plans.put("free", Map.of("*", models("three"), "other", models("two")));
    assertThat(asked()).containsExactly("three", "one", "two");
    plans.clear();
    plans.put("premium", Map.of("*", models("three")));
    assertThat(asked()).containsExactly("one", "two");
  }

  @Test
  void aPlanForAnyRouteBringsNoVendorBeforeARouteOfTheOperatorsServersAlone() {
    local = Set.of("one", "four");
    listed = List.of("one", "off");
    plans.put("free", Map.of("*", models("three", "four")));
    assertThat(asked()).as("off counts for nothing").containsExactly("four", "one", "off");
    plans.put("free", Map.of("*", models("three")));
    assertThat(asked()).containsExactly("one", "off");
    listed = List.of("one", "two");
    assertThat(asked()).as("two is a vendor's").containsExactly("three", "one", "two");
    listed = List.of("one");
    plans.put("free", Map.of(TASK, models("three")));
    assertThat(asked()).as("who names the route means it").containsExactly("three", "one");
  }

  @Test
  void theFirstRuleForACategoryOfWhichAllMembersMatchGoesBeforeThePlan() {
    plans.put("free", Map.of("*", models("two")));
    categories.add(
        new CategoryRule(new RequestCategory("it", "senior", "law"), models("one", "four")));
    categories.add(new CategoryRule(new RequestCategory("", "senior", ""), models("three")));
    categories.add(new CategoryRule(SENIOR, models("four")));
    assertThat(asked(request(TASK, "user").about(SENIOR))).containsExactly("three", "one", "two");
    assertThat(asked(request(TASK, "user").about(new RequestCategory("it", "junior", ""))))
        .containsExactly("two", "one");
  }

  @Test
  void eachStepGoesBeforeThoseBelowIt() {
    plans.put("free", Map.of("*", models("two")));
    categories.add(new CategoryRule(SENIOR, models("one")));
    ChatRequest request = request(TASK, "user").about(SENIOR);
    assertThat(asked(request)).containsExactly("one", "two");
    flags.defaultModel = Optional.of("nick");
    assertThat(asked(request)).containsExactly("three", "one", "two");
    tests.put(
        TASK,
        new VendorTest(
            "t", List.of(new Arm("a", World.model("one"), 67), new Arm("b", two(), 33))));
    assertThat(asked(request)).as("the user is number 67").containsExactly("two", "one");
    assertThat(choose(config(), request).assigned().map(Choice.Assigned::variant))
        .contains(new Variant("t", "b"));
    flags.betaUsers.add("user");
    assertThat(asked(request)).containsExactly("four", "one", "two");
    assertThat(choose(config(), request).assigned()).isEmpty();
  }

  private static ModelName two() {
    return World.model("two");
  }

  @Test
  void withoutAUserTheKeyStandsForOne() {
    tests.put(
        TASK,
        new VendorTest(
            "t", List.of(new Arm("a", World.model("one"), 21), new Arm("b", two(), 79))));
    assertThat(asked(request(TASK, ""))).as("the key is number 20").startsWith("one");
    assertThat(flags.users).containsExactly("key");
  }

  @Test
  void whatMayNotAnswerIsPassedOverAndTheNextStepDecides() {
    flags.betaUsers.add("user");
    flags.defaultModel = Optional.of("nick");
    tests.put(
        TASK,
        new VendorTest(
            "t", List.of(new Arm("a", two(), 100), new Arm("b", World.model("one"), 0))));
    plans.put("free", Map.of("*", models("two")));
    ChatRequest any = request(TASK, "user");
    ChatRequest private_ =
        new ChatRequest(
            TASK,
            any.messages(),
            any.parameters(),
            any.suggested(),
            any.format(),
            "user",
            Purpose.CHAT,
            Optional.of(Set.of("one", "three")));
    Choice choice = choose(config(), private_);
    assertThat(choice.route().models()).startsWith(World.model("three"));
    assertThat(choice.assigned()).as("nobody takes part who is answered otherwise").isEmpty();
    Map<String, LlmProvider> on = new HashMap<>(world.providers);
    on.remove("four");
    on.remove("two");
    assertThat(choose(config(on), any).route().models()).startsWith(World.model("three"));
    flags.defaultModel = Optional.of("nobody knows it");
    assertThat(choose(config(on), any).route().models()).isEqualTo(models("one", "two"));
  }

  @Test
  void aModelThatWritesLessThanIsAskedForIsNoFirstOne() {
    plans.put("free", Map.of("*", models("small", "two")));
    Map<String, LlmProvider> on = new HashMap<>(world.providers);
    on.put("small", new SmallModel(world.providers.get("one")));
    ChatRequest request =
        new ChatRequest(
            TASK,
            request(TASK, "user").messages(),
            new ChatParameters(
                Optional.empty(), Optional.empty(), Optional.of(11), List.of(), Optional.empty()),
            new AnswerFormat.Text(),
            "user",
            Purpose.CHAT);
    assertThat(choose(config(on), request).route().models())
        .isEqualTo(models("two", "small", "one"));
  }

  @Test
  void aRequestThatNamesAModelIsAnsweredByIt() {
    flags.betaUsers.add("user");
    plans.put("free", Map.of("*", models("four")));
    order = ModelOrder.COST;
    assertThat(asked(request("nick", "user"))).containsExactly("three", "one", "two");
  }

  @Test
  void aRouteOfWhichNoModelIsSetUpStaysSo() {
    flags.betaUsers.add("user");
    listed = List.of("off");
    assertThat(asked()).containsExactly("off");
  }

  @Test
  void backupsComeLastUnlessOneIsNamedAlone() {
    listed = List.of("one", "spare");
    plans.put("free", Map.of("*", models("spare", "two")));
    assertThat(asked()).containsExactly("two", "one", "spare");
    order = ModelOrder.LATENCY;
    times.add(World.model("one"), "", 1, world.scheduler.nanoTime());
    assertThat(asked()).containsExactly("two", "one", "spare");
    flags.defaultModel = Optional.of("spare/m");
    assertThat(asked()).containsExactly("spare", "one");
  }

  @Test
  void byCostTheCheapestComesFirstAndAnUnknownPriceIsTheDearest() {
    listed = List.of("one", "two", "three", "four");
    prices =
        TestPrices.of(
            """
            {"vendors": {
              "one": {"m": [{"from": "1970-01-01",
                "usd_per_million_tokens": {"input": 2, "output": 10}}]},
              "two": {"m": [{"from": "1970-01-01",
                "usd_per_million_tokens": {"input": 1, "output": 3}}]},
              "four": {"m": [{"from": "1970-01-01",
                "usd_per_million_tokens": {"input": 1, "output": 3}}]}}}
            """);
    order = ModelOrder.COST;
    assertThat(asked()).containsExactly("two", "four", "one", "three");
    plans.put("free", Map.of("*", models("one", "two")));
    assertThat(asked())
        .as("what a plan prefers stays before the rest")
        .containsExactly("two", "one", "four", "three");
    flags.defaultModel = Optional.of("nick");
    assertThat(asked()).containsExactly("three", "one", "two", "four");
  }

  @Test
  void byLatencyTheSoonestComesFirstAndWhatIsNotMeasuredOnceEach() {
    listed = List.of("one", "two", "three", "four");
    order = ModelOrder.LATENCY;
    long now = world.scheduler.nanoTime();
    times.add(World.model("one"), "", 30, now);
    times.add(World.model("three"), "", 10, now);
    assertThat(asked()).containsExactly("two", "three", "one", "four");
    assertThat(asked()).containsExactly("four", "three", "one", "two");
    assertThat(asked()).containsExactly("three", "one", "two", "four");
    times.add(World.model("two"), "", 20, now);
    assertThat(asked()).containsExactly("three", "two", "one", "four");
    world.pass(FirstTextTimes.TRY);
    assertThat(asked()).as("four did not answer").startsWith("four", "three");
    world.pass(FirstTextTimes.WINDOW.plus(Duration.ofNanos(1)));
    assertThat(asked()).containsExactly("one", "three", "two", "four");
    assertThat(asked()).containsExactly("two", "three", "one", "four");
  }

  @Test
  void ofManyRequestsAtOnceOneTriesAModelOut() throws Exception {
    listed = List.of("one", "two", "three");
    order = ModelOrder.LATENCY;
    times.add(World.model("one"), "", 30, world.scheduler.nanoTime());
    ChatRequest request = request(TASK, "user");
    List<Callable<String>> requests = Collections.nCopies(200, () -> asked(request).getFirst());
    List<String> first = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> asked : threads.invokeAll(requests)) {
        first.add(asked.get());
      }
    }
    assertThat(first).containsOnlyOnce("two", "three").containsOnly("one", "two", "three");
  }

  @Test
  void onlyWhatIsGoingToBeFirstIsTriedOut() {
    listed = List.of("one", "spare");
    order = ModelOrder.LATENCY;
    times.add(World.model("one"), "", 30, world.scheduler.nanoTime());
    flags.defaultModel = Optional.of("nick");
    assertThat(asked()).startsWith("three");
    flags.defaultModel = Optional.empty();
    assertThat(asked()).as("a backup is not").containsExactly("one", "spare");
    plans.put("free", Map.of("*", models("four")));
    listed = List.of("one", "two");
    assertThat(asked()).as("a plan goes before what is listed").startsWith("four", "one");
    assertThat(asked()).startsWith("four", "one");
    plans.clear();
    assertThat(asked()).as("nobody tried it out yet").startsWith("two", "one");
  }

  @Test
  void whoOnlyLooksTriesNoModelOut() {
    listed = List.of("one", "two");
    order = ModelOrder.LATENCY;
    times.add(World.model("one"), "", 30, world.scheduler.nanoTime());
    ChatRequest request = request(TASK, "user");
    GatewayConfig config = config();
    Choice looked =
        new RouteChoice(flags, times, world.scheduler)
            .look(
                new Client(world.scheduler, World.LONG).context,
                config,
                config.route(TASK).orElseThrow(),
                request);
    assertThat(looked.route().models()).isEqualTo(models("one", "two"));
    assertThat(asked()).containsExactly("two", "one");
  }

  @Test
  void aFlagSwitchesTheCacheOffForTheTaskOrTheRouteThatIsAskedFor() {
    assertThat(choose(config(), request(TASK, "user")).mayShare()).isTrue();
    flags.uncachedTasks.add("chat");
    assertThat(choose(config(), request(TASK, "user")).mayShare()).isFalse();
    flags.uncachedTasks.clear();
    flags.uncachedTasks.add(TASK);
    assertThat(choose(config(), request(TASK, "user")).mayShare()).isFalse();
    assertThat(choose(config(), request("nick", "user")).mayShare()).isTrue();
  }

  /** Writes ten tokens at most. */
  private record SmallModel(LlmProvider asked) implements LlmProvider {
    @Override
    public String name() {
      return "small";
    }

    @Override
    public List<ModelInfo> models() {
      return List.of(new ModelInfo("m", true, false, 1_000, 10));
    }

    @Override
    public dev.rolewright.llm.spi.ProviderAnswer stream(
        dev.rolewright.llm.spi.ProviderCall call, dev.rolewright.llm.spi.ProviderSink sink) {
      return asked.stream(call, sink);
    }

    @Override
    public Set<String> listModels(dev.rolewright.platform.Cancellation cancellation) {
      return asked.listModels(cancellation);
    }
  }
}
