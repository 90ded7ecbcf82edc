package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.HotConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration directory and an environment that a test fills. */
final class SettingsFixture implements HotConfig.Listener {
  /** The least that is valid. */
  static final String SMALL =
      """
      {
        "providers": {
          "local": {
            "kind": "openai_compatible",
            "base_url": "http://127.0.0.1:8000/v1",
            "models": {"small": {}, "large": {"context_tokens": 1000, "aliases": ["big"]}}
          }
        },
        "routes": {"default": {"models": ["local/small"]}},
        "default_route": "default",
        "direct_route": "default"
      }
      """;

  final Path directory;
  final Map<String, String> environment = new HashMap<>();
  final Map<String, ProviderSettings> opened = new HashMap<>();
  final List<String> heard = new ArrayList<>();

  SettingsFixture(Path directory) {
    this.directory = directory;
  }

  void write(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Settings load() {
    Settings settings =
        Settings.load(
            directory,
            environment,
            account -> {
              opened.put(account.name(), account);
              return new UnusedProvider(account);
            });
    settings.addListener(this);
    return settings;
  }

  GatewaySettings read() {
    try (Settings settings = load()) {
      return settings.current();
    }
  }

  List<String> mistakes() {
    List<String> mistakes = Settings.mistakes(directory, environment);
    return mistakes.stream()
        .map(line -> line.replace(directory + "/", ""))
        .map(line -> line.replaceAll("^([^ :]*):[0-9]+:", "$1:"))
        .toList();
  }

  ConfigException failure() {
    return new ConfigException(mistakes());
  }

  @Override
  public void accepted(long version) {
    heard.add("accepted " + version);
  }

  @Override
  public void rejected(List<String> errors) {
    heard.add("rejected " + errors);
  }

  /** Writes the file of providers. */
  void providers(String json) {
    write("provider_settings.json", json);
  }

  /** Writes the small file of providers with one change. */
  void providers(String from, String to) {
    assertThat(SMALL).contains(from);
    providers(SMALL.replace(from, to));
  }
}
