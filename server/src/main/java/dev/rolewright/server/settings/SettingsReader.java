package dev.rolewright.server.settings;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.RetryPolicy;
import dev.rolewright.llm.Route;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.ConfigSchema;
import dev.rolewright.platform.ConfigTexts;
import dev.rolewright.pricing.PriceList;
import dev.rolewright.pricing.Prices;
import dev.rolewright.prompts.PromptTasks;
import dev.rolewright.safety.SafetyPolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads all files into one snapshot, or tells every mistake of all of them. */
final class SettingsReader {
  private static final ConfigSchema PROVIDERS_SCHEMA =
      ConfigSchema.parse(SettingsFiles.shipped("provider_settings.schema.json"));

  private final Path directory;
  private final VendorVariables variables;
  private final SafetyPolicies policies = SafetyPolicies.load();
  private final Function<ProviderSettings, LlmProvider> factory;

  /**
   * Makes one.
   *
   * @param directory of the files, for messages
   */
  SettingsReader(
      Path directory,
      Map<String, String> environment,
      Function<ProviderSettings, LlmProvider> factory) {
    this.directory = directory;
    this.variables = new VendorVariables(environment);
    this.factory = factory;
  }

  /**
   * Reads.
   *
   * @throws dev.rolewright.platform.ConfigException with every mistake there is
   */
  GatewaySettings read(ConfigTexts texts, long version) {
    ConfigErrors errors = new ConfigErrors();
    SettingsDocuments documents = new SettingsDocuments(directory, texts, errors);
    Optional<ConfigDocument> priced = documents.of(SettingsFiles.PRICES);
    PriceList prices = priced.map(PriceList::read).orElseGet(() -> PriceList.NONE);
    BudgetReader.Read budgets =
        documents
            .of(SettingsFiles.BUDGETS)
            .map(BudgetReader::read)
            .orElseGet(() -> new BudgetReader.Read(BudgetLimits.NONE, WhenSpent.LOCAL));
    Optional<ConfigDocument> limited = documents.of(SettingsFiles.RATES);
    RateSettings rates = limited.map(RateSettings::read).orElse(RateSettings.NONE);
    Optional<ConfigDocument> file = documents.of(SettingsFiles.PROVIDERS);
    RoutingFiles routing = RoutingFiles.of(name -> texts.text(name).isPresent(), documents::of);
    Optional<GatewaySettings> providers =
        file.map(
            document ->
                readProviders(document, texts, prices, budgets, rates, routing, version, errors));
    file.ifPresent(PROVIDERS_SCHEMA::check);
    routing.check();
    Map<String, Assistant> assistants =
        new AssistantFiles(variables, policies).read(documents, providers);
    errors.throwIfAny();
    GatewaySettings settings = providers.orElseThrow();
    List<String> remarks = new ArrayList<>();
    priced
        .filter(any -> texts.text(SettingsFiles.PRICES).isPresent())
        .map(list -> UnusedPrices.of(list.root(), settings.providers()))
        .ifPresent(remarks::addAll);
    limited
        .filter(any -> texts.text(SettingsFiles.RATES).isPresent())
        .map(list -> UnusedLimits.of(list.root(), settings.providers(), assistants.keySet()))
        .ifPresent(remarks::addAll);
    return with(settings, assistants, remarks);
  }

  private static GatewaySettings with(
      GatewaySettings settings, Map<String, Assistant> assistants, List<String> remarks) {
    return new GatewaySettings(
        settings.version(),
        settings.gateway(),
        settings.breaker(),
        settings.defaultRoute(),
        settings.bufferedRoutes(),
        settings.providers(),
        assistants,
        settings.endpointHosts(),
        settings.safety(),
        settings.budgets(),
        settings.rates(),
        settings.flags(),
        settings.privacy(),
        new SettingsRemarks(settings.remarks().notSetUp(), remarks));
  }

