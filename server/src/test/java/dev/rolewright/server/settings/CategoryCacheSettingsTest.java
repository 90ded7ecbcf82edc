package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.CachePolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one answer for a category may be wanted, and where not. */
class CategoryCacheSettingsTest {
  @TempDir Path directory;
  private SettingsFixture fixture;

  @BeforeEach
  void inAnEmptyDirectory() {
    fixture = new SettingsFixture(directory);
  }

  private void tasks(String json) {
    fixture.providers("\"routes\"", "\"cache\": {\"tasks\": " + json + "}, \"routes\"");
  }

  @Test
  void itIsWantedOfATaskOrAnAssistantAndOfNoneByDefault() {
    tasks("{\"career_path\": {\"by_category\": true}, \"chat\": {\"by_category\": false}}");
    fixture.write("assistants/own.json", "{\"instructions\": \"x\", \"cache_by_category\": true}");
    fixture.write("assistants/other.json", "{\"instructions\": \"x\"}");
    GatewaySettings settings = fixture.read();
    CachePolicy cache = settings.gateway().cache();
    assertThat(cache.of("career_path").byCategory()).isTrue();
    assertThat(cache.of("chat").byCategory()).isFalse();
    assertThat(cache.of("assistant").byCategory()).isFalse();
    assertThat(settings.assistants().get("own").cacheByCategory()).isTrue();
    assertThat(settings.assistants().get("other").cacheByCategory()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "parse_jd", "cv_data_extractor", "generate_cv"})
  void aTaskThatATextDecidesCanNotHaveIt(String task) {
    tasks("{\"" + task + "\": {\"by_category\": true}}");
    assertThat(fixture.mistakes())
        .containsExactly(
            "provider_settings.json: /cache/tasks/"
                + task
                + "/by_category: can't be true for a task whose answers are about the text that is"
                + " sent, or whose instructions are the caller's; it may be for career_path");
  }

  @Test
  void assistantsSayItThemselvesAndATaskNeedsTheCache() {
    tasks(
        "{\"assistant\": {\"by_category\": true},"
            + " \"career_path\": {\"enabled\": false, \"by_category\": true}}");
    assertThat(fixture.mistakes())
        .containsExactlyInAnyOrder(
            "provider_settings.json: /cache/tasks/assistant/by_category: is said by each assistant"
                + " for itself: write \"cache_by_category\": true into its file"
                + " assistants/ID.json",
            "provider_settings.json: /cache/tasks/career_path/by_category: needs the cache, which"
                + " is off for this task; write \"enabled\": true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"enabled\": false}", "{\"tasks\": {\"assistant\": {\"enabled\": false}}}"})
  void anAssistantWithInstructionsNeedsTheCache(String cache) {
    fixture.providers("\"routes\"", "\"cache\": " + cache + ", \"routes\"");
    fixture.write("assistants/own.json", "{\"instructions\": \"x\", \"cache_by_category\": true}");
    fixture.write("assistants/other.json", "{\"prompt\": \"own\", \"cache_by_category\": true}");
    assertThat(fixture.mistakes())
        .containsExactly(
            "assistants/own.json: /cache_by_category: needs the cache, which is off for the task"
                + " assistant; write \"enabled\": true into cache.tasks.assistant of"
                + " provider_settings.json, or leave this out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\": \"cv_data_extractor\", \"cache_by_category\": true}",
        "{\"instructions\": \"x\", \"output_schema\": \"pii_entities_schema\","
            + " \"cache_by_category\": true}"
      })
  void anAssistantOfATextCanNotHaveIt(String assistant) {
    fixture.providers(SettingsFixture.SMALL);
    fixture.write("assistants/own.json", assistant);
    assertThat(fixture.mistakes())
        .containsExactly(
            "assistants/own.json: /cache_by_category: can't be true where answers are about the"
                + " text that is sent, as with this prompt or output_schema; leave it out");
  }
}
