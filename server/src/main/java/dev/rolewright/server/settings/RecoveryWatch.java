package dev.rolewright.server.settings;

import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks providers again whose last word was a failure, so that their recovery is seen although
 * nobody has a question for them. Those that are well are left alone. Safe for use by many threads.
 */
public final class RecoveryWatch implements AutoCloseable {
  /** How often they are asked. */
  public static final Duration INTERVAL = Duration.ofSeconds(30);

  private final ProviderProbes probes;
  private final Supplier<GatewaySettings> settings;
  private final Predicate<String> isWell;
  private final Timers timers;
  private Timers.@Nullable Timer next;
  private boolean closed;

  private RecoveryWatch(
      ProviderProbes probes,
      Supplier<GatewaySettings> settings,
      Predicate<String> isWell,
      Timers timers) {
    this.probes = probes;
    this.settings = settings;
    this.isWell = isWell;
    this.timers = timers;
  }

  /**
   * Begins to watch.
   *
   * @param settings the deployment's configuration at a moment
   * @param isWell tells by its name whether nothing speaks against a provider
   */
  public static RecoveryWatch start(
      ProviderProbes probes,
      Supplier<GatewaySettings> settings,
      Predicate<String> isWell,
      Timers timers) {
    RecoveryWatch watch = new RecoveryWatch(probes, settings, isWell, timers);
    watch.again();
    return watch;
  }

  private synchronized void again() {
    if (!closed) {
      next = timers.after(INTERVAL, this::look);
    }
  }

  private void look() {
    try {
      probes.again(settings.get(), isWell.negate());
    } finally {
      again();
    }
  }

  /** Watches no more. */
  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }
}
