package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.CategoryRule;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.ModelOrder;
import dev.rolewright.llm.RequestCategory;
import dev.rolewright.llm.RoutingRules;
import dev.rolewright.llm.VendorTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files say of the order in which models are asked. */
class RoutingSettingsTest {
  private static final ModelName SMALL = new ModelName("local", "small");
  private static final ModelName LARGE = new ModelName("local", "large");
  private static final String TEST =
      """
      {"tests": {"sizes": {"task": "career_path", "arms": [
        {"name": "small", "model": "local/small", "weight": 30},
        {"name": "large", "model": "big", "weight": 70}]}}}
      """;

  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void inAnEmptyDirectory() {
    fixture = new SettingsFixture(directory);
  }

  private RoutingRules rules() {
    return fixture.read().gateway().rules();
  }

  private static ModelName model(String text) {
    int slash = text.indexOf('/');
    return new ModelName(text.substring(0, slash), text.substring(slash + 1));
  }

  @Test
  void freeTenantsGetTheCheapModelsFirstAndPremiumOnesStrongModelsForDocuments() {
    Map<String, Map<String, List<ModelName>>> plans = rules().plans();
    assertThat(plans).containsOnlyKeys("free", "premium");
    assertThat(plans.get("free")).containsOnlyKeys("*");
    assertThat(plans.get("free").get("*"))
        .startsWith(model("openai/gpt-4o-mini"), model("openai/gpt-6-luna"))
        .endsWith(model("azure/gpt-4o-mini"));
    assertThat(plans.get("premium")).containsOnlyKeys("generate_cv", "cover_letter", "career_path");
    assertThat(plans.get("premium").get("cover_letter")).startsWith(model("openai/gpt-6-sol"));
  }

  @Test
  void theShippedTestSetsTwoVendorsAgainstEachOther() {
    assertThat(rules().tests())
        .isEqualTo(
            Map.of(
                "career_path",
                new VendorTest(
                    "career-path-vendors",
                    List.of(
                        new VendorTest.Arm("gpt", model("openai/gpt-6-sol"), 50),
                        new VendorTest.Arm("claude", model("anthropic/claude-sonnet-5-5"), 50)))));
  }

  @Test
  void whatShipsDoesNotHoldForModelsOfTheOperatorsOwn() {
    fixture.providers(SettingsFixture.SMALL);
    assertThat(rules().plans()).isEmpty();
    assertThat(rules().tests()).isEmpty();
  }

