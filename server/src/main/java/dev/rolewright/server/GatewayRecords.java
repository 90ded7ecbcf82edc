package dev.rolewright.server;

import dev.rolewright.budget.BudgetSettings;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.Budgets;
import dev.rolewright.keyvalue.AnswerLimits;
import dev.rolewright.keyvalue.RedisAnswers;
import dev.rolewright.limits.Limiter;
import dev.rolewright.limits.LimiterConfig;
import dev.rolewright.llm.HitRates;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.HotConfig;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.safety.PersonalTraces;
import dev.rolewright.server.money.BudgetSpending;
import dev.rolewright.server.money.CacheReport;
import dev.rolewright.server.money.RateReport;
import dev.rolewright.server.money.RateRules;
import dev.rolewright.server.money.RateTickets;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.wiring.OpenGateway;
import dev.rolewright.server.wiring.OpenRecords;
import dev.rolewright.server.wiring.OpenResources;
import dev.rolewright.telemetry.AlertLog;
import dev.rolewright.telemetry.CallRecords;
import dev.rolewright.telemetry.KeyAlerts;
import dev.rolewright.telemetry.ProviderHistory;
import dev.rolewright.telemetry.TelemetryConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** What is written down beside the work; opened over the stores and closed before them. */
final class GatewayRecords implements AutoCloseable, HotConfig.Listener {
  private static final String SUBJECT = "configuration files";
  private static final int MOST_SHOWN = 5;

  private final AlertLog alerts;
  private final OpenRecords parts;
  private final CallRecords calls;
  private final KeyAlerts keys;
  private final Budgets budgets;
  private final Limiter limiter;
  private final ConfigurationAlerts configuration;

  private GatewayRecords(
      AlertLog alerts,
      CallRecords calls,
      KeyAlerts keys,
      Budgets budgets,
      Limiter limiter,
      ConfigurationAlerts configuration,
      OpenRecords parts) {
    this.alerts = alerts;
    this.calls = calls;
    this.keys = keys;
    this.budgets = budgets;
    this.limiter = limiter;
    this.configuration = configuration;
    this.parts = parts;
  }

  /**
   * Starts to write, and to raise an alert while changed configuration files can't be used or a
   * vendor refuses a key.
   */
  static GatewayRecords start(ServerConfig config, OpenResources resources, OpenGateway gateway) {
    Time time = Time.system();
    AlertLog alerts =
        AlertLog.start(resources.database().alerts(), Ids.create(time), time, Timers.system());
    var runs = resources.database().runs(gateway.vault());
    BudgetStore store = resources.database().budgets(Ids.create(time));
    Budgets budgets =
        Budgets.create(
            store,
            config.dataDirectory().resolve("budget"),
            () -> gateway.settings().current().budgets(),
            BudgetSettings.DEFAULT,
            alerts,
            time,
            Timers.system());
    CallRecords calls =
        CallRecords.start(
            TelemetryConfig.in(config.dataDirectory().resolve("telemetry")),
            runs,
            alerts,
            Timers.system());
    KeyAlerts keys =
        KeyAlerts.before(
            calls, alerts, provider -> gateway.settings().current().keyPlace(provider), time);
    gateway.probes().listen((provider, outcome) -> listed(keys, provider, outcome));
    Duration window = gateway.settings().current().rates().window();
    LimiterConfig limits = LimiterConfig.of(window);
    Executor blocking =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("limits-", 0).factory());
    Limiter limiter =
        Limiter.create(
            limits,
            resources.keyValueStore().sharedWindows(limits.answerLimit()),
            resources.database().replicas(),
            time,
            Timers.system(),
            blocking);
    Supplier<RateRules> rules = () -> new RateRules(gateway.settings().current().rates(), window);
    RedisAnswers answers =
        resources.keyValueStore().answers(VaultSeal.of(gateway.vault()), AnswerLimits.DEFAULT);
    HitRates rates = HitRates.create();
    GatewayRecords records =
        new GatewayRecords(
            alerts,
            calls,
            keys,
            budgets,
            limiter,
            new ConfigurationAlerts(gateway.settings()::current, alerts, time),
            new OpenRecords(
                cache(answers, rates),
                new CacheReport(rates, answers, time.now()),
                RateTickets.create(limiter, rules),
                RateReport.create(limiter, rules),
                new BudgetSpending(budgets),
                ProviderHistory.before(keys),
                alerts,
                runs,
                resources.database().alerts(),
                store,
                resources.database().usage(),
                calls::droppedRuns));
    gateway.settings().addListener(records);
    records.checkAlerts();
    return records;
  }

  private static ResponseCache cache(RedisAnswers answers, HitRates rates) {
    return ResponseCache.create(
        answers,
        answers.flights(),
        (answer, input, ours) -> !PersonalTraces.areIn(answer, input, ours),
        rates,
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("answers-", 0).factory()));
  }

  private static void listed(KeyAlerts keys, String provider, ProviderProbes.Outcome outcome) {
    switch (outcome) {
      case CONNECTED -> keys.listed(provider, true);
      case UNAUTHORIZED -> keys.listed(provider, false);
      case UNREACHABLE -> {
        // Says nothing about the key.
      }
    }
  }

  /** Holds the alerts about the configuration and the budgets against what is so now. */
  void checkAlerts() {
    configuration.check();
    budgets.reviewAlerts();
  }

  /** Returns what takes records. */
  OpenRecords parts() {
    return parts;
  }

  @Override
  public void accepted(long version) {
    alerts.resolve(AlertKind.INVALID_CONFIGURATION, SUBJECT);
    keys.configurationChanged();
    configuration.check();
    // Whoever reads the files waits for no database.
    Thread.ofVirtual().name("budget-alerts").start(budgets::reviewAlerts);
  }

  @Override
  public void rejected(List<String> errors) {
    String more =
        errors.size() > MOST_SHOWN ? "; and " + (errors.size() - MOST_SHOWN) + " more" : "";
    alerts.raise(
        AlertKind.INVALID_CONFIGURATION,
        AlertSeverity.CRITICAL,
        SUBJECT,
        "The configuration files changed and can't be used; what held before goes on. Mend: "
            + String.join("; ", errors.subList(0, Math.min(MOST_SHOWN, errors.size())))
            + more);
  }

  @Override
  public void close() {
    limiter.close();
    budgets.close();
    calls.close();
    alerts.close();
  }
}
