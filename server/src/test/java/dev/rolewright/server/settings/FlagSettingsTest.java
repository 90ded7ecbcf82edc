package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.flags.FlagRule;
import dev.rolewright.flags.FlagValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code flags.json} says. */
class FlagSettingsTest {
  private static final String TENANT = "01a2006a-aeb7-7000-9946-cb083391f2ef";

  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void withModels() {
    fixture = new SettingsFixture(directory);
    fixture.providers(SettingsFixture.SMALL);
  }

  private Map<String, FlagRule> flags(String json) {
    fixture.write("flags.json", json);
    return fixture.read().flags();
  }

  @Test
  void noFlagIsOnWhereNobodySaysSo() {
    assertThat(fixture.read().flags()).isEmpty();
    assertThat(new SettingsFixture(directory.resolve("other")).read().flags()).isEmpty();
  }

  @Test
  void flagsAreForThoseWhoAreNamedAndElseForEverybody() {
    assertThat(
            flags(
                """
                {"flags": {
                  "llm.parse_jd.default_model": {"value": "big", "share": 10, "users": ["somebody"],
                    "tenants": ["TENANT"], "plans": ["premium"]},
                  "llm.chat.cache_enabled": {"value": false},
                  "llm.parse_jd.cache_enabled": {"value": false, "tenants": ["TENANT"]},
                  "llm_default_gpt4_turbo": {"value": true, "users": ["tester"]}}}
                """
                    .replace("TENANT", TENANT)))
        .isEqualTo(
            Map.of(
                "llm.parse_jd.default_model",
                new FlagRule(
                    new FlagValue.Text("big"),
                    Set.of("somebody"),
                    Set.of(TENANT),
                    Set.of("premium"),
                    10),
                "llm.chat.cache_enabled",
                new FlagRule(new FlagValue.Switch(false), Set.of(), Set.of(), Set.of(), 100),
                "llm.parse_jd.cache_enabled",
                new FlagRule(new FlagValue.Switch(false), Set.of(), Set.of(TENANT), Set.of(), 100),
                "llm_default_gpt4_turbo",
                new FlagRule(new FlagValue.Switch(true), Set.of("tester"), Set.of(), Set.of(), 0)));
  }

  @Test
  void mistakesAreTold() {
    fixture.write(
        "flags.json",
        """
        {"flags": {
          "llm.parse_jb.default_model": {"value": "big"},
          "llm.parse_jd.default_model": {"value": "bigg", "share": -1},
          "llm.chat.default_model": {"value": true, "share": 101},
          "llm.chat.cache_enabled": {"value": "no", "plans": ["fre"], "tenants": ["acme"]},
          "llm_chat_gpt4_turbo": {"user": ["x"]},
          "llm.assistant.default_model": {"value": "big"},
          "llm_assistant_gpt4_turbo": {"value": true},
          "llm.assistant.cache_enabled": {"value": false},
          "llm.match_skills.cache_enabled": {"value": true, "tenants": [], "plans": []},
          "something": {"value": true}}}
        """);
    assertThat(fixture.mistakes())
        .contains(
            "flags.json: /flags/llm.parse_jb.default_model: is no flag; did you mean"
                + " \"llm.parse_jd.default_model\"?",
            "flags.json: /flags/llm.parse_jd.default_model/value: is no alias of a model; did you"
                + " mean \"big\"?",
            "flags.json: /flags/llm.chat.default_model/value: must be the name of a model",
            "flags.json: /flags/llm.chat.cache_enabled/value: must be true or false",
            "flags.json: /flags/llm.chat.cache_enabled/plans/0: is no plan; did you mean"
                + " \"free\"?",
            "flags.json: /flags/something: is no flag; known are llm.TASK.default_model,"
                + " llm.TASK.cache_enabled and llm_TASK_gpt4_turbo, TASK being a task or a route")
        .anyMatch(line -> line.startsWith("flags.json: /flags/llm.assistant.default_model: is no"))
        .anyMatch(
            line -> line.startsWith("flags.json: /flags/llm_assistant_gpt4_turbo: is no flag"))
        .noneMatch(line -> line.contains("llm.assistant.cache_enabled: "))
        .anyMatch(line -> line.startsWith("flags.json: /flags/llm.parse_jd.default_model/share: "))
        .anyMatch(line -> line.startsWith("flags.json: /flags/llm.chat.default_model/share: "))
        .anyMatch(line -> line.startsWith("flags.json: /flags/llm.chat.cache_enabled/tenants/0: "))
        .anyMatch(line -> line.startsWith("flags.json: /flags/llm_chat_gpt4_turbo/user: is"))
        .as("nobody is named, which must not be everybody")
        .anyMatch(
            line -> line.contains("/llm.match_skills.cache_enabled/tenants: must have at least"))
        .anyMatch(
            line -> line.contains("/llm.match_skills.cache_enabled/plans: must have at least"));
  }

  @Test
  void theFileIsReadAgainWhenItChanges() {
    fixture.write("flags.json", "{\"flags\": {\"llm.chat.cache_enabled\": {\"value\": false}}}");
    try (Settings settings = fixture.load()) {
      fixture.write("flags.json", "{\"flags\": {}}");
      assertThat(settings.reload()).isTrue();
      assertThat(settings.current().flags()).isEmpty();
    }
  }
}
