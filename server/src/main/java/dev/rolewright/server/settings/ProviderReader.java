package dev.rolewright.server.settings;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.providers.VendorKind;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.ConfigTexts;
import dev.rolewright.platform.RolewrightException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one entry of {@code providers} with what the environment says of it. */
final class ProviderReader {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final VendorVariables variables;
  private final KeyReader keys;
  private final Function<ProviderSettings, LlmProvider> factory;
  private final ChatParameters defaults;
  private final ConfigErrors errors;

  /** Makes one for the entries of a file; {@code defaults} hold for all models. */
  ProviderReader(
      ConfigTexts texts,
      VendorVariables variables,
      Function<ProviderSettings, LlmProvider> factory,
      ChatParameters defaults,
      ConfigErrors errors) {
    this.keys = new KeyReader(texts, variables);
    this.variables = variables;
    this.factory = factory;
    this.defaults = defaults;
    this.errors = errors;
  }

  /**
   * A provider and, where it is on, what calls it.
   *
   * @param opened empty while it is off
   */
  record Read(ConfiguredProvider configured, Optional<LlmProvider> opened) {}

  /** Returns the provider; empty where its kind is unknown, which is noted. */
  Optional<Read> read(String name, ConfigNode node) {
    return kind(node).map(kind -> read(name, kind, node));
  }

