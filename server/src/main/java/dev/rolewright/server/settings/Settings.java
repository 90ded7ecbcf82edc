package dev.rolewright.server.settings;

import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.HotConfig;
import dev.rolewright.platform.Timers;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's configuration, which changes while the server runs. */
public final class Settings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final List<HotConfig.Listener> listeners = new CopyOnWriteArrayList<>();
  private final Duration window;
  private final HotConfig<GatewaySettings> config;

  private Settings(Path directory, SettingsReader reader) {
    config = HotConfig.load(SettingsFiles.in(directory)::read, reader::read, new Telling());
    window = config.current().rates().window();
  }

  /**
   * Loads the files.
   *
   * @param directory the configuration directory; may be missing
   * @param environment variables, which beat the files and hold keys
   * @param factory makes what calls a provider
   * @throws ConfigException with every mistake of all files
   */
  public static Settings load(
      Path directory,
      Map<String, String> environment,
      Function<ProviderSettings, LlmProvider> factory) {
    return new Settings(directory, new SettingsReader(directory, environment, factory));
  }

  /** Adds one who hears of changes; the log has a line of each already. */
  public void addListener(HotConfig.Listener listener) {
    listeners.add(listener);
  }

  /** Tells whether a directory holds any of the files. */
  public static boolean areIn(Path directory) {
    return SettingsFiles.NAMES.stream().anyMatch(name -> Files.exists(directory.resolve(name)))
        || Files.exists(directory.resolve(SettingsFiles.ASSISTANTS));
  }

  /** Returns every mistake of the files; empty where the server can start with them. */
  public static List<String> mistakes(Path directory, Map<String, String> environment) {
    try (Settings _ = load(directory, environment, UnusedProvider::new)) {
      return List.of();
    } catch (ConfigException wrong) {
      return wrong.errors();
    }
  }

  /** Returns what holds now. A request asks once and keeps the answer. */
  public GatewaySettings current() {
    return config.current();
  }

  /** Returns what looks now at texts of the product's own tasks. */
  public SafetyPolicy taskPolicy() {
    return current().safety().tasks();
  }

  /** Writes what the files say and can't have been meant into the log. */
  public void tellRemarks() {
    current().remarks().lines().forEach(LOG::warn);
  }

  /** Reads the files now; returns whether they are valid. */
  public boolean reload() {
    return config.reload();
  }

  /** Looks for changes from now on. */
  public void watch(Timers timers, Duration interval, Executor worker) {
    config.watch(timers, interval, worker);
  }

  /** Looks no more. */
  @Override
  public void close() {
    config.close();
  }

  private final class Telling implements HotConfig.Listener {
    // Changes are heard one after the other.
    private boolean wereWrong;

    @Override
    public void accepted(long version) {
      listeners.forEach(listener -> listener.accepted(version));
      LOG.info(
          wereWrong
              ? "The configuration files are valid again; version {} holds, and the alert about"
                  + " them is over"
              : "The configuration files are valid; version {} holds",
          version);
      wereWrong = false;
      tellRemarks();
      if (!current().rates().window().equals(window)) {
        LOG.warn(
            "{}: /window_seconds: holds from the next start, on all servers; until then the window"
                + " is {} s",
            SettingsFiles.RATES,
            window.toMillis() / 1000.0);
      }
    }

    @Override
    public void rejected(List<String> errors) {
      wereWrong = true;
      LOG.warn(
          "The configuration files changed and are not valid; what held before goes on: {}",
          String.join("; ", errors));
      listeners.forEach(listener -> listener.rejected(errors));
    }
  }
}
