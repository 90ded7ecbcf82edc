package dev.rolewright.server.settings;

import dev.rolewright.llm.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What valid files say that their writer can't have meant.
 *
 * @param notSetUp by provider, in words with what to do: those that routes of the operator's own
 *     file name and that can't be asked. The shipped file names every vendor there is, which tells
 *     nothing of what is meant
 * @param lines with file, line and place: prices and limits of what nobody can ask for
 */
public record SettingsRemarks(Map<String, String> notSetUp, List<String> lines) {
  /** Nothing. */
  public static final SettingsRemarks NONE = new SettingsRemarks(Map.of(), List.of());

  /** Copies the collections. */
  public SettingsRemarks {
    notSetUp = Map.copyOf(notSetUp);
    lines = List.copyOf(lines);
  }

  static Map<String, String> notSetUp(List<ConfiguredProvider> providers, List<Route> routes) {
    Map<String, String> missing = new TreeMap<>();
    for (ConfiguredProvider provider : providers) {
      String naming =
          routes.stream()
              .filter(route -> isNamed(provider, route))
              .map(Route::name)
              .sorted()
              .collect(Collectors.joining(", "));
      if (!provider.switchedOff() && !naming.isEmpty()) {
        provider.off().ifPresent(reason -> missing.put(provider.name(), words(reason, naming)));
      }
    }
    return missing;
  }

  private static boolean isNamed(ConfiguredProvider provider, Route route) {
    return route.models().stream().anyMatch(model -> model.provider().equals(provider.name()));
  }

  private static String words(String reason, String routes) {
    return "Its models are passed over where routes name them ("
        + routes
        + "): "
        + reason
        + ". Mend that, which for a variable takes a restart, or set \"enabled\": false in "
        + SettingsFiles.PROVIDERS
        + " if it is meant.";
  }
}
