package dev.rolewright.llm;

import java.util.Collection;
import java.util.List;

/**
 * Who answers a kind of request, and within which limits.
 *
 * @param name unique
 * @param models in the order in which they are asked; at least one
 * @param parameters for what a request leaves open
 * @param maxCharacters longest answer in UTF-16 code units
 */
public record Route(
    String name,
    List<ModelName> models,
    ChatParameters parameters,
    TimeLimits limits,
    int maxCharacters) {
  /** Copies the list. */
  public Route {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("route " + name + " names no model");
    }
  }

  /** Returns the same with other models. */
  Route withModels(Collection<ModelName> others) {
    return new Route(name, List.copyOf(others), parameters, limits, maxCharacters);
  }
}
