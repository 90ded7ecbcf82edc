package dev.rolewright.server.settings;

import dev.rolewright.access.Plan;
import dev.rolewright.flags.FlagRule;
import dev.rolewright.llm.CategoryRule;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.ModelOrder;
import dev.rolewright.llm.RequestCategory;
import dev.rolewright.llm.RoutingRules;
import dev.rolewright.llm.VendorTest;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.prompts.PromptTasks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what changes the order in which the models of a route are asked. */
final class RoutingReader {
  /** The names of plans in the files. */
  static final Set<String> PLANS =
      Arrays.stream(Plan.values())
          .map(plan -> plan.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final ModelLists lists;
  private final ModelNames names;
  private final Map<String, ConfigNode> written;
  private final Set<String> routes;

  /**
   * Makes one.
   *
   * @param written the routes as they stand in the file, by name
   */
  RoutingReader(ModelNames names, Map<String, ConfigNode> written) {
    this.lists = new ModelLists(names);
    this.names = names;
    this.written = written;
    routes = new TreeSet<>(PromptTasks.KNOWN);
    routes.addAll(written.keySet());
  }

  /**
   * Reads.
   *
   * @param defaultRoute whose rules hold for the tasks that have no route of their own
   * @param backups names of providers that are asked last
   * @param local names of providers that the operator runs
   */
  RoutingRules read(
      RoutingFiles files, String defaultRoute, Set<String> backups, Set<String> local) {
    Map<String, List<CategoryRule>> categories = new HashMap<>();
    Map<String, ModelOrder> orders = new HashMap<>();
    written.forEach(
        (name, node) -> {
          categories.put(name, categories(node));
          orders.put(name, order(node));
        });
    for (String task : PromptTasks.KNOWN) {
      categories.putIfAbsent(task, categories.getOrDefault(defaultRoute, List.of()));
      orders.putIfAbsent(task, orders.getOrDefault(defaultRoute, ModelOrder.LISTED));
    }
    return new RoutingRules(
        files.plans().map(document -> plans(document.root())).orElse(Map.of()),
        files.tests().map(document -> tests(document.root())).orElse(Map.of()),
        categories,
        orders,
        backups,
        local);
  }

  /** Returns the flags by name. */
  Map<String, FlagRule> flags(RoutingFiles files) {
    return files
        .flags()
        .map(document -> new FlagReader(names, routes).read(document.root()))
        .orElse(Map.of());
  }

  private static ModelOrder order(ConfigNode route) {
    return route
        .text("order")
        .flatMap(
            text ->
                Arrays.stream(ModelOrder.values())
                    .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst())
        .orElse(ModelOrder.LISTED);
  }

  private List<CategoryRule> categories(ConfigNode route) {
    return route.list("categories").stream()
        .map(rule -> new CategoryRule(category(rule), lists.read(rule)))
        .toList();
  }

  private static RequestCategory category(ConfigNode rule) {
    RequestCategory category =
        new RequestCategory(
            rule.text("sector").orElse(""),
            rule.text("seniority").orElse(""),
            rule.text("profile_field").orElse(""));
    if (category.equals(RequestCategory.NONE)) {
      rule.error(
          "names neither sector nor seniority nor profile_field; name at least one of them, or put"
              + " the models first in the route");
    }
    return category;
  }

  private Map<String, Map<String, List<ModelName>>> plans(ConfigNode root) {
    ConfigNode all = root.object("plans");
    Map<String, Map<String, List<ModelName>>> plans = new HashMap<>();
    all.objects()
        .forEach(
            (name, plan) -> {
              if (!PLANS.contains(name)) {
                all.error(name, "is no plan" + ModelNames.meant(name, PLANS, "plans"));
              }
              plans.put(name, ofPlan(plan.object("routes")));
            });
    return plans;
  }

  private Map<String, List<ModelName>> ofPlan(ConfigNode node) {
    Map<String, List<ModelName>> models = new HashMap<>();
    for (String route : node.lists()) {
      if (!route.equals(RoutingRules.ANY_ROUTE)) {
        checkRoute(node, route, route);
      }
      models.put(route, lists.read(node, route));
    }
    return models;
  }

  private void checkRoute(ConfigNode node, String member, String route) {
    if (!routes.contains(route)) {
      node.error(
          member,
          "is no route of provider_settings.json and no task"
              + ModelNames.meant(route, routes, "routes"));
    }
  }

  private Map<String, VendorTest> tests(ConfigNode root) {
    Map<String, VendorTest> tests = new HashMap<>();
    root.object("tests")
        .objects()
        .forEach(
            (name, node) -> {
              String task = node.text("task").orElse("");
              node.text("task").ifPresent(written -> checkRoute(node, "task", written));
              List<VendorTest.Arm> arms = arms(node);
              if (node.flag("enabled").orElse(true) && isWhole(node, arms)) {
                VendorTest other = tests.putIfAbsent(task, new VendorTest(name, arms));
                if (other != null) {
                  node.error("task", "has another test that is enabled; disable one of them");
                }
              }
            });
    return tests;
  }

  private List<VendorTest.Arm> arms(ConfigNode test) {
    Set<String> taken = new TreeSet<>();
    return test.list("arms").stream()
        .map(
            arm -> {
              String name = arm.text("name").orElse("");
              if (!taken.add(name) && arm.has("name")) {
                arm.error("name", "is the name of another arm of this test; choose another");
              }
              Optional<ModelName> model = arm.text("model").flatMap(names::find);
              if (model.isEmpty()) {
                arm.text("model").ifPresent(text -> arm.error("model", names.unknown(text)));
              }
              return new VendorTest.Arm(
                  name,
                  model.orElse(new ModelName("", "")),
                  arm.integer("weight").filter(weight -> weight >= 0).orElse(0));
            })
        .toList();
  }

  /** Tells whether the weights can part the users; what else is wrong is noted elsewhere. */
  private static boolean isWhole(ConfigNode test, List<VendorTest.Arm> arms) {
    long sum = arms.stream().mapToLong(VendorTest.Arm::weight).sum();
    if (sum != 100) {
      test.error("arms", "have weights that sum to " + sum + "; they have to sum to 100");
    }
    return sum == 100;
  }
}
