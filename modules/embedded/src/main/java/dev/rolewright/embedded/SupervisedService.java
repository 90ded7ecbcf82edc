package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store's child process from its first start to its orderly end. A child that ends by itself in
 * between is started again, on the same port, so that whoever uses it need not learn a new address.
 */
final class SupervisedService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedService.class);

  private final EmbeddedConfig config;
  private final Kind kind;
  private final ServiceStart.Service service;
  private final RestartPolicy policy;
  private final int port;
  private final Time time = Time.system();
  private final CompletableFuture<Void> watchEnded = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread watcher;
  private volatile ChildProcess child;
  private int attempts;

  /**
   * What runs.
   *
   * @param name for messages
   * @param part the folder in the data directory, which holds the file {@code log}
   */
  record Kind(String name, String part) {}

  /** Makes everything ready for the first start. */
  interface Preparation {
    ServiceStart.Service prepare(Path folder) throws IOException;
  }

  private SupervisedService(
      EmbeddedConfig config,
      Kind kind,
      ServiceStart.Service service,
      RestartPolicy policy,
      ServiceStart.Running running) {
    this.config = config;
    this.kind = kind;
    this.service = service;
    this.policy = policy;
    this.port = running.port();
    this.child = running.child();
    this.watcher = Thread.ofVirtual().name("watch-" + kind.part()).unstarted(this::watch);
  }

  /**
   * Starts a service and watches it from then on.
   *
   * @throws ConfigException when it can't run on this machine
   * @throws RolewrightException {@link ErrorCode#STORAGE_UNAVAILABLE} when it does not come to
   *     serve
   * @throws IllegalStateException when one already runs in this data directory
   */
  static SupervisedService start(
      EmbeddedConfig config, Kind kind, Preparation preparation, RestartPolicy policy) {
    DataDirectory dataDirectory = config.dataDirectory();
    dataDirectory.claim(kind.part());
    boolean started = false;
    try {
      Path folder = dataDirectory.path().resolve(kind.part());
      OwnedFiles.createDirectories(folder);
      ServiceStart.Service service = preparation.prepare(folder);
      OwnedFiles.write(folder.resolve("log"), "");
      ServiceStart.Running running =
          ServiceStart.start(kind.name(), config.startTimeout(), service);
      SupervisedService supervised = new SupervisedService(config, kind, service, policy, running);
      started = true;
      LOG.info(
          "Embedded {} runs on port {} as process {}",
          kind.name(),
          supervised.port,
          supervised.pid());
      supervised.watcher.start();
      return supervised;
    } catch (IOException failure) {
      throw RolewrightException.causedBy(
          ErrorCode.STORAGE_UNAVAILABLE,
          "The embedded "
              + kind.name()
              + " could not be started in "
              + dataDirectory.path()
              + ": "
              + failure,
          failure);
    } finally {
      if (!started) {
        dataDirectory.release(kind.part());
      }
    }
  }

  int port() {
    return port;
  }

  /** Returns the id of the present process; of the last one while none runs. */
  long pid() {
    return child.pid();
  }

  /** Tells whether the service is started again when it ends. */
  boolean isWatched() {
    return !watchEnded.isDone();
  }

  private void watch() {
    try {
      long startedAt = time.nanoTime();
      while (!closed.get()) {
        child.awaitEnd();
        if (time.nanoTime() - startedAt >= policy.steadyAfter().toNanos()) {
          attempts = 0;
        }
        if (closed.get() || LivingChildren.areEnded() || !startAgain()) {
          return;
        }
        startedAt = time.nanoTime();
      }
    } finally {
      watchEnded.complete(null);
    }
  }

  /** Tries until the service serves; returns whether it does. */
  private boolean startAgain() {
    LOG.warn(
        "Embedded {} (process {}) ended by itself, exit code {}; what it said stands in its log {}",
        kind.name(),
        child.pid(),
        child.exitCode(),
        child.log());
    while (attempts < policy.pauses().size()) {
      attempts++;
      try {
        time.sleep(policy.pauses().get(attempts - 1));
        service.clearAway();
        child = ServiceStart.startOn(port, kind.name(), config.startTimeout(), service);
        LOG.info("Embedded {} runs again on port {} as process {}", kind.name(), port, pid());
        return true;
      } catch (InterruptedException closing) {
        return false;
      } catch (IOException | RolewrightException | ConfigException failure) {
        if (closed.get()) {
          return false;
        }
        LOG.warn(
            "Embedded {} could not be started again, attempt {} of {}: {}",
            kind.name(),
            attempts,
            policy.pauses().size(),
            failure.getMessage());
      }
    }
    LOG.error(
        "Embedded {} stays down after {} attempts; mend the cause and restart the server",
        kind.name(),
        attempts);
    return false;
  }

  /** Ends the service, whatever state it is in. Does nothing when called again. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    watcher.interrupt();
    child.stop();
    watchEnded.join();
    // The watcher may have started one more in the meantime.
    child.stop();
    config.dataDirectory().release(kind.part());
  }
}
