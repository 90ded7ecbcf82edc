package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.server.LogCapture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of files that can not be used. */
class SettingsMistakesTest {
  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void inAnEmptyDirectory() {
    fixture = new SettingsFixture(directory);
  }

  @Test
  void everyMistakeOfEveryFileIsToldAtOnce() {
    fixture.providers(
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
            "provider_settings.json: /routes/default/models/4: stands in this list already; name"
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
    fixture.providers(
        "\"kind\": \"openai_compatible\"", "\"kind\": \"openai_compatible\", \"regoin\": 1");
    assertThat(Settings.mistakes(directory, fixture.environment))
        .containsExactly(
            directory.resolve("provider_settings.json")
                + ":4: /providers/local/regoin: is unknown; did you mean \"region\"?");
  }

  @Test
  void anUnknownKindIsToldAndNotWhatFollowsFromIt() {
    fixture.providers("openai_compatible", "openai_compatibel");
    assertThat(fixture.mistakes())
        .containsExactly(
            "provider_settings.json: /providers/local/kind: is no kind of provider; did you mean"
                + " \"openai_compatible\"?");
    fixture.providers("\"kind\": \"openai_compatible\",", "");
    assertThat(fixture.mistakes())
        .singleElement(STRING)
        .contains("/kind: is missing or no text; known are anthropic, azure_openai, ");
  }

  @Test
  void aBudgetOfWhatIsNoIdIsToldWithTheNameAndAnId() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write("budgets.json", "{\"tenants\": {\"acme\": {\"usd_per_month\": 1}}}");
    assertThat(fixture.mistakes())
        .singleElement(STRING)
        .startsWith(
            "budgets.json: /tenants/acme: is no name that is allowed here; it must be an id")
        .contains("01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10");
  }

  @Test
  void aRateThatIsMissingIsToldWithTheLineOfThePrice() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write(
        "prices.json",
        """
        {"vendors": {"local": {"small": [
          {"from": "2026-01-01", "usd_per_million_tokens":
            {"input": 1}}]}}}
        """);
    assertThat(Settings.mistakes(directory, fixture.environment))
        .singleElement(STRING)
        .contains("prices.json:2: /vendors/local/small/0/usd_per_million_tokens/output: ");
  }

  @Test
  void pricesOfWhatNobodyCanAskForAreRemarksAndNoMistakes() {
    fixture.providers(SettingsFixture.SMALL);
    String price = " [{\"from\": \"2026-01-01\", \"free\": true}]";
    fixture.write(
        "prices.json",
        """
        {"vendors": {
          "lokal": {"small":PRICE},
          "local": {"small":PRICE, "*":PRICE,
            "larg":PRICE},
          "openai_compatible": {"large":PRICE,
            "other":PRICE},
          "openai": {"gpt-4o-mini":PRICE}
        }}
        """
            .replace("PRICE", price));
    String file = directory.resolve("prices.json").toString();
    assertThat(fixture.read().remarks().lines())
        .containsExactly(
            file
                + ":2: /vendors/lokal: is neither a configured provider nor a kind of provider, so"
                + " that its prices hold for nothing; did you mean \"local\"?",
            file
                + ":4: /vendors/local/larg: is no configured model, so that its price holds for"
                + " nothing; did you mean \"large\"?",
            file
                + ":6: /vendors/openai_compatible/other: is no configured model, so that its price"
                + " holds for nothing");
    assertThat(fixture.mistakes()).isEmpty();
  }

  @Test
  void limitsOfWhatNobodyCanAskForAreRemarksAndNoMistakes() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write(
        "rate_limits.json",
        """
        {
          "providers": {"lokal": {"requests": 1}, "local": {"requests": 1}},
          "assistants": {"cv-dat": {"requests": 1}}
        }
        """);
    String file = directory.resolve("rate_limits.json").toString();
    assertThat(fixture.read().remarks().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        file
                            + ":2: /providers/lokal: is no configured provider, so that its limit"
                            + " holds for nothing; did you mean \"local\"?"),
            line ->
                assertThat(line)
                    .startsWith(file + ":3: /assistants/cv-dat: is no configured assistant, so"));
    assertThat(fixture.mistakes()).isEmpty();
  }

  @Test
  void aTaskOfTheCacheThatIsNoneIsToldWithTheNearest() {
    fixture.providers(
        SettingsFixture.SMALL.replaceFirst(
            "\\{", "{\"cache\": {\"tasks\": {\"chatt\": {\"enabled\": false}}},"));
    assertThat(fixture.mistakes())
        .anyMatch(
            line ->
                line.contains("/cache/tasks/chatt: is no task")
                    && line.contains("did you mean \"chat\"?"));
  }

  @Test
  void aWindowThatIsChangedIsToldToHoldFromTheNextStart() {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write("rate_limits.json", "{\"window_seconds\": 60}");
    fixture.write("prices.json", "{\"vendors\": {\"acme\": {}}}");
    try (Settings settings = fixture.load();
        LogCapture log = LogCapture.of(Settings.class.getName())) {
      fixture.write("rate_limits.json", "{\"window_seconds\": 30}");
      assertThat(settings.reload()).isTrue();
      assertThat(log.lines())
          .anyMatch(line -> line.startsWith("WARN") && line.contains("/vendors/acme: is neither"))
          .contains(
              "WARN rate_limits.json: /window_seconds: holds from the next start, on all servers;"
                  + " until then the window is 60.0 s");
      fixture.write("rate_limits.json", "{\"window_seconds\": 60}");
      assertThat(settings.reload()).isTrue();
      assertThat(log.lines()).filteredOn(line -> line.contains("/window_seconds")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"env\": \"A\", \"file\": \"/b\"}", "{}", "{\"env\": \"sk-sesame\"}"})
  void aKeyIsOneReference(String reference) {
    fixture.providers("\"kind\"", "\"api_key\": " + reference + ", \"kind\"");
    assertThat(fixture.mistakes())
        .anyMatch(line -> line.contains("/api_key"))
        .noneMatch(line -> line.contains("sesame"));
  }

  @Test
  void anUnknownSafetyPolicyIsAMistake() {
    fixture.providers("\"routes\"", "\"safety\": {\"tasks\": \"standart\"}, \"routes\"");
    fixture.write("assistants/own.json", "{\"instructions\": \"x\", \"safety_policy\": \"none\"}");
    assertThat(fixture.mistakes())
        .containsExactlyInAnyOrder(
            "provider_settings.json: /safety/tasks: is no safety policy; did you mean"
                + " \"standard\"?",
            "assistants/own.json: /safety_policy: is no safety policy; known are"
                + " injection_only, off, standard");
  }

  @Test
  void whereThereIsNothingToChooseFromTheMessageSaysSo() {
    fixture.providers(
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
