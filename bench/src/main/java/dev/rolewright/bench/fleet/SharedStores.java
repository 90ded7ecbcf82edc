package dev.rolewright.bench.fleet;

import dev.rolewright.embedded.DataDirectory;
import dev.rolewright.embedded.EmbeddedConfig;
import dev.rolewright.embedded.EmbeddedPostgres;
import dev.rolewright.embedded.EmbeddedRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The Postgres and the Redis that all servers share. */
public final class SharedStores implements AutoCloseable {
  private static final int ANSWER_MILLIS = 10_000;

  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final EmbeddedRedis redis;

  private SharedStores(DataDirectory directory, EmbeddedPostgres postgres, EmbeddedRedis redis) {
    this.directory = directory;
    this.postgres = postgres;
    this.redis = redis;
  }

  /** Starts both with an installation's executables. */
  public static SharedStores start(Path installation, Path folder) {
    DataDirectory directory = DataDirectory.lock(folder);
    EmbeddedConfig config =
        new EmbeddedConfig(
            directory, installation.resolve("native"), EmbeddedConfig.DEFAULT_START_TIMEOUT);
    return new SharedStores(directory, EmbeddedPostgres.start(config), EmbeddedRedis.start(config));
  }

  /** Returns what tells a server of them. */
  public Map<String, String> variables() {
    return Map.of(
        "DATABASE_URL",
        "postgres://%s:%s@127.0.0.1:%d/postgres"
            .formatted(postgres.user(), postgres.password(), postgres.port()),
        "REDIS_URL",
        redis.uri().toString());
  }

  /** Connects to the database of the servers. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.port()),
        postgres.user(),
        postgres.password());
  }

  /** Has Redis answer nobody for some time, with all connections left open. */
  public void stallRedis(Duration time) throws IOException, InterruptedException {
    signalRedis("STOP");
    try {
      Thread.sleep(time);
    } finally {
      signalRedis("CONT");
    }
  }

  private void signalRedis(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + signal, Long.toString(redis.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("Redis got no signal " + signal);
    }
  }

  /** Kills Redis, which then starts again by itself, empty. */
  public void killRedis() throws IOException, InterruptedException {
    signalRedis("KILL");
  }

  /** Empties Redis. */
  public void flushRedis() throws IOException {
    URI address = redis.uri();
    String password = address.getUserInfo().substring(1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(ANSWER_MILLIS);
      socket
          .getOutputStream()
          .write(("AUTH " + password + "\r\nFLUSHALL\r\n").getBytes(StandardCharsets.US_ASCII));
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String authenticated = answers.readLine();
      String emptied = answers.readLine();
      if (!"+OK".equals(authenticated) || !"+OK".equals(emptied)) {
        throw new IOException("Redis was not emptied");
      }
    }
  }

  /** Ends both; does nothing when called again. */
  public void end() {
    redis.close();
    postgres.close();
    directory.close();
  }

  @Override
  public void close() {
    end();
  }
}
