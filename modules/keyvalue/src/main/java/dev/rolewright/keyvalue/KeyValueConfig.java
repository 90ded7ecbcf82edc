package dev.rolewright.keyvalue;

import dev.rolewright.platform.ConfigException;
import java.net.URI;
import java.net.URISyntaxException;
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
  private static final String FORM =
      "redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE] (special characters in user and password"
          + " percent-encoded)";
  private static final int MAX_PORT = 65_535;
  private static final Pattern DATABASE = Pattern.compile("/?|/[0-9]{1,5}");

  /**
   * Checks the form and the ranges.
   *
   * @throws ConfigException with everything that is wrong, worded so that the setting's name can
   *     stand before it; it never shows the address, which may hold a password
   */
  public KeyValueConfig {
    List<String> errors = new ArrayList<>();
    if (!"redis".equals(uri.getScheme()) && !"rediss".equals(uri.getScheme())) {
      errors.add("must begin with redis:// or rediss://");
    } else if (uri.getHost() == null) {
      errors.add("names no host and port; write it as " + FORM);
    } else if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      errors.add("the port must be in 1.." + MAX_PORT);
    }
    // What is no such URL as a whole has no parts to complain about.
    if (errors.isEmpty()
        && uri.getRawPath() != null
        && !DATABASE.matcher(uri.getRawPath()).matches()) {
      errors.add("the part after the host must be a database number, e.g. /0");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      errors.add("takes no parameters; write it as " + FORM);
    }
    if (uri.getRawUserInfo() != null && !uri.getRawUserInfo().contains(":")) {
      errors.add("a password stands behind a colon, e.g. redis://:PASSWORD@HOST");
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

  /**
   * Returns the same configuration for an address that is still a text.
   *
   * @throws ConfigException also when it is no URL; it never shows the address
   */
  public static KeyValueConfig of(String url) {
    try {
      return of(new URI(url));
    } catch (URISyntaxException malformed) {
      // Its message holds the address, so it is no cause either.
      throw new ConfigException(List.of("is no URL; write it as " + FORM));
    }
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
