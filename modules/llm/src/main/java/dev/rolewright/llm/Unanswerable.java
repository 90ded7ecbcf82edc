package dev.rolewright.llm;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.NearestName;
import dev.rolewright.platform.PrivacyAdvice;
import dev.rolewright.platform.RolewrightException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says why no model can be asked, and what to do about it. */
final class Unanswerable {
  private static final int MOST_NAMED = 5;
  private static final String FIRST_VENDOR =
      " An operator has to give the server a vendor's key, for example in OPENAI_API_KEY, or name a"
          + " server of models in provider_settings.json.";

  private Unanswerable() {}

  /** Returns the refusal of a target for which there is no route. */
  static RolewrightException target(GatewayConfig config, String target) {
    return config
        .model(target)
        .filter(model -> config.off().containsKey(model.provider()))
        .map(
            model ->
                isForbidden(config, model)
                    ? forbiddenByTenant(config, List.of(model))
                    : off(config, model.provider()))
        .orElseGet(() -> config.providers().isEmpty() ? nobody(config) : unknown(config, target));
  }

  /** Returns the refusal of a route whose models can't be asked. */
  static RolewrightException route(GatewayConfig config, Route route) {
    List<ModelName> forbidden =
        route.models().stream().filter(model -> isForbidden(config, model)).toList();
    if (!forbidden.isEmpty()) {
      return forbiddenByTenant(config, forbidden);
    }
    if (config.providers().isEmpty()) {
      return nobody(config);
    }
    return notSetUp(
        "None of the providers of this route is set up"
            + named(config, providers(route.models()))
            + ". An operator can mend that, or put another provider into the route in"
            + " provider_settings.json; ListProviders tells what can be asked now.");
  }

  /** Returns the refusal of a request whose own switches leave no provider of its tenant's. */
  static RolewrightException forbiddenByRequest() {
    return RolewrightException.of(
        ErrorCode.PRECONDITION,
        "The privacy switches that the request has of its own (privacy) forbid every provider that"
            + " could answer and that those of the tenant allow; send others, or ask for another"
            + " model.");
  }

  private static RolewrightException forbiddenByTenant(
      GatewayConfig config, List<ModelName> models) {
    return RolewrightException.of(
        ErrorCode.PRECONDITION,
        "The privacy switches of the tenant forbid the providers that could answer"
            + named(config, providers(models))
            + "; ask for another model. "
            + PrivacyAdvice.HOW_TO_CHANGE);
  }

  private static Set<String> providers(List<ModelName> models) {
    return models.stream().map(ModelName::provider).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isForbidden(GatewayConfig config, ModelName model) {
    OffProvider provider = config.off().get(model.provider());
    return provider != null && provider.remedy() == OffProvider.Remedy.PRIVACY;
  }

  private static RolewrightException nobody(GatewayConfig config) {
    return notSetUp(
        "No provider of language models is set up"
            + named(config, new TreeSet<>(config.off().keySet()))
            + "."
            + FIRST_VENDOR);
  }

  private static RolewrightException off(GatewayConfig config, String name) {
    if (config.providers().isEmpty()) {
      return nobody(config);
    }
    OffProvider provider = Objects.requireNonNull(config.off().get(name));
    return notSetUp(
        "The provider "
            + name
            + " of this model is not set up: "
            + provider.reason()
            + ". An operator can mend that"
            + (provider.remedy() == OffProvider.Remedy.TENANT_KEY
                ? ", or an admin of the tenant by a key of its own (PutProviderKey)"
                : "")
            + "; ListProviders tells what can be asked now.");
  }

  private static RolewrightException unknown(GatewayConfig config, String target) {
    return RolewrightException.of(
        ErrorCode.NOT_FOUND,
        "There is no model, route or task of this name"
            + NearestName.of(target, config.names())
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(".")
            + " ListProviders lists the models.");
  }

  private static String named(GatewayConfig config, Collection<String> providers) {
    String reasons =
        providers.stream()
            .filter(config.off()::containsKey)
            .limit(MOST_NAMED)
            .map(name -> name + ": " + Objects.requireNonNull(config.off().get(name)).reason())
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : " (" + reasons + ")";
  }

  private static RolewrightException notSetUp(String message) {
    return RolewrightException.of(ErrorCode.NOT_SET_UP, message);
  }
}
