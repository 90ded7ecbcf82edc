package dev.rolewright.keyvalue;

import dev.rolewright.platform.ConfigException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where Redis is and how long to wait for it.
 *
 * @param uri {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]}, or {@code rediss://…} for
 *     TLS; port 6379 and database 0 when they are left out; special characters in user and password
 *     percent-encoded
 * @param connectTimeout longest time for a new connection; positive
 * @param commandTimeout longest time for an answer, and for a free connection; positive
 * @param maxConnections most connections at a time; at least 1
 */
public record KeyValueConfig(
    URI uri, Duration connectTimeout, Duration commandTimeout, int maxConnections) {
  private static final Pattern DATABASE = Pattern.compile("/?|/[0-9]{1,5}");

  /**
   * Checks the form and the ranges.
   *
   * @throws ConfigException with everything that is wrong; it never shows the address, which may
   *     hold a password
   */
  public KeyValueConfig {
    List<String> errors = new ArrayList<>();
    if (!"redis".equals(uri.getScheme()) && !"rediss".equals(uri.getScheme())) {
      errors.add("REDIS_URL: must begin with redis:// or rediss://");
    } else if (uri.getHost() == null) {
      errors.add("REDIS_URL: names no host, e.g. redis://:PASSWORD@HOST:6379/0");
    }
    if (uri.getRawPath() != null && !DATABASE.matcher(uri.getRawPath()).matches()) {
      errors.add("REDIS_URL: the part after the host must be a database number, e.g. /0");
    }
    if (uri.getRawUserInfo() != null && !uri.getRawUserInfo().contains(":")) {
      errors.add("REDIS_URL: a password stands behind a colon, e.g. redis://:PASSWORD@HOST");
    }
    if (!connectTimeout.isPositive() || !commandTimeout.isPositive()) {
      errors.add("Redis time limits must be positive");
    }
    if (maxConnections < 1) {
      errors.add("Redis needs at least 1 connection");
    }
    if (!errors.isEmpty()) {
      throw new ConfigException(errors);
    }
  }

  /** Returns a configuration with 2 s to connect, 1 s for an answer and 16 connections. */
  public static KeyValueConfig of(URI uri) {
    return new KeyValueConfig(uri, Duration.ofSeconds(2), Duration.ofSeconds(1), 16);
  }

  /** Returns the settings without user and password. */
  @Override
  public String toString() {
    return "KeyValueConfig["
        + uri.getScheme()
        + "://"
        + uri.getHost()
        + ":"
        + uri.getPort()
        + ", connectTimeout="
        + connectTimeout
        + ", commandTimeout="
        + commandTimeout
        + ", maxConnections="
        + maxConnections
        + "]";
  }
}
