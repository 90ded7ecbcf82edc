package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.BudgetScope;
import dev.rolewright.llm.RoutingRules;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.pricing.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documents. */
class DocumentedSettingsTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example: (\\S+) -->\\s+```json\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @Test
  void theExamplesAreValidTogether() throws Exception {
    SettingsFixture fixture = new SettingsFixture(directory.resolve("config"));
    Path key = Files.writeString(directory.resolve("key"), "k");
    TreeSet<String> names = new TreeSet<>();
    Matcher examples =
        EXAMPLE.matcher(
            page("cache.md")
                + page("configuration.md")
                + page("costs.md")
                + page("limits.md")
                + page("routing.md"));
    while (examples.find()) {
      names.add(examples.group(1));
      fixture.write(
          examples.group(1), examples.group(2).replace("/run/secrets/vllm-key", key.toString()));
    }
    assertThat(names)
        .containsExactly(
            "ab_test_config.json",
            "assistants/career-paths.json",
            "assistants/interview-coach.json",
            "budgets.json",
            "flags.json",
            "plans.json",
            "prices.json",
            "provider_settings.json",
            "rate_limits.json");
    fixture.environment.put("OPENAI_API_KEY", "k");
    GatewaySettings settings = fixture.read();
    assertThat(settings.gateway().providers()).containsOnlyKeys("openai", "cluster");
    Price price =
        settings
            .gateway()
            .prices()
            .of("openai", "gpt-4o-mini", Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(price.inputPicos()).isEqualTo(200_000);
    assertThat(settings.budgets().of(BudgetScope.deployment())).hasValue(1_200_000_000_000_000L);
    assertThat(settings.budgets().of(BudgetScope.tenant("any"))).hasValue(100_000_000_000_000L);
    assertThat(settings.gateway().whenSpent()).isEqualTo(WhenSpent.REFUSE);
    RoutingRules rules = settings.gateway().rules();
    assertThat(rules.plans()).containsOnlyKeys("free", "premium");
    assertThat(rules.tests()).containsOnlyKeys("career_path");
    assertThat(settings.flags()).hasSize(3);
    assertThat(settings.bufferedRoutes()).containsExactly("generate_cv");
    assertThat(settings.assistants().get("interview-coach").tenants()).containsExactly("acme");
    assertThat(settings.assistants().get("career-paths").cacheByCategory()).isTrue();
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", name));
  }
}
