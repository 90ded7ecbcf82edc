package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/configuration.md. */
class DocumentedSettingsTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example: (\\S+) -->\\s+```json\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @Test
  void theExamplesAreValidTogether() throws Exception {
    SettingsFixture fixture = new SettingsFixture(directory.resolve("config"));
    Path key = Files.writeString(directory.resolve("key"), "k");
    TreeSet<String> names = new TreeSet<>();
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "configuration.md")));
    while (examples.find()) {
      names.add(examples.group(1));
      fixture.write(
          examples.group(1), examples.group(2).replace("/run/secrets/vllm-key", key.toString()));
    }
    assertThat(names).containsExactly("assistants/interview-coach.json", "provider_settings.json");
    fixture.environment.put("OPENAI_API_KEY", "k");
    GatewaySettings settings = fixture.read();
    assertThat(settings.gateway().providers()).containsOnlyKeys("openai", "cluster");
    assertThat(settings.bufferedRoutes()).containsExactly("generate_cv");
    assertThat(settings.assistants().get("interview-coach").tenants()).containsExactly("acme");
  }
}
