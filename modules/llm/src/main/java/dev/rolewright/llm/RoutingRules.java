package dev.rolewright.llm;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes the order in which the models of a route are asked; see {@link RouteChoice} for what
 * goes before what. Routes go by their names, which for a task is the task's.
 *
 * @param plans models that are asked first, by the plan's name in lower case and the route's, or
 *     {@link #ANY_ROUTE} for those that the plan does not name
 * @param tests at most one a route
 * @param categories rules of which the first that matches holds, by route
 * @param orders by route; {@link ModelOrder#LISTED} for the others
 * @param backups providers that are asked after all others
 * @param local providers that the operator runs; {@link #ANY_ROUTE} of a plan puts no other one
 *     before a route that asks these alone
 */
public record RoutingRules(
    Map<String, Map<String, List<ModelName>>> plans,
    Map<String, VendorTest> tests,
    Map<String, List<CategoryRule>> categories,
    Map<String, ModelOrder> orders,
    Set<String> backups,
    Set<String> local) {
  /** In the place of a route's name: all that are not named. */
  public static final String ANY_ROUTE = "*";

  /** Every route's models are asked as they are listed. */
  public static final RoutingRules NONE =
      new RoutingRules(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

  /** Copies the collections. */
  public RoutingRules {
    Map<String, Map<String, List<ModelName>>> copies = new HashMap<>();
    plans.forEach((plan, routes) -> copies.put(plan, Map.copyOf(routes)));
    plans = Map.copyOf(copies);
    tests = Map.copyOf(tests);
    categories = Map.copyOf(categories);
    orders = Map.copyOf(orders);
    backups = Set.copyOf(backups);
    local = Set.copyOf(local);
  }

  /**
   * Returns the models that a plan prefers for a route; none where it has no preference.
   *
   * @param asked the models of the route that are set up
   */
  List<ModelName> ofPlan(String plan, String route, List<ModelName> asked) {
    Map<String, List<ModelName>> routes =
        plans.getOrDefault(plan.toLowerCase(Locale.ROOT), Map.of());
    List<ModelName> named = routes.get(route);
    if (named != null) {
      return named;
    }
    List<ModelName> any = routes.getOrDefault(ANY_ROUTE, List.of());
    return asked.stream().allMatch(this::isLocal)
        ? any.stream().filter(this::isLocal).toList()
        : any;
  }

  /** Returns the models of the first rule of a route that matches. */
  List<ModelName> ofCategory(RequestCategory category, String route) {
    return categories.getOrDefault(route, List.of()).stream()
        .filter(rule -> rule.matches(category))
        .findFirst()
        .map(CategoryRule::models)
        .orElse(List.of());
  }

  Optional<VendorTest> test(String route) {
    return Optional.ofNullable(tests.get(route));
  }

  ModelOrder order(String route) {
    return orders.getOrDefault(route, ModelOrder.LISTED);
  }

  private boolean isLocal(ModelName model) {
    return local.contains(model.provider());
  }

  boolean isBackup(ModelName model) {
    return backups.contains(model.provider());
  }
}
