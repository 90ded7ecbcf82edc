package dev.rolewright.server.grpc;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.server.settings.ConfiguredProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which providers privacy switches leave. */
final class AllowedProviders {
  private AllowedProviders() {}

  /** Returns the names of those that may be asked; empty where nothing is forbidden. */
  static Optional<Set<String>> of(PrivacySwitches switches, List<ConfiguredProvider> providers) {
    if (switches.allowsAll()) {
      return Optional.empty();
    }
    return Optional.of(
        providers.stream()
            .filter(provider -> switches.allows(provider.name(), provider.region()))
            .map(ConfiguredProvider::name)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
