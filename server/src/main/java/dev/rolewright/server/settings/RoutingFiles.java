package dev.rolewright.server.settings;

import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigSchema;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files beside {@code provider_settings.json} that say which of its models are asked first.
 * Those that ship are written for the models that ship: where the operator has put other ones in
 * their place, nobody but the operator may say that one of them goes before another.
 *
 * @param plans empty for none
 * @param tests empty for none
 * @param flags empty for none
 */
record RoutingFiles(
    Optional<ConfigDocument> plans,
    Optional<ConfigDocument> tests,
    Optional<ConfigDocument> flags) {
  private static final ConfigSchema PLANS_SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("plans.schema.json"));
  private static final ConfigSchema TESTS_SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("ab_test_config.schema.json"));
  private static final ConfigSchema FLAGS_SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("flags.schema.json"));

  /**
   * Returns the files that hold.
   *
   * @param isOwn tells of a file whether it is the operator's own
   * @param read returns a file, the operator's own or the shipped one
   */
  static RoutingFiles of(
      Function<String, Boolean> isOwn, Function<String, Optional<ConfigDocument>> read) {
    boolean areModelsShipped = !isOwn.apply(SettingsFiles.PROVIDERS);
    Function<String, Optional<ConfigDocument>> file =
        name -> areModelsShipped || isOwn.apply(name) ? read.apply(name) : Optional.empty();
    return new RoutingFiles(
        file.apply(SettingsFiles.PLANS),
        file.apply(SettingsFiles.TESTS),
        file.apply(SettingsFiles.FLAGS));
  }

  /** Notes what does not fit the schemas. */
  void check() {
    plans.ifPresent(PLANS_SCHEMA::check);
    tests.ifPresent(TESTS_SCHEMA::check);
    flags.ifPresent(FLAGS_SCHEMA::check);
  }
}
