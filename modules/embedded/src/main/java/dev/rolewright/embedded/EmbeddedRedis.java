package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A Redis that runs as a child process. It listens on 127.0.0.1 alone and asks for a password that
 * is new at each start. It writes nothing to disk: a restart begins empty. One that ends by itself
 * is started again, a bounded number of times, with the same address and password.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final SupervisedService.Kind KIND = new SupervisedService.Kind("Redis", "redis");

  private final SupervisedService service;
  private final String password;

  private EmbeddedRedis(SupervisedService service, String password) {
    this.service = service;
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
    return start(config, RestartPolicy.DEFAULT);
  }

  static EmbeddedRedis start(EmbeddedConfig config, RestartPolicy policy) {
    String password = OwnedFiles.randomPassword();
    SupervisedService service =
        SupervisedService.start(
            config,
            KIND,
            folder -> {
              Path program = RedisBinaries.provide(config.binariesDirectory());
              RedisService redis = new RedisService(program, folder, password);
              redis.clearAway();
              return redis;
            },
            policy);
    return new EmbeddedRedis(service, password);
  }

  /** Returns the address, which holds the password: it may go to a client but into no log. */
  public URI uri() {
    return URI.create("redis://:" + password + "@127.0.0.1:" + port());
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return service.port();
  }

  /** Returns the id of the process, which is another one after a restart. */
  public long pid() {
    return service.pid();
  }

  /** Tells whether it is started again when it ends. */
  boolean isWatched() {
    return service.isWatched();
  }

  /**
   * Ends Redis. Blocks until the process is gone, which is forced after 10 s. Does nothing when
   * called again.
   */
  @Override
  public void close() {
    service.close();
  }
}
