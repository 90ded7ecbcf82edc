package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres that runs as a child process. It listens on 127.0.0.1 alone and lets nobody in without
 * the password, which a file keeps that only its owner can read.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String PART = "postgres";

  private final DataDirectory dataDirectory;
  private final ServiceStart.Running running;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(
      DataDirectory dataDirectory, ServiceStart.Running running, String password) {
    this.dataDirectory = dataDirectory;
    this.running = running;
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
    return start(config, PostgresAccount.ALL);
  }

  static EmbeddedPostgres start(EmbeddedConfig config, List<PostgresAccount> accounts) {
    DataDirectory dataDirectory = config.dataDirectory();
    dataDirectory.claim(PART);
    boolean started = false;
    try {
      EmbeddedPostgres postgres = startClaimed(config, accounts);
      started = true;
      LOG.info("Embedded Postgres runs on port {} as process {}", postgres.port(), postgres.pid());
      return postgres;
    } catch (IOException failure) {
      throw RolewrightException.causedBy(
          ErrorCode.STORAGE_UNAVAILABLE,
          "The embedded Postgres could not be started in " + dataDirectory.path() + ": " + failure,
          failure);
    } finally {
      if (!started) {
        dataDirectory.release(PART);
      }
    }
  }

  private static EmbeddedPostgres startClaimed(
      EmbeddedConfig config, List<PostgresAccount> accounts) throws IOException {
    Path folder = config.dataDirectory().path().resolve(PART);
    OwnedFiles.createDirectories(folder);
    PostgresBinaries binaries = PostgresBinaries.provide(config.binariesDirectory());
    new LeftoverProcesses(Set.of("postgres", "initdb"), folder).stop(PostgresCluster.STOP_SIGNAL);
    PostgresAccount account = PostgresAccount.choose(accounts, folder, binaries.postgres());
    PostgresCluster cluster = new PostgresCluster(folder, binaries, account);
    cluster.create(config.startTimeout());
    cluster.forgetRecycledProcess();
    String password = cluster.password();
    ServiceStart.Running running =
        ServiceStart.start(
            "Postgres",
            config.startTimeout(),
            new ServiceStart.Service() {
              @Override
              public ChildProcess start(int port) throws IOException {
                return cluster.serve(port);
              }

              @Override
              public boolean isReady(long pid, int port) {
                return cluster.isReady(pid, port);
              }
            });
    return new EmbeddedPostgres(config.dataDirectory(), running, password);
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
    return running.port();
  }

  /** Returns the id of the process. */
  public long pid() {
    return running.child().pid();
  }

  /**
   * Ends Postgres: sessions end at once, committed data stay. Blocks until the process is gone,
   * which is forced after 10 s. Does nothing when called again.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      running.child().stop();
      dataDirectory.release(PART);
    }
  }
}
