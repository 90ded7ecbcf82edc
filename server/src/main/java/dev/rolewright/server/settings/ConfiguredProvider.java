package dev.rolewright.server.settings;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.OffProvider;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.providers.VendorKind;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.RolewrightException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A provider as it is configured, on or off. It holds no key.
 *
 * @param off why it is not asked with the deployment's own account; empty when it is. A tenant's
 *     own account can be used all the same unless it is switched off
 * @param switchedOff whether the file says so
 * @param backup whether it is asked after all others of a route
 * @param region empty where none is configured
 * @param keyPlace where the deployment's key comes from, in words that follow "the key"
 * @param baseUrl empty where neither the file nor the kind says one
 * @param apiVersion Azure's; empty for the default
 * @param deployments Azure's, by model
 * @param commonDeployment of the deployment's own account, for all models; it beats the others
 * @param models in the order of the file
 */
public record ConfiguredProvider(
    String name,
    VendorKind kind,
    Optional<String> off,
    boolean switchedOff,
    boolean backup,
    String region,
    String keyPlace,
    Optional<URI> baseUrl,
    String apiVersion,
    Map<String, String> deployments,
    Optional<String> commonDeployment,
    Duration connectTimeout,
    List<Model> models,
    ChatParameters defaults) {
  /** Copies the collections. */
  public ConfiguredProvider {
    deployments = Map.copyOf(deployments);
    models = List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param sampling whether it takes temperature and top_p
   * @param aliases other names under which requests may call it
   * @param parameters for what requests and routes leave open
   */
  public record Model(
      ModelInfo info, boolean sampling, List<String> aliases, ChatParameters parameters) {
    /** Copies the list. */
    public Model {
      aliases = List.copyOf(aliases);
    }

    /** Returns the provider's name of it. */
    public String name() {
      return info.name();
    }
  }

  /** Returns under which name its vendor's prices stand. */
  String priceGroup() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Returns what is told to those who ask for a model of it while it is off. */
  OffProvider asOff() {
    return asOff(off.orElse(""));
  }

  /** Returns the same for a reason of its own. */
  OffProvider asOff(String reason) {
    return asOff(
        reason, switchedOff ? OffProvider.Remedy.CONFIGURATION : OffProvider.Remedy.TENANT_KEY);
  }

  /** Returns the same where a privacy switch of a tenant, by its name in the API, forbids it. */
  OffProvider asForbidden(String privacySwitch) {
    return asOff(
        "the privacy switch " + privacySwitch + " of the tenant forbids it",
        OffProvider.Remedy.PRIVACY);
  }

  private OffProvider asOff(String reason, OffProvider.Remedy remedy) {
    return new OffProvider(
        models.stream().map(Model::name).collect(Collectors.toSet()), reason, remedy);
  }

  /**
   * Returns the same at an address of a tenant's own. Only another path of the configured host is
   * in the region that the operator vouches for, and none is one of the servers that the operator
   * runs beside this one.
   */
  ConfiguredProvider at(URI endpoint) {
    boolean isSameHost =
        baseUrl
            .map(URI::getHost)
            .filter(host -> host.equalsIgnoreCase(endpoint.getHost()))
            .isPresent();
    return isSameHost && !region.equals(PrivacySwitches.LOCAL_REGION)
        ? this
        : new ConfiguredProvider(
            name,
            kind,
            off,
            switchedOff,
            backup,
            "",
            keyPlace,
            baseUrl,
            apiVersion,
            deployments,
            commonDeployment,
            connectTimeout,
            models,
            defaults);
  }

  /**
   * Makes the provider with an account.
   *
   * @param key empty for none
   * @param endpoint takes the place of {@link #baseUrl}
   * @param account whose it is; empty for the deployment's own
   * @throws RolewrightException INVALID_FIELD when it can't be called so
   */
  public LlmProvider open(
      String key,
      Optional<URI> endpoint,
      String account,
      Function<ProviderSettings, LlmProvider> factory) {
    URI url =
        endpoint
            .or(() -> baseUrl)
            .orElseThrow(
                () -> RolewrightException.invalid("endpoint", "is needed for this provider."));
    ProviderSettings settings =
        new ProviderSettings(
            name,
            kind,
            url,
            key,
            apiVersion,
            account.isEmpty() ? withCommonDeployment() : deployments,
            connectTimeout,
            models.stream().map(Model::info).toList());
    return new ParameterizedProvider(factory.apply(settings), account, models, defaults);
  }

  private Map<String, String> withCommonDeployment() {
    return commonDeployment
        .map(
            deployment ->
                models.stream().collect(Collectors.toMap(Model::name, model -> deployment)))
        .orElse(deployments);
  }
}
