package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.VendorTest.Arm;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.pricing.Prices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of a choice whatever is configured. */
class RouteChoiceInvariantsTest {
  private static final String TASK = "career_path";
  private static final List<String> NAMES = List.of("one", "two", "three", "four", "five");
  private static final RequestCategory LAW = new RequestCategory("law", "", "");

  private final World world = new World();

  RouteChoiceInvariantsTest() {
    NAMES.forEach(world::provider);
  }

  /** What is random about a request and a configuration, in names of providers. */
  record Case(
      List<String> listed,
      Set<String> on,
      Set<String> allowed,
      Optional<String> beta,
      Optional<List<String>> arms,
      Optional<String> flag,
      List<String> category,
      List<String> plan,
      String user) {
    boolean isUsable(String provider) {
      return on.contains(provider) && allowed.contains(provider);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<String> name = Arbitraries.of(NAMES);
    Arbitrary<List<String>> some = name.list().ofMaxSize(3).uniqueElements();
    Arbitrary<Set<String>> most = name.set().ofMinSize(2);
    return Combinators.combine(
            name.list().ofMinSize(1).ofMaxSize(4).uniqueElements(),
            most,
            most,
            name.optional(),
            name.list().ofSize(2).optional(),
            name.optional(),
            some,
            Combinators.combine(some, Arbitraries.integers().between(0, 99)).as(Picked::new))
        .as(
            (listed, on, allowed, beta, arms, flag, category, rest) ->
                new Case(
                    listed,
                    on,
                    allowed,
                    beta,
                    arms,
                    flag,
                    category,
                    rest.plan(),
                    "user-" + rest.user()));
  }

  private record Picked(List<String> plan, int user) {}

  private static List<ModelName> models(List<String> providers) {
    return providers.stream().map(World::model).toList();
  }

  private GatewayConfig config(Case drawn, ModelOrder order) {
    Route route =
        new Route(
            TASK, models(drawn.listed()), ChatParameters.CONFIGURED, TimeLimits.DEFAULT, 1_000);
    Map<String, LlmProvider> providers = new HashMap<>();
    drawn.on().forEach(name -> providers.put(name, world.providers.get(name)));
    Map<String, ModelName> aliases = new HashMap<>();
    drawn.beta().ifPresent(name -> aliases.put("gpt-4-turbo", World.model(name)));
    drawn.flag().ifPresent(name -> aliases.put("flagged", World.model(name)));
    return new GatewayConfig(
        providers,
        aliases,
        Map.of(TASK, route),
        Optional.empty(),
        RetryPolicy.DEFAULT,
        Map.of(),
        Prices.free(),
        WhenSpent.LOCAL,
        CachePolicy.OFF,
        new RoutingRules(
            drawn.plan().isEmpty()
                ? Map.of()
                : Map.of("free", Map.of(RoutingRules.ANY_ROUTE, models(drawn.plan()))),
            drawn.arms().map(arms -> Map.of(TASK, test(arms))).orElse(Map.of()),
            drawn.category().isEmpty()
                ? Map.of()
                : Map.of(TASK, List.of(new CategoryRule(LAW, models(drawn.category())))),
            Map.of(TASK, order),
            Set.of(),
            Set.of()));
  }

  private static VendorTest test(List<String> arms) {
    return new VendorTest(
        "vendors",
        List.of(
            new Arm("a", World.model(arms.getFirst()), 40),
            new Arm("b", World.model(arms.getLast()), 60)));
  }

  private ChatRequest request(Case drawn) {
    ChatRequest any = new Client(world.scheduler, World.LONG).request(TASK);
    return new ChatRequest(
            TASK,
            any.messages(),
            any.parameters(),
            any.suggested(),
            any.format(),
            drawn.user(),
            Purpose.CHAT,
            Optional.of(drawn.allowed()))
        .about(LAW);
  }

  private Choice choose(Case drawn, ModelOrder order) {
    GatewayConfig config = config(drawn, order);
    ScriptedFlags flags = new ScriptedFlags();
    drawn.beta().ifPresent(name -> flags.betaUsers.add(drawn.user()));
    flags.defaultModel = drawn.flag().map(name -> "flagged");
    return new RouteChoice(flags, new FirstTextTimes(), world.scheduler)
        .of(
            new Client(world.scheduler, World.LONG).context,
            config,
            config.route(TASK).orElseThrow(),
            request(drawn));
  }

  /** Returns who would be asked, in their order; none where the request is refused. */
  private List<String> asked(Case drawn, Choice choice, ModelOrder order) {
    try {
      return Candidates.of(config(drawn, order), choice.route(), request(drawn)).models().stream()
          .map(ModelName::provider)
          .toList();
    } catch (RolewrightException refused) {
      return List.of();
    }
  }

  @Property
  void nobodyIsAskedWhoIsForbiddenOffOrNotConfigured(
      @ForAll("cases") Case drawn, @ForAll ModelOrder order) {
    Choice choice = choose(drawn, order);
    List<String> asked = asked(drawn, choice, order);
    assertThat(asked).allMatch(drawn::isUsable).doesNotHaveDuplicates();
    if (drawn.listed().stream().anyMatch(drawn.on()::contains)) {
      assertThat(asked).containsAll(drawn.listed().stream().filter(drawn::isUsable).toList());
    } else {
      assertThat(asked).as("a route that is off stays off").isEmpty();
    }
    choice.assigned().ifPresent(side -> assertThat(asked).startsWith(side.model().provider()));
    assertThat(choose(drawn, order)).isEqualTo(choice);
  }

  @Property
  void theFirstStepThatCanDecidesWhoIsFirst(@ForAll("cases") Case drawn) {
    Choice choice = choose(drawn, ModelOrder.LISTED);
    List<String> asked = asked(drawn, choice, ModelOrder.LISTED);
    if (asked.isEmpty()) {
      return;
    }
    Optional<String> side =
        drawn.arms().map(arms -> test(arms).of(drawn.user()).model().provider());
    Stream<String> steps =
        Stream.of(
                drawn.beta().stream(),
                side.stream(),
                drawn.flag().stream(),
                drawn.category().stream(),
                drawn.plan().stream(),
                drawn.listed().stream())
            .flatMap(step -> step);
    Predicate<String> usable = drawn::isUsable;
    assertThat(asked.getFirst()).isEqualTo(steps.filter(usable).findFirst().orElseThrow());
    boolean isBeta = drawn.beta().filter(usable).isPresent();
    assertThat(choice.assigned().isPresent()).isEqualTo(!isBeta && side.filter(usable).isPresent());
  }

  /** The users' names are fixed, so that this either holds for ever or never. */
  @Property(tries = 1)
  void ofManyUsersEachSideGetsItsShare() {
    VendorTest test = test(List.of("one", "two"));
    Map<String, Long> users =
        IntStream.range(0, 10_000)
            .mapToObj(user -> test.of("user-" + user).name())
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    assertThat(users.get("a")).isBetween(3_900L, 4_100L);
    assertThat(users.get("b")).isBetween(5_900L, 6_100L);
  }
}
