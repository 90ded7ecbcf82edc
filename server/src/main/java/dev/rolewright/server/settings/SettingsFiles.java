package dev.rolewright.server.settings;

import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.platform.ConfigFiles;
import dev.rolewright.platform.ConfigTexts;
import dev.rolewright.pricing.PriceList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names the configuration files of the gateway and holds those that the server ships with. */
final class SettingsFiles {
  static final String PROVIDERS = "provider_settings.json";
  static final String PRICES = PriceList.FILE;
  static final String BUDGETS = "budgets.json";
  static final String RATES = "rate_limits.json";
  static final String PLANS = "plans.json";
  static final String TESTS = "ab_test_config.json";
  static final String FLAGS = "flags.json";
  static final String ASSISTANTS = "assistants";

  /** The assistants that the server ships with. */
  static final List<String> SHIPPED_ASSISTANTS =
      List.of("cv-data-extractor", "cv-pii-identifier", "cv-skills-analyst");

  /** Those that stand in the directory itself. */
  static final Set<String> NAMES = Set.of(PROVIDERS, PRICES, BUDGETS, RATES, PLANS, TESTS, FLAGS);

  private SettingsFiles() {}

  static ConfigFiles in(Path directory) {
    return ConfigFiles.in(
        directory, NAMES, Set.of("rolewright.json"), Set.of(ASSISTANTS), SettingsFiles::keyFiles);
  }

  /** Returns the name of an assistant's file. */
  static String assistant(String id) {
    return ASSISTANTS + "/" + id + ".json";
  }

  /** Returns a file that the server ships with, or one of the schemas. */
  static String shipped(String name) {
    if (name.equals(PRICES)) {
      return PriceList.shipped();
    }
    try (InputStream input = SettingsFiles.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("the server has no file " + name);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the files that hold keys; mistakes are told by whoever reads the file for good. */
  private static Set<Path> keyFiles(ConfigTexts texts) {
    Set<Path> files = new TreeSet<>();
    texts
        .text(PROVIDERS)
        .flatMap(text -> ConfigDocument.read(PROVIDERS, text, new ConfigErrors()))
        .ifPresent(
            document ->
                document
                    .root()
                    .object("providers")
                    .objects()
                    .values()
                    .forEach(
                        provider ->
                            provider
                                .object("api_key")
                                .text("file")
                                .filter(path -> path.startsWith("/") && path.indexOf('\0') < 0)
                                .map(Path::of)
                                .ifPresent(files::add)));
    return files;
  }
}
