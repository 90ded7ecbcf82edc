package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis that runs as a child process. It listens on 127.0.0.1 alone and asks for a password that
 * is new at each start. It writes nothing to disk: a restart begins empty.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final String PART = "redis";

  private final DataDirectory dataDirectory;
  private final ServiceStart.Running running;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedRedis(
      DataDirectory dataDirectory, ServiceStart.Running running, String password) {
    this.dataDirectory = dataDirectory;
    this.running = running;
    this.password = password;
  }

  /**
   * Starts Redis. Ends one that an earlier server left running in the same data directory.
   *
   * @throws ConfigException when it can't run on this machine, with what to do
   * @throws RolewrightException {@link ErrorCode#STORAGE_UNAVAILABLE} when it ends or does not
   *     serve in time, with the place and the end of its log
   * @throws IllegalStateException when one already runs in this data directory
   */
  public static EmbeddedRedis start(EmbeddedConfig config) {
    DataDirectory dataDirectory = config.dataDirectory();
    dataDirectory.claim(PART);
    boolean started = false;
    try {
      EmbeddedRedis redis = startClaimed(config);
      started = true;
      LOG.info("Embedded Redis runs on port {} as process {}", redis.port(), redis.pid());
      return redis;
    } catch (IOException failure) {
      throw RolewrightException.causedBy(
          ErrorCode.STORAGE_UNAVAILABLE,
          "The embedded Redis could not be started in " + dataDirectory.path() + ": " + failure,
          failure);
    } finally {
      if (!started) {
        dataDirectory.release(PART);
      }
    }
  }

  private static EmbeddedRedis startClaimed(EmbeddedConfig config) throws IOException {
    Path folder = config.dataDirectory().path().resolve(PART);
    OwnedFiles.createDirectories(folder);
    Path program = RedisBinaries.provide(config.binariesDirectory());
    new LeftoverProcesses(Set.of(RedisBinaries.PROGRAM), folder).stop(RedisService.STOP_SIGNAL);
    String password = OwnedFiles.randomPassword();
    ServiceStart.Running running =
        ServiceStart.start(
            "Redis", config.startTimeout(), new RedisService(program, folder, password));
    return new EmbeddedRedis(config.dataDirectory(), running, password);
  }

  /** Returns the address, which holds the password: it may go to a client but into no log. */
  public URI uri() {
    return URI.create("redis://:" + password + "@127.0.0.1:" + port());
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return running.port();
  }

  /** Returns the id of the process. */
  public long pid() {
    return running.child().pid();
  }

  /**
   * Ends Redis. Blocks until the process is gone, which is forced after 10 s. Does nothing when
   * called again.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.child().stop();
      dataDirectory.release(PART);
    }
  }
}