  /** Noted here, before what follows from it: a route finds no model of such a provider. */
  private static Optional<VendorKind> kind(ConfigNode node) {
    Set<String> known =
        Arrays.stream(VendorKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    Optional<String> written = node.text("kind");
    if (written.filter(known::contains).isPresent()) {
      return written.map(text -> VendorKind.valueOf(text.toUpperCase(Locale.ROOT)));
    }
    node.error(
        "kind",
        written
            .map(text -> "is no kind of provider" + ModelNames.meant(text, known, "providers"))
            .orElse("is missing or no text; known are " + String.join(", ", known)));
    return Optional.empty();
  }

  private Read read(String name, VendorKind kind, ConfigNode node) {
    List<ConfiguredProvider.Model> models = new ArrayList<>();
    node.object("models").objects().forEach((model, entry) -> models.add(model(model, entry)));
    Optional<String> deployment =
        name.equals("azure")
            ? variables.value(VendorVariables.AZURE_DEPLOYMENT)
            : Optional.<String>empty();
    ConfiguredProvider configured =
        new ConfiguredProvider(
            name,
            kind,
            Optional.empty(),
            !node.flag("enabled").orElse(true),
            node.flag("backup").orElse(kind == VendorKind.AZURE_OPENAI),
            node.text("region").orElse(""),
            keys.place(kind, node),
            address(name, kind, node),
            node.text("api_version").orElse(""),
            deployments(node, models),
            deployment,
            Parameters.seconds(node, "connect_timeout_seconds", CONNECT_TIMEOUT),
            models,
            defaults);
    if (configured.switchedOff()) {
      return off(configured, "it is switched off in " + SettingsFiles.PROVIDERS);
    }
    return switchOn(configured, node);
  }

  private Read switchOn(ConfiguredProvider configured, ConfigNode node) {
    Optional<String> variable = KeyReader.variable(configured.kind(), node);
    Optional<String> key = keys.key(node, variable);
    boolean wantsKey = variable.isPresent() || node.has("api_key");
    if (configured.kind() == VendorKind.AZURE_OPENAI
        && key.isPresent() != configured.baseUrl().isPresent()) {
      reportHalf(configured, key.isPresent(), variable);
      return off(configured, "it is configured by half");
    }
    if (configured.baseUrl().isEmpty() && configured.kind() == VendorKind.OPENAI_COMPATIBLE) {
      node.error("base_url", "is missing; say where the server is, e.g. http://127.0.0.1:8000/v1");
      return off(configured, "it has no address");
    }
    if (configured.kind() == VendorKind.AZURE_OPENAI
        && key.isEmpty()
        && variables.value(VendorVariables.AZURE_DEPLOYMENT).isPresent()) {
      errors.add(half(VendorVariables.AZURE_DEPLOYMENT, VendorVariables.AZURE_ENDPOINT));
    }
    if (wantsKey && key.isEmpty()) {
      variable
          .flatMap(any -> VendorVariables.baseUrlOf(configured.name()))
          .filter(url -> variables.value(url).isPresent())
          .ifPresent(url -> errors.add(half(url, variable.orElse(""))));
      return off(configured, variable.map(name -> name + " is not set").orElse("it has no key"));
    }
    if (configured.baseUrl().isEmpty()) {
      return off(
          configured,
          VendorVariables.baseUrlOf(configured.name()).orElse("base_url") + " is not set");
    }
    try {
      return new Read(
          configured, Optional.of(configured.open(key.orElse(""), Optional.empty(), "", factory)));
    } catch (RolewrightException unusable) {
      unusable
          .violations()
          .forEach(violation -> node.error(violation.field(), violation.description()));
      return off(configured, "it can't be used as configured");
    }
  }

  private static Read off(ConfiguredProvider provider, String reason) {
    return new Read(
        new ConfiguredProvider(
            provider.name(),
            provider.kind(),
            Optional.of(reason),
            provider.switchedOff(),
            provider.backup(),
            provider.region(),
            provider.keyPlace(),
            provider.baseUrl(),
            provider.apiVersion(),
            provider.deployments(),
            provider.commonDeployment(),
            provider.connectTimeout(),
            provider.models(),
            provider.defaults()),
        Optional.empty());
  }

  private void reportHalf(ConfiguredProvider azure, boolean hasKey, Optional<String> variable) {
    String key = variable.orElse("the key of provider " + azure.name());
    String address =
        VendorVariables.baseUrlOf(azure.name())
            .filter(name -> azure.baseUrl().isEmpty() || variables.value(name).isPresent())
            .orElse("base_url of provider " + azure.name());
    errors.add(hasKey ? half(key, address) : half(address, key));
  }

  private static String half(String set, String missing) {
    return set + " is set and " + missing + " is not; set both or none of them";
  }

  private Optional<URI> address(String name, VendorKind kind, ConfigNode node) {
    Optional<String> variable = VendorVariables.baseUrlOf(name);
    Optional<String> fromEnvironment = variable.flatMap(variables::value);
    Optional<URI> fromFile =
        node.text("base_url").flatMap(text -> url(text, fault -> node.error("base_url", fault)));
    if (fromEnvironment.isPresent()) {
      return fromEnvironment.flatMap(
          text -> url(text, fault -> errors.add("environment: " + variable.get() + ": " + fault)));
    }
    // An Ollama on this machine is nothing that everyone has, so it has to be named.
    return fromFile.or(() -> kind == VendorKind.OLLAMA ? Optional.empty() : kind.defaultBaseUrl());
  }

  /** Takes a fault of an address. */
  @FunctionalInterface
  private interface Fault {
    void note(String message);
  }

  private static Optional<URI> url(String text, Fault fault) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException malformed) {
      // Falls through to the same message.
    }
    fault.note(
        "must be an http or https address without user, query and fragment, e.g."
            + " https://api.example.com/v1");
    return Optional.empty();
  }

  private Map<String, String> deployments(ConfigNode node, List<ConfiguredProvider.Model> models) {
    Map<String, String> deployments = new HashMap<>();
    node.object("deployments")
        .textsByName()
        .forEach(
            (model, deployment) -> {
              if (models.stream().noneMatch(known -> known.name().equals(model))) {
                node.object("deployments").error(model, "is no model of this provider");
              }
              deployments.put(model, deployment);
            });
    return deployments;
  }

  private static ConfiguredProvider.Model model(String name, ConfigNode node) {
    ChatParameters parameters = Parameters.read(node.object("parameters"));
    int most = node.integer("max_output_tokens").orElse(0);
    if (most > 0 && parameters.maxTokens().orElse(0) > most) {
      node.object("parameters").error("max_tokens", "is above the model's max_output_tokens");
    }
    return new ConfiguredProvider.Model(
        new ModelInfo(
            name,
            node.flag("json_schema").orElse(false),
            node.flag("prefill").orElse(false),
            node.integer("context_tokens").orElse(0),
            most),
        node.flag("sampling").orElse(true),
        node.texts("aliases"),
        parameters);
  }
}
