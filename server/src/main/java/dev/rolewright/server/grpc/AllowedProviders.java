package dev.rolewright.server.grpc;

import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.server.settings.ConfiguredProvider;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which providers the privacy switches of a request leave. */
final class AllowedProviders {
  /** The region of servers that the operator runs beside this one. */
  private static final String LOCAL_REGION = "local";

  private AllowedProviders() {}

  /** Returns the names of those that may be asked; empty where nothing is forbidden. */
  static Optional<Set<String>> of(PrivacyOptions options, List<ConfiguredProvider> providers) {
    if (!options.getLocalOnly()
        && options.getAllowedVendorsCount() == 0
        && options.getAllowedRegionsCount() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        providers.stream()
            .filter(provider -> !options.getLocalOnly() || provider.region().equals(LOCAL_REGION))
            .filter(provider -> allows(options.getAllowedVendorsList(), provider.name()))
            .filter(provider -> allows(options.getAllowedRegionsList(), provider.region()))
            .map(ConfiguredProvider::name)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean allows(Collection<String> allowed, String value) {
    return allowed.isEmpty() || allowed.contains(value);
  }
}
