package dev.rolewright.server.settings;

import dev.rolewright.platform.ConfigNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds limits of the operator's own file that hold for nothing that is configured, so that what
 * was meant has none. A limit may come before its provider or assistant, so that these are no
 * mistakes.
 */
final class UnusedLimits {
  private UnusedLimits() {}

  /** Returns a line for each. */
  static List<String> of(
      ConfigNode root, List<ConfiguredProvider> providers, Set<String> assistants) {
    List<String> lines = new ArrayList<>();
    Set<String> names =
        providers.stream()
            .map(ConfiguredProvider::name)
            .collect(Collectors.toCollection(TreeSet::new));
    look(root.object("providers"), names, "provider", lines);
    look(root.object("assistants"), assistants, "assistant", lines);
    return lines;
  }

  private static void look(ConfigNode limits, Set<String> known, String what, List<String> lines) {
    for (String name : limits.objects().keySet()) {
      if (!known.contains(name)) {
        lines.add(
            limits.remark(
                name,
                "is no configured "
                    + what
                    + ", so that its limit holds for nothing"
                    + ModelNames.meant(name, known, what + "s")));
      }
    }
  }
}
