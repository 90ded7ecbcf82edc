package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.pricing.Prices;
import dev.rolewright.testkit.TestScheduler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a caller learns of models that nobody can ask. */
class UnanswerableTest {
  private static final Map<String, OffProvider> OFF =
      Map.of(
          "far",
              new OffProvider(Set.of("deep"), "FAR_KEY is not set", OffProvider.Remedy.TENANT_KEY),
          "hidden", new OffProvider(Set.of("h"), "forbidden", OffProvider.Remedy.PRIVACY),
          "shut",
              new OffProvider(
                  Set.of("s"), "it is switched off in a file", OffProvider.Remedy.CONFIGURATION));

  private static final Route ROUTE = route("both", new ModelName("on", "m"));
  private static final Route FAR = route("distant", new ModelName("far", "deep"));

  private static final Route HIDDEN = route("veiled", new ModelName("hidden", "h"));

  private static Route route(String name, ModelName model) {
    return new Route(name, List.of(model), ChatParameters.CONFIGURED, TimeLimits.DEFAULT, 1_000);
  }

  private final TestScheduler scheduler = new TestScheduler(1);

  private GatewayConfig config(Map<String, LlmProvider> providers) {
    return new GatewayConfig(
        providers,
        Map.of("remote", new ModelName("far", "deep"), "near", new ModelName("on", "m")),
        Map.of(ROUTE.name(), ROUTE, FAR.name(), FAR, HIDDEN.name(), HIDDEN),
        Optional.of(ROUTE),
        World.NO_RETRIES,
        OFF,
        Prices.free(),
        WhenSpent.LOCAL,
        CachePolicy.DEFAULT,
        RoutingRules.NONE);
  }

  private String refused(boolean isOneOn, String target, ErrorCode code) {
    World world = new World();
    ScriptedProvider on = new ScriptedProvider("on", 1_000, scheduler, call -> List.of());
    GatewayConfig config = config(isOneOn ? Map.of("on", on) : Map.of());
    Client client = new Client(world.scheduler, World.LONG);
    Gateway gateway = world.gateway(() -> config);
    world.scheduler.start("client", () -> client.ask(gateway, target));
    world.scheduler.run();
    world.assertFailed(client, code);
    assertThat(world.recording.requests).isEmpty();
    return String.valueOf(client.failure);
  }

  @Test
  void ofAModelThatIsOffWhatIsMissingIsTold() {
    for (String target : List.of("far/deep", "remote")) {
      assertThat(refused(true, target, ErrorCode.NOT_SET_UP))
          .contains("provider far")
          .contains("FAR_KEY is not set")
          .contains("PutProviderKey");
    }
    assertThat(refused(true, "shut/s", ErrorCode.NOT_SET_UP))
        .contains("switched off")
        .doesNotContain("PutProviderKey");
  }

  @Test
  void whatATenantsSwitchesForbidIsToldAsThatWhateverElseIsOff() {
    for (boolean isOneOn : new boolean[] {true, false}) {
      for (String target : List.of("hidden/h", "veiled")) {
        assertThat(refused(isOneOn, target, ErrorCode.PRECONDITION))
            .contains("privacy switches of the tenant forbid")
            .contains("(hidden: forbidden)")
            .contains("An admin of the tenant sees its switches with `rolewright privacy show`")
            .contains("`rolewright privacy set` (PutTenantPrivacy)");
      }
    }
  }

  @Test
  void ofANameThatNobodyKnowsTheNearestThatCanBeAskedIsTold() {
    assertThat(refused(true, "on/n", ErrorCode.NOT_FOUND)).contains("did you mean \"on/m\"?");
    assertThat(refused(true, "neer", ErrorCode.NOT_FOUND)).contains("did you mean \"near\"?");
    assertThat(refused(true, "bot", ErrorCode.NOT_FOUND)).contains("did you mean \"both\"?");
    assertThat(refused(true, "remot", ErrorCode.NOT_FOUND))
        .as("it could not be asked")
        .doesNotContain("remote");
    assertThat(refused(true, "far/shallow", ErrorCode.NOT_FOUND)).contains("ListProviders");
  }

  @Test
  void ofARouteWhoseProvidersAreOffEachIsTold() {
    assertThat(refused(true, "distant", ErrorCode.NOT_SET_UP))
        .contains("far: FAR_KEY is not set")
        .doesNotContain("shut");
  }

  @Test
  void whereNoneIsSetUpThatIsToldWhateverWasAskedFor() {
    for (String target : List.of("far/deep", "remote", "both", "distant", "nobody/knows")) {
      assertThat(refused(false, target, ErrorCode.NOT_SET_UP))
          .contains("No provider of language models is set up")
          .contains("far: FAR_KEY is not set")
          .contains("OPENAI_API_KEY");
    }
  }
}
