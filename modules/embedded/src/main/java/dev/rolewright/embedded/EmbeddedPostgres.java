package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Postgres that runs as a child process. It listens on 127.0.0.1 alone and lets nobody in without
 * the password, which a file keeps that only its owner can read. One that ends by itself is started
 * again, a bounded number of times, with the same address.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final SupervisedService.Kind KIND =
      new SupervisedService.Kind("Postgres", "postgres");

  private final SupervisedService service;
  private final String password;

  private EmbeddedPostgres(SupervisedService service, String password) {
    this.service = service;
    this.password = password;
  }

  /**
   * Starts Postgres, and creates its data first where there are none. Ends a Postgres that an
   * earlier server left running on the same data.
   *
   * @throws ConfigException when it can't run on this machine or as this user, with what to do
   * @throws RolewrightException {@link ErrorCode#STORAGE_UNAVAILABLE} when it ends or does not
   *     serve in time, with the place and the end of its log
   * @throws IllegalStateException when one already runs on this data directory
   */
  public static EmbeddedPostgres start(EmbeddedConfig config) {
    return start(config, PostgresAccount.ALL, RestartPolicy.DEFAULT);
  }

  static EmbeddedPostgres start(
      EmbeddedConfig config, List<PostgresAccount> accounts, RestartPolicy policy) {
    AtomicReference<String> password = new AtomicReference<>("");
    SupervisedService service =
        SupervisedService.start(
            config,
            KIND,
            folder -> {
              PostgresCluster cluster = prepare(config, accounts, folder);
              password.set(cluster.password());
              return cluster;
            },
            policy);
    return new EmbeddedPostgres(service, Objects.requireNonNull(password.get()));
  }

  private static PostgresCluster prepare(
      EmbeddedConfig config, List<PostgresAccount> accounts, Path folder) throws IOException {
    PostgresBinaries binaries = PostgresBinaries.provide(config.binariesDirectory());
    PostgresCluster.endLeftovers(folder);
    PostgresAccount account = PostgresAccount.choose(accounts, folder, binaries.postgres());
    PostgresCluster cluster = new PostgresCluster(folder, binaries, account);
    cluster.create(config.startTimeout());
    cluster.clearAway();
    return cluster;
  }

  /** Returns the JDBC address, which holds neither user nor password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  /** Returns the user, who may do everything in this Postgres. */
  public String user() {
    return PostgresCluster.USER;
  }

  /** Returns the user's password. */
  public String password() {
    return password;
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return service.port();
  }

  /** Returns the id of the process, which is another one after a restart. */
  public long pid() {
    return service.pid();
  }

  /**
   * Ends Postgres: sessions end at once, committed data stay. Blocks until the process is gone,
   * which is forced after 10 s. Does nothing when called again.
   */
  @Override
  public void close() {
    service.close();
  }
}