  @Test
  void plansAndTestsAreRead() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write(
        "plans.json",
        "{\"plans\": {\"free\": {\"routes\": {\"*\": [\"big\"],"
            + " \"parse_jd\": [\"local/small\", \"big\"]}}}}");
    fixture.write("ab_test_config.json", TEST);
    assertThat(rules().plans())
        .isEqualTo(Map.of("free", Map.of("*", List.of(LARGE), "parse_jd", List.of(SMALL, LARGE))));
    assertThat(rules().tests().get("career_path").arms())
        .containsExactly(
            new VendorTest.Arm("small", SMALL, 30), new VendorTest.Arm("large", LARGE, 70));
  }

  @Test
  void providersOfTheRegionLocalAreTheOperatorsOwn() {
    fixture.providers(SettingsFixture.SMALL);
    assertThat(rules().local()).isEmpty();
    fixture.providers(
        SettingsFixture.SMALL.replace("\"base_url\"", "\"region\": \"local\", \"base_url\""));
    assertThat(rules().local()).containsExactly("local");
  }

  @Test
  void aTestThatIsNotEnabledChangesNothingAndIsCheckedAllTheSame() {
    fixture.providers(SettingsFixture.SMALL);
    String disabled = TEST.replace("\"task\"", "\"enabled\": false, \"task\"");
    fixture.write("ab_test_config.json", disabled);
    assertThat(rules().tests()).isEmpty();
    fixture.write("ab_test_config.json", disabled.replace("\"big\"", "\"bigg\""));
    assertThat(fixture.mistakes())
        .containsExactly(
            "ab_test_config.json: /tests/sizes/arms/1/model: is no alias of a model; did you mean"
                + " \"big\"?");
  }

  @Test
  void aRouteHasAnOrderAndRulesForCategoriesWhichTasksWithoutARouteShare() {
    fixture.providers(
        "{\"models\": [\"local/small\"]}",
        """
        {"models": ["local/small"], "order": "latency", "categories": [
          {"sector": "law", "seniority": "senior", "models": ["big"]},
          {"profile_field": "physics", "models": ["local/small"]}]}
        """);
    List<CategoryRule> expected =
        List.of(
            new CategoryRule(new RequestCategory("law", "senior", ""), List.of(LARGE)),
            new CategoryRule(new RequestCategory("", "", "physics"), List.of(SMALL)));
    assertThat(rules().categories())
        .containsEntry("default", expected)
        .containsEntry("parse_jd", expected);
    assertThat(rules().orders())
        .containsEntry("default", ModelOrder.LATENCY)
        .containsEntry("parse_jd", ModelOrder.LATENCY);
  }

  @Test
  void mistakesInPlansAreTold() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write(
        "plans.json",
        """
        {"plans": {
          "fre": {"routes": {"*": ["big"]}},
          "premium": {
            "routes": {"parse_jb": ["big"], "chat": ["local/smal", "big", "big"], "default": []},
            "model": "big"},
          "free": {}
        }}
        """);
    assertThat(fixture.mistakes())
        .contains(
            "plans.json: /plans/fre: is no plan; did you mean \"free\"?",
            "plans.json: /plans/premium/routes/parse_jb: is no route of provider_settings.json and"
                + " no task; did you mean \"parse_jd\"?",
            "plans.json: /plans/premium/routes/chat/0: names no model of this provider; did you"
                + " mean \"small\"?",
            "plans.json: /plans/premium/routes/chat/2: stands in this list already; name it once")
        .anyMatch(line -> line.startsWith("plans.json: /plans/premium/routes/default: "))
        .anyMatch(line -> line.startsWith("plans.json: /plans/premium/model: is unknown"))
        .anyMatch(line -> line.startsWith("plans.json: /plans/free"))
        .hasSize(7);
  }

  @Test
  void mistakesInTestsAreTold() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write(
        "ab_test_config.json",
        """
        {"tests": {
          "one": {"task": "career_pth", "arms": [
            {"name": "a", "model": "big", "weight": 50},
            {"name": "a", "model": "large", "weight": 40}]},
          "two": {"task": "chat", "arms": [
            {"name": "a", "model": "big", "weight": 100}]},
          "three": {"task": "chat", "arms": [
            {"name": "a", "model": "big", "weight": 110},
            {"name": "b", "model": "big", "weight": -10}]},
          "four": {"task": "default", "arms": [
            {"name": "a", "model": "big", "weight": 50},
            {"name": "b", "model": "local/small", "weight": 50}]},
          "five": {"task": "default", "arms": [
            {"name": "a", "model": "big", "weight": 50},
            {"name": "b", "model": "local/small", "weight": 50}]}
        }}
        """);
    assertThat(fixture.mistakes())
        .contains(
            "ab_test_config.json: /tests/one/task: is no route of provider_settings.json and no"
                + " task; did you mean \"career_path\"?",
            "ab_test_config.json: /tests/one/arms: have weights that sum to 90; they have to sum"
                + " to 100",
            "ab_test_config.json: /tests/one/arms/1/name: is the name of another arm of this test;"
                + " choose another",
            "ab_test_config.json: /tests/five/task: has another test that is enabled; disable one"
                + " of them")
        .anyMatch(line -> line.startsWith("ab_test_config.json: /tests/two/arms: "))
        .anyMatch(line -> line.startsWith("ab_test_config.json: /tests/three/arms/0/weight: "))
        .anyMatch(line -> line.startsWith("ab_test_config.json: /tests/three/arms/1/weight: "));
  }

  @Test
  void mistakesInRoutesAreTold() {
    fixture.providers(
        "{\"models\": [\"local/small\"]}",
        """
        {"models": ["local/small"], "order": "price", "categories": [
          {"models": ["big"]}, {"sector": "law", "models": ["bigg"]}, {"sector": "law", "level": 1}]}
        """);
    assertThat(fixture.mistakes())
        .contains(
            "provider_settings.json: /routes/default/categories/0: names neither sector nor"
                + " seniority nor profile_field; name at least one of them, or put the models"
                + " first in the route",
            "provider_settings.json: /routes/default/categories/1/models/0: is no alias of a"
                + " model; did you mean \"big\"?")
        .anyMatch(line -> line.startsWith("provider_settings.json: /routes/default/order: "))
        .anyMatch(line -> line.contains("/routes/default/categories/2/level: is unknown"));
  }

  @Test
  void theFilesAreReadAgainWhenTheyChange() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write("ab_test_config.json", TEST);
    try (Settings settings = fixture.load()) {
      fixture.write("ab_test_config.json", TEST.replace("career_path", "chat"));
      fixture.write("plans.json", "{\"plans\": {\"free\": {\"routes\": {\"*\": [\"big\"]}}}}");
      assertThat(settings.reload()).isTrue();
      RoutingRules rules = settings.current().gateway().rules();
      assertThat(rules.tests()).containsOnlyKeys("chat");
      assertThat(rules.plans()).containsOnlyKeys("free");
      fixture.write("plans.json", "{\"plans\": {\"free\": {\"routes\": {\"*\": [\"bg\"]}}}}");
      assertThat(settings.reload()).isFalse();
      assertThat(settings.current().gateway().rules()).isEqualTo(rules);
    }
  }

  @Test
  void aDirectoryThatHoldsOnlyOneOfThemIsAConfigurationDirectory() {
    assertThat(Settings.areIn(directory)).isFalse();
    fixture.write("ab_test_config.json", "{\"tests\": {}}");
    assertThat(Settings.areIn(directory)).isTrue();
  }
}
