package dev.rolewright.server;

import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.ProviderKeyRotation;
import dev.rolewright.access.Vault;
import dev.rolewright.flags.Flags;
import dev.rolewright.llm.providers.Providers;
import dev.rolewright.platform.HotConfig;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.server.settings.ProviderProbes;
import dev.rolewright.server.settings.RecoveryWatch;
import dev.rolewright.server.settings.Settings;
import dev.rolewright.server.wiring.OpenGateway;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the gateway holds while the server runs: connections to vendors and its configuration. */
final class GatewayRuntime implements AutoCloseable, HotConfig.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayRuntime.class);

  private final ExecutorService worker =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("gateway-", 0).factory());
  private final OpenGateway parts;
  private volatile @Nullable RecoveryWatch recovery;

  private GatewayRuntime(ServerConfig config) {
    Providers providers = Providers.create(Time.system(), Timers.system());
    Settings settings =
        Settings.load(config.configDirectory(), config.environment(), providers::create);
    settings.tellRemarks();
    parts =
        new OpenGateway(
            providers,
            settings,
            ProviderProbes.create(Time.system(), worker),
            Flags.create(() -> settings.current().flags(), Time.system()),
            config.vault());
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
    // Last, so that whoever keeps what is known forgets it before the vendors are asked anew.
    parts.settings().addListener(this);
    parts.settings().watch(Timers.system(), HotConfig.INTERVAL, worker);
    parts.probes().probe(parts.settings().current());
  }

  /** Begins to ask providers again that did not answer, until nothing speaks against them. */
  void watchRecovery(Predicate<String> isWell) {
    recovery =
        RecoveryWatch.start(
            parts.probes(), () -> parts.settings().current(), isWell, Timers.system());
  }

  /** Begins to encrypt with the first key what another one encrypted; nothing waits for it. */
  void rotate(ProviderKeyRepository keys) {
    worker.execute(
        () -> {
          try {
            var result = ProviderKeyRotation.create(keys, parts.vault()).run();
            if (result.resealed() > 0) {
              LOG.info("Vendor keys of tenants encrypted with the new key: {}", result.resealed());
            }
            if (result.unreadable() > 0) {
              LOG.warn(
                  "Vendor keys of tenants that can't be decrypted: {}; put the key that they were"
                      + " encrypted with behind the first in {}, or have them stored anew",
                  result.unreadable(),
                  Vault.VARIABLE);
            }
          } catch (RolewrightException unavailable) {
            LOG.warn("Vendor keys of tenants could not be looked through: {}", unavailable.code());
          }
        });
  }

  @Override
  public void accepted(long version) {
    parts.probes().probe(parts.settings().current());
  }

  @Override
  public void rejected(List<String> errors) {}

  @Override
  public void close() {
    if (recovery != null) {
      recovery.close();
    }
    parts.settings().close();
    parts.flags().close();
    parts.probes().close();
    parts.providers().close();
    worker.shutdownNow();
  }
}
