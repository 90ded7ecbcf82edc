package dev.rolewright.server.settings;

import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.NearestName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What requests, routes and assistants may call a model. */
final class ModelNames {
  private final Map<String, ConfiguredProvider> providers = new LinkedHashMap<>();
  private final Map<String, ModelName> aliases = new HashMap<>();
  private final Set<String> unread = new HashSet<>();

  private ModelNames() {}

  /**
   * Collects the names, and notes aliases that are not clear.
   *
   * @param root of the file
   * @param routes their names go before aliases
   */
  static ModelNames of(List<ConfiguredProvider> providers, ConfigNode root, Set<String> routes) {
    ModelNames names = new ModelNames();
    names.unread.addAll(root.object("providers").objects().keySet());
    for (ConfiguredProvider provider : providers) {
      names.providers.put(provider.name(), provider);
      names.unread.remove(provider.name());
      ConfigNode models = root.object("providers").object(provider.name()).object("models");
      for (ConfiguredProvider.Model model : provider.models()) {
        names.addAliases(provider, model, models.object(model.name()), routes);
      }
    }
    // A model's own name is clear where one provider has it; of several the best to ask is meant.
    names.addOwnNames(provider -> provider.off().isEmpty() && !provider.backup());
    names.addOwnNames(provider -> provider.off().isEmpty());
    names.addOwnNames(provider -> true);
    names.aliases.keySet().removeAll(routes);
    return names;
  }

  private void addAliases(
      ConfiguredProvider provider,
      ConfiguredProvider.Model model,
      ConfigNode node,
      Set<String> routes) {
    for (int index = 0; index < model.aliases().size(); index++) {
      String alias = model.aliases().get(index);
      ModelName name = new ModelName(provider.name(), model.name());
      if (routes.contains(alias)) {
        node.error("aliases", index, "is the name of a route too; choose another");
      } else if (aliases.putIfAbsent(alias, name) != null) {
        node.error("aliases", index, "is an alias already; name it once");
      }
    }
  }

  private void addOwnNames(Predicate<ConfiguredProvider> which) {
    providers.values().stream()
        .filter(which)
        .forEach(
            provider ->
                provider
                    .models()
                    .forEach(
                        model ->
                            aliases.putIfAbsent(
                                model.name(), new ModelName(provider.name(), model.name()))));
  }

  /** Returns the names beside {@code provider/model}. */
  Map<String, ModelName> aliases() {
    return aliases;
  }

  /** Tells whether the provider of a model is asked last. */
  boolean isBackup(ModelName model) {
    return Optional.ofNullable(providers.get(model.provider()))
        .map(ConfiguredProvider::backup)
        .orElse(false);
  }

  /** Returns a model by {@code provider/model} or an alias. */
  Optional<ModelName> find(String text) {
    ModelName alias = aliases.get(text);
    if (alias != null) {
      return Optional.of(alias);
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Optional.of(new ModelName(text.substring(0, slash), text.substring(slash + 1)))
            .filter(name -> modelsOf(name.provider()).contains(name.model()));
  }

  /** Tells whether a model is of a provider that could not be read, which is noted already. */
  boolean isUnread(String text) {
    int slash = text.indexOf('/');
    return slash > 0 && unread.contains(text.substring(0, slash));
  }

  /** Says why there is no such model, with the name that was probably meant. */
  String unknown(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return "is no alias of a model"
          + meant(text, aliases.keySet(), "models\" of a provider, as one of its \"aliases");
    }
    String provider = text.substring(0, slash);
    if (!providers.containsKey(provider)) {
      return "names no provider of this file" + meant(provider, providers.keySet(), "providers");
    }
    return "names no model of this provider"
        + meant(text.substring(slash + 1), Set.copyOf(modelsOf(provider)), "models");
  }

  private List<String> modelsOf(String provider) {
    return Optional.ofNullable(providers.get(provider))
        .map(known -> known.models().stream().map(ConfiguredProvider.Model::name).toList())
        .orElse(List.of());
  }

  /**
   * Returns the end of a message: the name that was probably meant, or those that there are.
   *
   * @param place where one is added while there is none at all
   */
  static String meant(String name, Set<String> known, String place) {
    if (known.isEmpty()) {
      return "; none is configured, so add it under \"" + place + "\"";
    }
    return NearestName.of(name, known)
        .map(near -> "; did you mean \"" + near + "\"?")
        .orElse("; known are " + String.join(", ", known.stream().sorted().toList()));
  }
}
