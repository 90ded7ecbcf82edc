package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Route;
import dev.rolewright.safety.SafetyPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the operator's own. */
class SettingsTest {
  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void inAnEmptyDirectory() {
    fixture = new SettingsFixture(directory);
  }

  @Test
  void aFileTakesThePlaceOfTheShippedOne() {
    fixture.providers(SettingsFixture.SMALL);
    GatewaySettings settings = fixture.read();
    assertThat(settings.providers()).extracting(ConfiguredProvider::name).containsExactly("local");
    assertThat(settings.gateway().providers()).containsOnlyKeys("local");
    assertThat(settings.gateway().aliases())
        .containsEntry("big", new ModelName("local", "large"))
        .containsEntry("small", new ModelName("local", "small"));
    assertThat(settings.breaker()).isEqualTo(BreakerPolicy.DEFAULT);
    assertThat(settings.assistants()).as("shipped ones stay").hasSize(3);
    assertThat(settings.assistants().get("cv-data-extractor").model()).isEqualTo("default");
  }

  @Test
  void aKeyFromAFileIsReadAgainWhenItChanges() throws Exception {
    Path key = directory.resolve("secret");
    Files.writeString(key, "first\n");
    fixture.providers("\"kind\"", "\"api_key\": {\"file\": \"" + key + "\"}, \"kind\"");
    try (Settings settings = fixture.load()) {
      assertThat(fixture.opened.get("local").apiKey()).isEqualTo("first");
      Files.writeString(key, "second");
      assertThat(settings.reload()).isTrue();
      assertThat(fixture.opened.get("local").apiKey()).isEqualTo("second");
      Files.delete(key);
      assertThat(settings.reload()).isFalse();
      assertThat(settings.current().version()).isEqualTo(2);
    }
    assertThat(fixture.heard).last().asString().contains(key + ": is named by the configuration");
    assertThat(fixture.heard.toString()).doesNotContain("second");
  }

  @Test
  void aProviderWhoseVariableIsMissingIsOff() {
    fixture.providers("\"kind\"", "\"api_key\": {\"env\": \"MY_KEY\"}, \"kind\"");
    assertThat(fixture.read().providers().getFirst().off()).contains("MY_KEY is not set");
    fixture.environment.put("MY_KEY", "k");
    assertThat(fixture.read().gateway().providers()).containsOnlyKeys("local");
    fixture.providers("\"kind\"", "\"enabled\": false, \"kind\"");
    ConfiguredProvider local = fixture.read().providers().getFirst();
    assertThat(local.switchedOff()).isTrue();
    assertThat(local.off()).contains("it is switched off in provider_settings.json");
  }

  @Test
  void backupsComeLastWhereverTheyStand() {
    fixture.providers(
        """
        {
          "providers": {
            "b": {"kind": "openai_compatible", "backup": true, "base_url": "http://b/v1", "models": {"m": {}}},
            "a": {"kind": "openai_compatible", "base_url": "http://a/v1", "models": {"m": {}, "n": {}}}
          },
          "routes": {
            "default": {
              "models": ["b/m", "n", "m"],
              "parameters": {"temperature": 0.5},
              "time_limits": {"first_token_seconds": 0.5, "total_seconds": 7},
              "max_answer_characters": 5,
              "buffer_until_complete": true
            }
          },
          "default_route": "default",
          "direct_route": "default"
        }
        """);
    GatewaySettings settings = fixture.read();
    Route route = settings.gateway().routes().get("default");
    assertThat(route.models())
        .containsExactly(new ModelName("a", "n"), new ModelName("a", "m"), new ModelName("b", "m"));
    assertThat(route.parameters().temperature()).contains(0.5);
    assertThat(route.limits().firstToken()).isEqualTo(Duration.ofMillis(500));
    assertThat(route.maxCharacters()).isEqualTo(5);
    assertThat(settings.bufferedRoutes()).isEqualTo(Set.of("default"));
  }

  @Test
  void anAssistantMayBeATenantsOwn() {
    fixture.write(
        "assistants/acme-helper.json",
        """
        {
          "instructions": "Help.",
          "model": "gpt-4",
          "parameters": {"temperature": 0},
          "output_schema": {"type": "object", "properties": {"a": {"type": "string"}}},
          "tenants": ["acme"]
        }
        """);
    Assistant assistant = fixture.read().assistants().get("acme-helper");
    assertThat(assistant.instructions()).isEqualTo(new Assistant.Instructions.Text("Help."));
    assertThat(assistant.tenants()).containsExactly("acme");
    assertThat(assistant.parameters().temperature()).contains(0.0);
    assertThat(assistant.outputSchema())
        .hasValueSatisfying(
            schema -> assertThat(schema).isInstanceOf(Assistant.OutputSchema.Inline.class));
  }

  @Test
  void safetyPoliciesAreChosenByName() {
    fixture.providers(
        "\"routes\"", "\"safety\": {\"chat\": \"standard\", \"tasks\": \"off\"}, \"routes\"");
    fixture.write("assistants/own.json", "{\"instructions\": \"x\"}");
    fixture.write("assistants/open.json", "{\"instructions\": \"x\", \"safety_policy\": \"off\"}");
    GatewaySettings settings = fixture.read();
    assertThat(settings.safety())
        .isEqualTo(
            new SafetySettings(
                SafetyPolicies.OFF, SafetyPolicies.STANDARD, SafetyPolicies.STANDARD));
    assertThat(settings.assistants().get("own").safety()).isEqualTo(SafetyPolicies.STANDARD);
    assertThat(settings.assistants().get("open").safety()).isEqualTo(SafetyPolicies.OFF);
    assertThat(settings.assistants().get("cv-pii-identifier").safety())
        .isEqualTo(SafetyPolicies.INJECTION_ONLY);
  }

  @Test
  void withoutAWordOfSafetyTasksAreScreenedAndConversationsAreNot() {
    fixture.providers(SettingsFixture.SMALL);
    assertThat(fixture.read().safety())
        .isEqualTo(
            new SafetySettings(
                SafetyPolicies.STANDARD, SafetyPolicies.STANDARD, SafetyPolicies.OFF));
  }

  @Test
  void anInvalidChangeIsHeardAndChangesNothing() {
    fixture.providers(SettingsFixture.SMALL);
    try (Settings settings = fixture.load()) {
      GatewaySettings before = settings.current();
      fixture.providers("\"small\": {}", "\"small\": {\"contxt_tokens\": 1}");
      assertThat(settings.reload()).isFalse();
      assertThat(settings.current()).isSameAs(before);
      fixture.providers(SettingsFixture.SMALL.substring(0, 100));
      assertThat(settings.reload()).isFalse();
      fixture.providers("\"small\": {}", "\"small\": {\"context_tokens\": 1}");
      assertThat(settings.reload()).isTrue();
      assertThat(settings.current().version()).isEqualTo(2);
    }
    assertThat(fixture.heard)
        .satisfiesExactly(
            first -> assertThat(first).contains("did you mean \"context_tokens\"?"),
            second -> assertThat(second).contains("is no valid JSON"),
            third -> assertThat(third).isEqualTo("accepted 2"));
  }
}
