package dev.rolewright.llm;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.pricing.Price;
import dev.rolewright.pricing.Prices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the gateway knows at one moment. A request sees one of these from start to end.
 *
 * @param providers those that can be asked, by configured name
 * @param aliases other names of models
 * @param routes by name; names of tasks are names of routes
 * @param direct the route for a request that names a model: the model is asked first, then the
 *     route's models as its backups; empty where no model may be named
 * @param retries how the same model is asked again
 * @param off providers that can't be asked, by configured name
 * @param prices what their models cost
 * @param whenSpent what becomes of a request for which a budget has too little left
 * @param cache which answers are kept
 * @param rules what changes the order of a route's models
 */
public record GatewayConfig(
    Map<String, LlmProvider> providers,
    Map<String, ModelName> aliases,
    Map<String, Route> routes,
    Optional<Route> direct,
    RetryPolicy retries,
    Map<String, OffProvider> off,
    Prices prices,
    WhenSpent whenSpent,
    CachePolicy cache,
    RoutingRules rules) {
  /** Copies the maps. */
  public GatewayConfig {
    providers = Map.copyOf(providers);
    aliases = Map.copyOf(aliases);
    routes = Map.copyOf(routes);
    off = Map.copyOf(off);
  }

  /** Makes one in which every provider can be asked and none costs anything. */
  public GatewayConfig(
      Map<String, LlmProvider> providers,
      Map<String, ModelName> aliases,
      Map<String, Route> routes,
      Optional<Route> direct,
      RetryPolicy retries) {
    this(
        providers,
        aliases,
        routes,
        direct,
        retries,
        Map.of(),
        Prices.free(),
        WhenSpent.LOCAL,
        CachePolicy.DEFAULT,
        RoutingRules.NONE);
  }

  /** Returns the route of a target: a route or task by its name, or a model that can be asked. */
  Optional<Route> route(String target) {
    Route named = routes.get(target);
    return named != null ? Optional.of(named) : direct.flatMap(route -> to(target, route));
  }

  private Optional<Route> to(String target, Route backups) {
    return model(target)
        .filter(model -> info(model).isPresent())
        .map(
            model -> {
              List<ModelName> models = new ArrayList<>();
              models.add(model);
              backups.models().stream().filter(other -> !other.equals(model)).forEach(models::add);
              return new Route(
                  target, models, backups.parameters(), backups.limits(), backups.maxCharacters());
            });
  }

  /** Returns the model of a name, be it one that can be asked or one that is off. */
  Optional<ModelName> model(String target) {
    ModelName alias = aliases.get(target);
    if (alias != null) {
      return Optional.of(alias);
    }
    int slash = target.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    ModelName name = new ModelName(target.substring(0, slash), target.substring(slash + 1));
    OffProvider unasked = off.get(name.provider());
    boolean isKnown =
        info(name).isPresent() || (unasked != null && unasked.models().contains(name.model()));
    return isKnown ? Optional.of(name) : Optional.empty();
  }

  /** Returns all that may be asked for now: routes and tasks, and models with their aliases. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(routes.keySet());
    aliases.forEach(
        (alias, model) -> {
          if (info(model).isPresent()) {
            names.add(alias);
          }
        });
    providers.forEach(
        (provider, asked) ->
            asked.models().forEach(model -> names.add(provider + "/" + model.name())));
    return names;
  }

  /** Tells whether a model of a target is set up, so that a request for it can have an answer. */
  public boolean isSetUp(String target) {
    return route(target)
        .map(route -> route.models().stream().anyMatch(model -> info(model).isPresent()))
        .orElse(false);
  }

  /** Returns the provider of a model that can be asked. */
  LlmProvider provider(ModelName name) {
    return Objects.requireNonNull(providers.get(name.provider()));
  }

  /** Returns what a model costs now. */
  Price price(ModelName name, Instant now) {
    return prices.of(name.provider(), name.model(), now);
  }

  /** Returns what a model can do; empty for one that no provider has. */
  Optional<ModelInfo> info(ModelName name) {
    LlmProvider provider = providers.get(name.provider());
    return provider == null
        ? Optional.empty()
        : provider.models().stream().filter(model -> model.name().equals(name.model())).findFirst();
  }
}
