package dev.rolewright.server.settings;

import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.ConfigSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is let through in a window of time. What is missing is not limited.
 *
 * @param window its length
 * @param providers by configured name
 * @param eachTenant for tenants that have none of their own
 * @param tenants by UUID
 * @param eachApiKey for API keys that have none of their own
 * @param apiKeys by UUID
 * @param assistants by id; of them only requests are limited
 */
public record RateSettings(
    Duration window,
    Map<String, Most> providers,
    Most eachTenant,
    Map<String, Most> tenants,
    Most eachApiKey,
    Map<String, Most> apiKeys,
    Map<String, Most> assistants) {
  private static final ConfigSchema SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("rate_limits.schema.json"));
  private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(1);

  /** Nothing is limited. */
  public static final RateSettings NONE =
      new RateSettings(
          DEFAULT_WINDOW, Map.of(), Most.UNLIMITED, Map.of(), Most.UNLIMITED, Map.of(), Map.of());

  /** Copies the maps. */
  public RateSettings {
    providers = Map.copyOf(providers);
    tenants = Map.copyOf(tenants);
    apiKeys = Map.copyOf(apiKeys);
    assistants = Map.copyOf(assistants);
  }

  /**
   * How much at most.
   *
   * @param requests empty for any number; 0 for none
   * @param tokens of requests and answers together; likewise
   */
  public record Most(Optional<Integer> requests, Optional<Integer> tokens) {
    /** Any number. */
    public static final Most UNLIMITED = new Most(Optional.empty(), Optional.empty());

    private static Most read(ConfigNode node) {
      return new Most(node.integer("requests"), node.integer("tokens"));
    }
  }

  static RateSettings read(ConfigDocument document) {
    ConfigNode root = document.root();
    RateSettings settings =
        new RateSettings(
            Parameters.seconds(root, "window_seconds", DEFAULT_WINDOW),
            all(root.object("providers")),
            Most.read(root.object("each_tenant")),
            all(root.object("tenants")),
            Most.read(root.object("each_api_key")),
            all(root.object("api_keys")),
            all(root.object("assistants")));
    SCHEMA.check(document);
    return settings;
  }

  private static Map<String, Most> all(ConfigNode node) {
    Map<String, Most> limits = new HashMap<>();
    node.objects().forEach((name, most) -> limits.put(name, Most.read(most)));
    return limits;
  }
}
