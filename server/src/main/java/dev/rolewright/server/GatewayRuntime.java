package dev.rolewright.server;

import dev.rolewright.llm.providers.Providers;
import dev.rolewright.platform.HotConfig;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.server.wiring.OpenGateway;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the gateway holds while the server runs: connections to vendors and its configuration. */
final class GatewayRuntime implements AutoCloseable, HotConfig.Listener {
  private final ExecutorService worker =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("gateway-", 0).factory());
  private final OpenGateway parts;

  private GatewayRuntime(ServerConfig config) {
    Providers providers = Providers.create(Time.system(), Timers.system());
    Settings settings =
        Settings.load(config.configDirectory(), config.environment(), providers::create);
    parts =
        new OpenGateway(
            providers, settings, ProviderProbes.create(Time.system(), worker), config.vault());
    settings.addListener(this);
  }

  /**
   * Loads the configuration.
   *
   * @throws dev.rolewright.platform.ConfigException with every mistake there is
   */
  static GatewayRuntime open(ServerConfig config) {
    return new GatewayRuntime(config);
  }

  /** Returns what is open. */
  OpenGateway parts() {
    return parts;
  }

  /** Begins to look for changes and to ask the vendors whether they answer; waits for neither. */
  void start() {
    parts.settings().watch(Timers.system(), HotConfig.INTERVAL, worker);
    parts.probes().probe(parts.settings().current());
  }

  @Override
  public void accepted(long version) {
    parts.probes().probe(parts.settings().current());
  }

  @Override
  public void rejected(List<String> errors) {}

  @Override
  public void close() {
    parts.settings().close();
    parts.probes().close();
    parts.providers().close();
    worker.shutdownNow();
  }
}
