package dev.rolewright.storage;

import dev.rolewright.platform.ConfigException;
import java.time.Duration;

/**
 * How to reach the database.
 *
 * @param url {@code jdbc:postgresql://…} or, as hosting services hand it out, {@code
 *     postgres://user:password@host:port/database?sslmode=…}
 * @param user empty when the URL names it
 * @param password empty when the URL holds it or none is needed
 * @param poolSize most connections of this process; positive
 * @param connectionTimeout how long a call waits for a connection before it fails; at least 250 ms
 * @param statementTimeout how long one statement may run; at least 1 ms
 */
public record DatabaseConfig(
    String url,
    String user,
    String password,
    int poolSize,
    Duration connectionTimeout,
    Duration statementTimeout) {

  /** Connections of one process, unless told otherwise. */
  public static final int DEFAULT_POOL_SIZE = 16;

  /** Wait for a connection, unless told otherwise: short, so that callers soon get an answer. */
  public static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofSeconds(2);

  /** Time for one statement, unless told otherwise. */
  public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Checks the URL's form; reaching the database is left to its use.
   *
   * @throws ConfigException when it can't be read, without showing it
   */
  public DatabaseConfig {
    DatabaseUrl.parse(url, user, password);
  }

  /** Returns the defaults with a URL that names user and password, if any are needed. */
  public static DatabaseConfig of(String url) {
    return of(url, "", "");
  }

  /** Returns the defaults with a user and a password. */
  public static DatabaseConfig of(String url, String user, String password) {
    return new DatabaseConfig(
        url,
        user,
        password,
        DEFAULT_POOL_SIZE,
        DEFAULT_CONNECTION_TIMEOUT,
        DEFAULT_STATEMENT_TIMEOUT);
  }

  /** Leaves URL, user and password out, so that they reach no log. */
  @Override
  public String toString() {
    return "DatabaseConfig[poolSize="
        + poolSize
        + ", connectionTimeout="
        + connectionTimeout
        + ", statementTimeout="
        + statementTimeout
        + "]";
  }
}
