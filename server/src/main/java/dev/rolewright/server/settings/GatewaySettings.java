package dev.rolewright.server.settings;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.flags.FlagRule;
import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.GatewayConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the configuration files say of the gateway at one moment. A request takes it once and
 * keeps it to its end.
 *
 * @param version 1 at the start, one more with each change that was taken over
 * @param gateway the providers that are on, the aliases, routes and retries
 * @param breaker when a model is left alone for a while
 * @param defaultRoute the route of a task that has none; in {@code gateway}
 * @param bufferedRoutes routes whose answers an interface without a reset event sends whole
 * @param providers every configured one, those that are off too, in the order of the file
 * @param assistants by the id under which they are called
 * @param endpointHosts at which a tenant's own endpoint may be; {@code *.example.com} stands for
 *     every host below {@code example.com}
 * @param safety what looks at texts before a vendor sees them
 * @param budgets how much may be spent
 * @param rates how much is let through in a window of time
 * @param flags what is tried out on whom, by names of flags
 * @param privacy the switches of the tenant that it holds for; {@code gateway} has none of the
 *     providers that they forbid
 * @param remarks what the files say and can't have been meant
 */
public record GatewaySettings(
    long version,
    GatewayConfig gateway,
    BreakerPolicy breaker,
    String defaultRoute,
    Set<String> bufferedRoutes,
    List<ConfiguredProvider> providers,
    Map<String, Assistant> assistants,
    List<String> endpointHosts,
    SafetySettings safety,
    BudgetLimits budgets,
    RateSettings rates,
    Map<String, FlagRule> flags,
    PrivacySwitches privacy,
    SettingsRemarks remarks) {
  /** Copies the collections. */
  public GatewaySettings {
    bufferedRoutes = Set.copyOf(bufferedRoutes);
    providers = List.copyOf(providers);
    assistants = Map.copyOf(assistants);
    endpointHosts = List.copyOf(endpointHosts);
    flags = Map.copyOf(flags);
  }

  /** Returns the names of all providers, those that are off too. */
  public Set<String> providerNames() {
    return providers.stream().map(ConfiguredProvider::name).collect(Collectors.toSet());
  }

  /** Returns {@link ConfiguredProvider#keyPlace} of a provider. */
  public String keyPlace(String provider) {
    return providers.stream()
        .filter(known -> known.name().equals(provider))
        .map(ConfiguredProvider::keyPlace)
        .findFirst()
        .orElse("that it had before " + SettingsFiles.PROVIDERS + " changed");
  }
}
