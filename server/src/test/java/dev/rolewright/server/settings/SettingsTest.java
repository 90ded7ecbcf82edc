package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Route;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.safety.SafetyPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the operator's own. */
class SettingsTest {
  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void inAnEmptyDirectory() {
    fixture = new SettingsFixture(directory);
  }

  private void providers(String json) {
    fixture.write("provider_settings.json", json);
  }

  private void providers(String from, String to) {
    assertThat(SettingsFixture.SMALL).contains(from);
    providers(SettingsFixture.SMALL.replace(from, to));
  }

  @Test
  void aFileTakesThePlaceOfTheShippedOne() {
    providers(SettingsFixture.SMALL);
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
  void everyMistakeOfEveryFileIsToldAtOnce() {
    providers(
        """
        {
          "providers": {
            "one": {
              "kind": "openia",
              "models": {}
            },
            "two": {
              "kind": "openai",
              "api_key": "sk-sesame",
              "base_url": "ftp://sesame.example",
              "max_retries": 3,
              "models": {
                "a": {"aliases": ["x", "default"], "max_output_tokens": 5, "parameters": {"max_tokens": 6}},
                "b": {"aliases": ["x"], "context_tokens": 0}
              }
            }
          },
          "routes": {
            "default": {
              "models": ["two/aa", "tow/a", "y", "two/a", "x"],
              "time_limits": {"total_seconds": 5, "first_token_seconds": 6}
            },
            "empty": {"models": []}
          },
          "default_route": "defalt",
          "retries": {"max_retries": 11},
          "tenant_keys": {"endpoint_hosts": ["*"]}
        }
        """);
    fixture.write("assistants/bad.json", "{\"output_schema\": \"pii_entity_schema\"}");
    fixture.write(
        "assistants/worse.json",
        "{\"instructions\": \"x\", \"output_schema\": {\"type\": \"objekt\"}, \"model\":"
            + " \"no/one\"}");
    fixture.write("assistants/half.json", "{\"instructions\": \"x");
    fixture.write("provider_setting.json", "{}");
    List<String> mistakes = fixture.mistakes();
    assertThat(mistakes)
        .contains(
            "provider_setting.json: is no configuration file; did you mean"
                + " \"provider_settings.json\"?",
            "provider_settings.json: /providers/two/api_key: must not stand in this file; name"
                + " where it is: {\"env\": \"NAME_OF_A_VARIABLE\"} or {\"file\":"
                + " \"/run/secrets/NAME\"}",
            "provider_settings.json: /providers/two/max_retries: is unknown; known are kind,"
                + " enabled, backup, region, base_url, api_key, api_version, deployments,"
                + " connect_timeout_seconds, models",
            "provider_settings.json: /providers/two/models/a/aliases/1: is the name of a route"
                + " too; choose another",
            "provider_settings.json: /providers/two/models/a/parameters/max_tokens: is above the"
                + " model's max_output_tokens",
            "provider_settings.json: /providers/two/models/b/aliases/0: is an alias already; name"
                + " it once",
            "provider_settings.json: /routes/default/models/0: names no model of this provider;"
                + " did you mean \"a\"?",
            "provider_settings.json: /routes/default/models/1: names no provider of this file; did"
                + " you mean \"two\"?",
            "provider_settings.json: /routes/default/models/4: stands in this route already; name"
                + " it once",
            "provider_settings.json: /routes/default/time_limits/first_token_seconds: is above"
                + " total_seconds, so that it never ends a call",
            "provider_settings.json: /default_route: names no route of this file; did you mean"
                + " \"default\"?",
            "assistants/bad.json: must have either \"instructions\" or \"prompt\", and only one of"
                + " them",
            "assistants/bad.json: /output_schema: is no built-in schema; did you mean"
                + " \"pii_entities_schema\"?",
            "assistants/worse.json: /model: is no route, alias or NAME/MODEL of"
                + " provider_settings.json",
            "assistants/half.json: is no valid JSON, or has a name twice in one object");
    for (String place :
        List.of(
            "/providers/one/kind",
            "/providers/two/base_url",
            "/providers/two/models/b/context_tokens",
            "/routes/default/models/2",
            "/routes/empty/models",
            "/retries/max_retries",
            "/tenant_keys/endpoint_hosts/0",
            "/direct_route",
            "assistants/worse.json: /output_schema")) {
      assertThat(mistakes).as(place).anyMatch(line -> line.contains(place));
    }
    assertThat(String.join("\n", mistakes)).doesNotContain("sesame").doesNotContain("objekt");
    assertThatThrownBy(fixture::load).isInstanceOf(ConfigException.class);
  }

  @Test
  void theLineOfAMistakeIsTold() {
    providers("\"kind\": \"openai_compatible\"", "\"kind\": \"openai_compatible\", \"regoin\": 1");
    assertThat(Settings.mistakes(directory, fixture.environment))
        .containsExactly(
            directory.resolve("provider_settings.json")
                + ":4: /providers/local/regoin: is unknown; did you mean \"region\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"env\": \"A\", \"file\": \"/b\"}", "{}", "{\"env\": \"sk-sesame\"}"})
  void aKeyIsOneReference(String reference) {
    providers("\"kind\"", "\"api_key\": " + reference + ", \"kind\"");
    assertThat(fixture.mistakes())
        .anyMatch(line -> line.contains("/api_key"))
        .noneMatch(line -> line.contains("sesame"));
  }

  @Test
  void aKeyFromAFileIsReadAgainWhenItChanges() throws Exception {
    Path key = directory.resolve("secret");
    Files.writeString(key, "first\n");
    providers("\"kind\"", "\"api_key\": {\"file\": \"" + key + "\"}, \"kind\"");
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
    providers("\"kind\"", "\"api_key\": {\"env\": \"MY_KEY\"}, \"kind\"");
    assertThat(fixture.read().providers().getFirst().off()).contains("MY_KEY is not set");
    fixture.environment.put("MY_KEY", "k");
    assertThat(fixture.read().gateway().providers()).containsOnlyKeys("local");
    providers("\"kind\"", "\"enabled\": false, \"kind\"");
    ConfiguredProvider local = fixture.read().providers().getFirst();
    assertThat(local.switchedOff()).isTrue();
    assertThat(local.off()).contains("it is switched off in provider_settings.json");
  }

  @Test
  void backupsComeLastWhereverTheyStand() {
    providers(
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
    providers("\"routes\"", "\"safety\": {\"chat\": \"standard\", \"tasks\": \"off\"}, \"routes\"");
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
  void anUnknownSafetyPolicyIsAMistake() {
    providers("\"routes\"", "\"safety\": {\"tasks\": \"standart\"}, \"routes\"");
    fixture.write("assistants/own.json", "{\"instructions\": \"x\", \"safety_policy\": \"none\"}");
    assertThat(fixture.mistakes())
        .containsExactlyInAnyOrder(
            "provider_settings.json: /safety/tasks: is no safety policy; did you mean"
                + " \"standard\"?",
            "assistants/own.json: /safety_policy: is no safety policy; known are"
                + " injection_only, off, standard");
  }

  @Test
  void withoutAWordOfSafetyTasksAreScreenedAndConversationsAreNot() {
    providers(SettingsFixture.SMALL);
    assertThat(fixture.read().safety())
        .isEqualTo(
            new SafetySettings(
                SafetyPolicies.STANDARD, SafetyPolicies.STANDARD, SafetyPolicies.OFF));
  }

  @Test
  void anInvalidChangeIsHeardAndChangesNothing() {
    providers(SettingsFixture.SMALL);
    try (Settings settings = fixture.load()) {
      GatewaySettings before = settings.current();
      providers("\"small\": {}", "\"small\": {\"contxt_tokens\": 1}");
      assertThat(settings.reload()).isFalse();
      assertThat(settings.current()).isSameAs(before);
      providers(SettingsFixture.SMALL.substring(0, 100));
      assertThat(settings.reload()).isFalse();
      providers("\"small\": {}", "\"small\": {\"context_tokens\": 1}");
      assertThat(settings.reload()).isTrue();
      assertThat(settings.current().version()).isEqualTo(2);
    }
    assertThat(fixture.heard)
        .satisfiesExactly(
            first -> assertThat(first).contains("did you mean \"context_tokens\"?"),
            second -> assertThat(second).contains("is no valid JSON"),
            third -> assertThat(third).isEqualTo("accepted 2"));
  }

  @Test
  void whereThereIsNothingToChooseFromTheMessageSaysSo() {
    providers(
        """
        {
          "providers": {"a": {"kind": "openai_compatible", "base_url": "http://a/v1", "models": {}}},
          "routes": {},
          "default_route": "default",
          "direct_route": "default"
        }
        """);
    assertThat(fixture.mistakes())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("/default_route")
                    .contains("none is configured, so add it under \"routes\""))
        .noneMatch(line -> line.contains("known are ;") || line.endsWith("known are "));
  }
}
