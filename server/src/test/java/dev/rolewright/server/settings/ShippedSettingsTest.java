package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.RetryPolicy;
import dev.rolewright.llm.Route;
import dev.rolewright.llm.TimeLimits;
import dev.rolewright.llm.providers.VendorKind;
import dev.rolewright.safety.SafetyPolicies;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the server ships with, under various environments. */
class ShippedSettingsTest {
  @TempDir java.nio.file.Path directory;

  private SettingsFixture fixture() {
    return new SettingsFixture(directory.resolve("config"));
  }

  @Test
  void noVendorIsOnWithoutAKey() {
    GatewaySettings settings = fixture().read();
    assertThat(settings.version()).isEqualTo(1);
    assertThat(settings.gateway().providers()).isEmpty();
    assertThat(settings.providers())
        .extracting(ConfiguredProvider::name, provider -> provider.off().orElse("on"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("openai", "OPENAI_API_KEY is not set"),
            org.assertj.core.groups.Tuple.tuple("anthropic", "ANTHROPIC_API_KEY is not set"),
            org.assertj.core.groups.Tuple.tuple("azure", "AZURE_OPENAI_API_KEY is not set"),
            org.assertj.core.groups.Tuple.tuple("ollama", "OLLAMA_BASE_URL is not set"));
    assertThat(settings.providers()).noneMatch(ConfiguredProvider::switchedOff);
    assertThat(settings.remarks()).as("nobody chose them").isEqualTo(SettingsRemarks.NONE);
  }

  @Test
  void hasARouteForEveryTaskAndACheapOneForUnknownTasks() {
    GatewaySettings settings = fixture().read();
    Map<String, Route> routes = settings.gateway().routes();
    assertThat(routes)
        .containsKeys(
            "default",
            "parse_jd",
            "match_skills",
            "assistant",
            "generate_cv",
            "cover_letter",
            "career_path");
    assertThat(settings.defaultRoute()).isEqualTo("default");
    assertThat(settings.gateway().direct()).contains(routes.get("default"));
    Route parse = routes.get("parse_jd");
    assertThat(parse.limits()).isEqualTo(TimeLimits.DEFAULT);
    assertThat(parse.maxCharacters()).isEqualTo(10_000);
    assertThat(routes.get("generate_cv").limits().total()).isEqualTo(Duration.ofSeconds(120));
    assertThat(routes.get("generate_cv").maxCharacters()).isEqualTo(40_000);
    assertThat(settings.gateway().retries()).isEqualTo(RetryPolicy.DEFAULT);
    assertThat(settings.bufferedRoutes()).isEmpty();
    for (Route route : routes.values()) {
      assertThat(route.models().getLast().provider()).as("Azure is a backup").isEqualTo("azure");
    }
  }

  @Test
  void oldNamesOfModelsAreAliases() {
    Map<String, ModelName> aliases = fixture().read().gateway().aliases();
    assertThat(aliases)
        .containsEntry("gpt-3.5-turbo", new ModelName("openai", "gpt-6-luna"))
        .containsEntry("gpt-4", new ModelName("openai", "gpt-6-sol"))
        .containsEntry("gpt-4-turbo", new ModelName("openai", "gpt-6-sol"))
        .containsEntry("claude-3-5-sonnet", new ModelName("anthropic", "claude-sonnet-5-5"))
        .containsEntry("gpt-4o-mini", new ModelName("openai", "gpt-4o-mini"));
  }

  @Test
  void aModelsOwnNameMeansTheProviderThatIsOn() {
    SettingsFixture fixture = fixture();
    fixture.environment.put("AZURE_OPENAI_ENDPOINT", "https://acme.openai.azure.com");
    fixture.environment.put("AZURE_OPENAI_API_KEY", "k");
    assertThat(fixture.read().gateway().aliases())
        .containsEntry("gpt-4o-mini", new ModelName("azure", "gpt-4o-mini"));
  }

  @Test
  void theEnvironmentSwitchesVendorsOn() {
    SettingsFixture fixture = fixture();
    fixture.environment.putAll(
        Map.of(
            "OPENAI_API_KEY", "sk-1",
            "ANTHROPIC_API_KEY", "sk-2",
            "ANTHROPIC_BASE_URL", "http://127.0.0.1:9/v1",
            "AZURE_OPENAI_ENDPOINT", "https://acme.openai.azure.com",
            "AZURE_OPENAI_KEY", "az",
            "AZURE_OPENAI_DEPLOYMENT", "acme-mini",
            "OLLAMA_BASE_URL", "http://127.0.0.1:11434"));
    GatewaySettings settings = fixture.read();
    assertThat(settings.gateway().providers())
        .containsOnlyKeys("openai", "anthropic", "azure", "ollama");
    assertThat(settings.providers()).allMatch(provider -> provider.off().isEmpty());
    assertThat(settings.providers().get(2).backup()).isTrue();
    assertThat(fixture.opened.get("openai").apiKey()).isEqualTo("sk-1");
    assertThat(fixture.opened.get("openai").baseUrl())
        .isEqualTo(VendorKind.OPENAI.defaultBaseUrl().orElseThrow());
    assertThat(fixture.opened.get("openai").connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(fixture.opened.get("anthropic").baseUrl())
        .isEqualTo(URI.create("http://127.0.0.1:9/v1"));
    assertThat(fixture.opened.get("azure").apiKey()).isEqualTo("az");
    assertThat(fixture.opened.get("azure").deployments())
        .isEqualTo(Map.of("gpt-4o-mini", "acme-mini", "gpt-4o", "acme-mini"));
    assertThat(settings.toString()).doesNotContain("sk-1").doesNotContain("sk-2");
  }

  @Test
  void aVendorThatIsConfiguredByHalfIsAnErrorThatNamesTheVariable() {
    SettingsFixture fixture = fixture();
    fixture.environment.put("AZURE_OPENAI_ENDPOINT", "https://acme.openai.azure.com");
    fixture.environment.put("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
    fixture.environment.put("ANTHROPIC_API_KEY", " ");
    assertThat(fixture.mistakes())
        .containsExactlyInAnyOrder(
            "AZURE_OPENAI_ENDPOINT is set and AZURE_OPENAI_API_KEY is not; set both or none of"
                + " them",
            "OPENAI_BASE_URL is set and OPENAI_API_KEY is not; set both or none of them");
    fixture.environment.clear();
    fixture.environment.put("AZURE_OPENAI_KEY", "secret");
    assertThat(fixture.mistakes())
        .containsExactly(
            "AZURE_OPENAI_API_KEY is set and AZURE_OPENAI_ENDPOINT is not; set both or none of"
                + " them");
    fixture.environment.clear();
    fixture.environment.put("AZURE_OPENAI_DEPLOYMENT", "acme");
    assertThat(fixture.mistakes()).singleElement().asString().contains("AZURE_OPENAI_DEPLOYMENT");
  }

  @Test
  void aWrongAddressInTheEnvironmentIsNamed() {
    SettingsFixture fixture = fixture();
    fixture.environment.put("OPENAI_BASE_URL", "api.openai.com/sesame");
    fixture.environment.put("OPENAI_API_KEY", "sk");
    assertThat(fixture.mistakes())
        .singleElement()
        .asString()
        .startsWith("environment: OPENAI_BASE_URL: must be an http or https address")
        .doesNotContain("sesame");
    fixture.environment.remove("OPENAI_BASE_URL");
    fixture.environment.put("OPENAI_API_KEY", "two words");
    assertThat(fixture.mistakes())
        .singleElement()
        .asString()
        .contains("/providers/openai/api_key")
        .doesNotContain("two words");
  }

  @Test
  void theThreeAssistantsTakeTheirInstructionsFromPrompts() {
    Map<String, Assistant> assistants = fixture().read().assistants();
    assertThat(assistants)
        .containsOnlyKeys("cv-data-extractor", "cv-pii-identifier", "cv-skills-analyst");
    assertThat(assistants.get("cv-data-extractor"))
        .isEqualTo(
            new Assistant(
                "cv-data-extractor",
                "Reads a CV into a candidate profile.",
                new Assistant.Instructions.Prompt("cv_data_extractor"),
                "assistant",
                ChatParameters.CONFIGURED,
                Optional.of(new Assistant.OutputSchema.BuiltIn("candidate_profile_schema")),
                java.util.Set.of(),
                SafetyPolicies.STANDARD,
                false,
                true));
  }

  @Test
  void aVariablePutsAnotherAssistantInThePlaceOfAShippedOne() {
    SettingsFixture fixture = fixture();
    fixture.write("assistants/mine.json", "{\"instructions\": \"Read.\"}");
    fixture.environment.put("CV_DATA_EXTRACTOR_ASSISTANT_ID", "mine");
    Map<String, Assistant> assistants = fixture.read().assistants();
    assertThat(assistants.get("cv-data-extractor")).isEqualTo(assistants.get("mine"));
    fixture.environment.put("CV_PII_IDENTIFIER_ASSISTANT_ID", "asst_1234");
    assertThat(fixture.mistakes())
        .containsExactly(
            "environment: CV_PII_IDENTIFIER_ASSISTANT_ID: there is no assistant of this name;"
                + " known are cv-data-extractor, cv-pii-identifier, cv-skills-analyst, mine");
  }

  @Test
  void everyModelSaysWhatItCan() {
    for (ConfiguredProvider provider : fixture().read().providers()) {
      for (ConfiguredProvider.Model model : provider.models()) {
        assertThat(model.info().contextTokens()).as(model.name()).isPositive();
      }
    }
    assertThat(
            fixture().read().providers().getFirst().models().stream()
                .filter(model -> model.name().equals("gpt-4o-mini"))
                .map(ConfiguredProvider.Model::parameters))
        .containsExactly(
            new ChatParameters(
                Optional.of(0.1),
                Optional.of(1.0),
                Optional.of(16_384),
                List.of(),
                Optional.empty()));
  }
}
