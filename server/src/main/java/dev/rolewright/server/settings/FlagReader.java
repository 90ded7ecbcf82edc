package dev.rolewright.server.settings;

import dev.rolewright.flags.FlagRule;
import dev.rolewright.flags.FlagValue;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads which flags are on, and for whom. */
final class FlagReader {
  private static final int EVERYBODY = 100;
  private static final String ASSISTANT = "assistant";

  private final ModelNames names;
  private final Set<String> models = new TreeSet<>();
  private final Set<String> switches = new TreeSet<>();

  /**
   * Makes one.
   *
   * @param tasks names of the tasks and routes that there are
   */
  FlagReader(ModelNames names, Set<String> tasks) {
    this.names = names;
    for (String task : tasks) {
      models.add(TaskFlags.defaultModel(task));
      switches.add(TaskFlags.cacheEnabled(task));
      switches.add(TaskFlags.betaGroup(task));
    }
    // Without a route of that name assistants are asked by another one, by whose name flags choose.
    switches.add(TaskFlags.cacheEnabled(ASSISTANT));
  }

  /** Returns the flags by name; notes what is wrong with them. */
  Map<String, FlagRule> read(ConfigNode root) {
    ConfigNode all = root.object("flags");
    Map<String, FlagRule> rules = new HashMap<>();
    all.objects()
        .forEach(
            (name, node) -> {
              checkPlans(node);
              value(all, name, node).ifPresent(value -> rules.put(name, rule(value, node)));
            });
    return rules;
  }

  private Optional<FlagValue> value(ConfigNode all, String name, ConfigNode node) {
    if (models.contains(name)) {
      return model(node);
    }
    if (switches.contains(name)) {
      Optional<Boolean> isOn = node.flag("value");
      if (isOn.isEmpty()) {
        node.error("value", "must be true or false");
      }
      return isOn.map(FlagValue.Switch::new);
    }
    Set<String> known = new TreeSet<>(models);
    known.addAll(switches);
    all.error(
        name,
        "is no flag"
            + NearestName.of(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(
                    "; known are llm.TASK.default_model, llm.TASK.cache_enabled and"
                        + " llm_TASK_gpt4_turbo, TASK being a task or a route"));
    return Optional.empty();
  }

  private Optional<FlagValue> model(ConfigNode node) {
    Optional<String> text = node.text("value");
    if (text.isEmpty()) {
      node.error("value", "must be the name of a model");
    } else if (names.find(text.get()).isEmpty()) {
      node.error("value", names.unknown(text.get()));
    }
    return text.map(FlagValue.Text::new);
  }

  private static void checkPlans(ConfigNode node) {
    List<String> plans = node.texts("plans");
    for (int index = 0; index < plans.size(); index++) {
      if (!RoutingReader.PLANS.contains(plans.get(index))) {
        node.error(
            "plans",
            index,
            "is no plan" + ModelNames.meant(plans.get(index), RoutingReader.PLANS, "plans"));
      }
    }
  }

  /** Without a word about users, a flag is for all of its tenants and plans. */
  private static FlagRule rule(FlagValue value, ConfigNode node) {
    int share =
        node.integer("share")
            .filter(percent -> percent >= 0 && percent <= EVERYBODY)
            .orElse(node.has("users") ? 0 : EVERYBODY);
    return new FlagRule(
        value,
        Set.copyOf(node.texts("users")),
        Set.copyOf(node.texts("tenants")),
        Set.copyOf(node.texts("plans")),
        share);
  }
}