  private GatewaySettings readProviders(
      ConfigDocument document,
      ConfigTexts texts,
      PriceList prices,
      BudgetReader.Read budgets,
      RateSettings rates,
      RoutingFiles routing,
      long version,
      ConfigErrors errors) {
    ConfigNode root = document.root();
    ChatParameters defaults = Parameters.read(root.object("parameters")).or(Parameters.DEFAULT);
    ProviderReader reader = new ProviderReader(texts, variables, factory, defaults, errors);
    List<ConfiguredProvider> providers = new ArrayList<>();
    Map<String, LlmProvider> opened = new HashMap<>();
    root.object("providers")
        .objects()
        .forEach(
            (name, node) ->
                reader
                    .read(name, node)
                    .ifPresent(
                        read -> {
                          providers.add(read.configured());
                          read.opened().ifPresent(provider -> opened.put(name, provider));
                        }));
    Map<String, ConfigNode> nodes = root.object("routes").objects();
    ModelNames names = ModelNames.of(providers, root, nodes.keySet());
    RouteReader routeReader = new RouteReader(names);
    RoutingReader routingReader = new RoutingReader(names, nodes);
    Map<String, Route> routes = new HashMap<>();
    nodes.forEach(
        (name, node) -> routeReader.read(name, node).ifPresent(route -> routes.put(name, route)));
    List<Route> named = List.copyOf(routes.values());
    String defaultRoute = named(root, "default_route", nodes.keySet());
    Route direct = routes.get(named(root, "direct_route", nodes.keySet()));
    Optional.ofNullable(routes.get(defaultRoute)).ifPresent(route -> forTasks(route, routes));
    return new GatewaySettings(
        version,
        new GatewayConfig(
            opened,
            names.aliases(),
            routes,
            Optional.ofNullable(direct),
            retries(root.object("retries")),
            providers.stream()
                .filter(provider -> provider.off().isPresent())
                .collect(Collectors.toMap(ConfiguredProvider::name, ConfiguredProvider::asOff)),
            Prices.of(
                prices,
                providers.stream()
                    .collect(
                        Collectors.toMap(
                            ConfiguredProvider::name, ConfiguredProvider::priceGroup))),
            budgets.whenSpent(),
            CacheReader.read(root.object("cache")),
            routingReader.read(
                routing,
                defaultRoute,
                names(providers, ConfiguredProvider::backup),
                names(providers, SettingsReader::isLocal))),
        breaker(root.object("breaker")),
        defaultRoute,
        nodes.entrySet().stream()
            .filter(RouteReader::isBuffered)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        providers,
        Map.of(),
        root.object("tenant_keys").texts("endpoint_hosts"),
        SafetySettings.read(policies, root.object("safety")),
        budgets.limits(),
        rates,
        routingReader.flags(routing),
        PrivacySwitches.NONE,
        new SettingsRemarks(
            texts.text(SettingsFiles.PROVIDERS).isPresent()
                ? SettingsRemarks.notSetUp(providers, named)
                : Map.of(),
            List.of()));
  }

  private static boolean isLocal(ConfiguredProvider provider) {
    return provider.region().equals(PrivacySwitches.LOCAL_REGION);
  }

  private static Set<String> names(
      List<ConfiguredProvider> providers, Predicate<ConfiguredProvider> isMeant) {
    return providers.stream()
        .filter(isMeant)
        .map(ConfiguredProvider::name)
        .collect(Collectors.toSet());
  }

  /** Gives each task that has no route of its own the default one. */
  private static void forTasks(Route route, Map<String, Route> routes) {
    for (String task : PromptTasks.KNOWN) {
      routes.putIfAbsent(
          task,
          new Route(
              task, route.models(), route.parameters(), route.limits(), route.maxCharacters()));
    }
  }

  private static String named(ConfigNode root, String member, Set<String> routes) {
    String name = root.text(member).orElse("");
    if (root.text(member).isPresent() && !routes.contains(name)) {
      root.error(member, "names no route of this file" + ModelNames.meant(name, routes, "routes"));
    }
    return name;
  }

  private static RetryPolicy retries(ConfigNode node) {
    RetryPolicy defaults = RetryPolicy.DEFAULT;
    return new RetryPolicy(
        node.integer("max_retries").orElse(defaults.maxRetries()),
        Parameters.seconds(node, "first_delay_seconds", defaults.firstDelay()),
        Parameters.seconds(node, "max_delay_seconds", defaults.maxDelay()),
        node.number("budget_share").orElse(defaults.budgetShare()),
        node.integer("budget_floor").orElse(defaults.budgetFloor()),
        Parameters.seconds(node, "budget_window_seconds", defaults.budgetWindow()));
  }

  private static BreakerPolicy breaker(ConfigNode node) {
    BreakerPolicy defaults = BreakerPolicy.DEFAULT;
    return new BreakerPolicy(
        node.integer("consecutive_failures").orElse(defaults.consecutiveFailures()),
        node.number("failure_rate").orElse(defaults.failureRate()),
        node.integer("minimum_calls").orElse(defaults.minimumCalls()),
        Parameters.seconds(node, "window_seconds", defaults.window()),
        Parameters.seconds(node, "probe_interval_seconds", defaults.probeInterval()));
  }
}
