package dev.rolewright.server.settings;

import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Route;
import dev.rolewright.llm.TimeLimits;
import dev.rolewright.platform.ConfigNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code routes}. */
final class RouteReader {
  private static final int MAX_CHARACTERS = 10_000;

  private final ModelLists lists;

  RouteReader(ModelNames names) {
    this.lists = new ModelLists(names);
  }

  /** Returns a route; empty where it names no model that there is, which is noted. */
  Optional<Route> read(String name, ConfigNode node) {
    List<ModelName> models = lists.read(node);
    return models.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Route(
                name,
                models,
                Parameters.read(node.object("parameters")),
                limits(node.object("time_limits")),
                node.integer("max_answer_characters").orElse(MAX_CHARACTERS)));
  }

  private static TimeLimits limits(ConfigNode node) {
    TimeLimits defaults = TimeLimits.DEFAULT;
    Duration total = Parameters.seconds(node, "total_seconds", defaults.total());
    TimeLimits limits =
        new TimeLimits(
            Parameters.seconds(node, "first_token_seconds", defaults.firstToken()),
            Parameters.seconds(node, "between_tokens_seconds", defaults.betweenTokens()),
            total);
    if (node.has("first_token_seconds") && limits.firstToken().compareTo(total) > 0) {
      node.error("first_token_seconds", "is above total_seconds, so that it never ends a call");
    }
    if (node.has("between_tokens_seconds") && limits.betweenTokens().compareTo(total) > 0) {
      node.error("between_tokens_seconds", "is above total_seconds, so that it never ends a call");
    }
    return limits;
  }

  /** Returns routes by name. */
  static boolean isBuffered(Map.Entry<String, ConfigNode> route) {
    return route.getValue().flag("buffer_until_complete").orElse(false);
  }
}
