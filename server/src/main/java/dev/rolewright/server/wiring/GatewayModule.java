package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.keyvalue.KeyValueStore;
import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.GatewayPorts;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.prompts.Prompts;
import dev.rolewright.server.grpc.AlertRecords;
import dev.rolewright.server.grpc.CostEstimation;
import dev.rolewright.server.grpc.GatewayGrpcService;
import dev.rolewright.server.grpc.GatewayHealth;
import dev.rolewright.server.grpc.LocalAssistants;
import dev.rolewright.server.grpc.ProviderList;
import dev.rolewright.server.grpc.RequestIds;
import dev.rolewright.server.grpc.RunRecords;
import dev.rolewright.server.money.BudgetReport;
import dev.rolewright.server.money.SpendingReports;
import dev.rolewright.server.money.UsageReport;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.server.settings.TenantAccounts;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.telemetry.AlertRepository;
import java.util.concurrent.ThreadLocalRandom;

/** Binds the gateway and its records. */
final class GatewayModule extends AbstractModule {
  private final OpenRecords records;

  GatewayModule(OpenRecords records) {
    this.records = records;
  }

  @Override
  protected void configure() {
    bind(RunRepository.class).toInstance(records.runs());
    bind(ResponseCache.class).toInstance(records.cache());
    bind(AlertRepository.class).toInstance(records.raised());
  }

  @Provides
  @Singleton
  Gateway gateway(
      TenantAccounts accounts,
      Settings settings,
      KeyValueStore keyValueStore,
      FeatureFlags flags,
      Time time) {
    Gateway gateway =
        Gateway.create(
            context -> accounts.of(context.tenantId()).gateway(),
            settings.current().gateway().retries(),
            settings.current().breaker(),
            new GatewayPorts(
                keyValueStore.probeLeases(),
                records.tickets(),
                records.spending(),
                records.cache(),
                records.calls(),
                flags,
                records.alerts(),
                time,
                Timers.system()),
            () -> ThreadLocalRandom.current().nextDouble());
    settings.addListener(new BreakerUpkeep(gateway, settings::current));
    return gateway;
  }

  @Provides
  @Singleton
  StructuredAnswers answers(Gateway gateway, TenantAccounts accounts) {
    return StructuredAnswers.create(gateway, context -> accounts.keepsContent(context.tenantId()));
  }

  @Provides
  @Singleton
  RunRecords runRecords(
      RunRepository runs,
      TenantAdministration tenants,
      StructuredAnswers answers,
      TenantAccounts accounts) {
    return new RunRecords(runs, tenants, answers, accounts::keepsContent);
  }

  @Provides
  @Singleton
  AlertRecords alertRecords(AlertRepository alerts) {
    return new AlertRecords(alerts);
  }

  @Provides
  @Singleton
  GatewayHealth health(
      Gateway gateway, ProviderProbes probes, RunRepository runs, AlertRecords alerts, Time time) {
    return new GatewayHealth(
        gateway, probes, records.calls(), runs, records.rates(), records.saved(), alerts, time);
  }

  @Provides
  @Singleton
  CostEstimation costs(Gateway gateway, RunRepository runs) {
    return new CostEstimation(gateway, runs);
  }

  @Provides
  @Singleton
  SpendingReports spendingReports(
      TenantAdministration tenants, KeyAdministration keys, Settings settings) {
    return new SpendingReports(
        new UsageReport(
            records.usage(),
            records.budgets(),
            tenants,
            keys,
            () -> settings.current().providerNames(),
            records.droppedRuns()),
        new BudgetReport(records.budgets(), tenants, keys, settings::current));
  }

  @Provides
  @Singleton
  GatewayGrpcService gatewayService(
      StructuredAnswers answers,
      TenantAccounts accounts,
      Prompts prompts,
      SkillFinder finder,
      GatewayHealth health,
      CostEstimation costs,
      Embedder embedder,
      SpendingReports spending,
      RunRecords runs,
      AlertRecords alerts,
      RequestIds requestIds) {
    return new GatewayGrpcService(
        answers,
        accounts,
        prompts,
        LocalAssistants.create(finder),
        health,
        new ProviderList(accounts, embedder.model()),
        costs,
        spending,
        runs,
        alerts,
        records.tickets(),
        requestIds);
  }
}
