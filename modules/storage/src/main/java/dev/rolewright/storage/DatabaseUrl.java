package dev.rolewright.storage;

import dev.rolewright.platform.ConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database URL in the form of the JDBC driver.
 *
 * @param jdbcUrl without user and password, unless it came as a JDBC URL
 * @param user may be empty
 * @param password may be empty
 */
record DatabaseUrl(String jdbcUrl, String user, String password) {
  /** Parameters of libpq that the JDBC driver knows by another name. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "sslnegotiation", "sslNegotiation",
          "target_session_attrs", "targetServerType");

  private static final Map<String, String> SERVER_TYPES =
      Map.of("read-write", "primary", "standby", "secondary", "prefer-standby", "preferSecondary");

  private static final String JDBC = "jdbc:postgresql://";

  /** One to five digits, at most 65535. */
  private static final String PORT =
      "(?!0+(?![0-9]))(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

  private static final String HOST = "(?:\\[[0-9A-Fa-f:.%]+]|[^\\[\\]:,@/?\\s]+)(?::" + PORT + ")?";
  private static final Pattern HOSTS = Pattern.compile(HOST + "(?:," + HOST + ")*");

  static DatabaseUrl parse(String url, String user, String password) {
    if (url.startsWith(JDBC)) {
      // The driver would log a URL that it can't read, password and all.
      String rest = url.substring(JDBC.length());
      int slash = rest.indexOf('/');
      if (slash < 0 || !HOSTS.matcher(rest.substring(0, slash)).matches()) {
        throw malformed();
      }
      return new DatabaseUrl(url, user, password);
    }
    if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
      throw malformed();
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException invalid) {
      throw malformed();
    }
    String authority = orEmpty(uri.getRawAuthority());
    int at = authority.lastIndexOf('@');
    String[] login = authority.substring(0, Math.max(at, 0)).split(":", 2);
    String host = authority.substring(at + 1);
    String path = orEmpty(uri.getRawPath());
    if (!HOSTS.matcher(decode(host)).matches() || path.length() < 2) {
      throw malformed();
    }
    String jdbcUrl = JDBC + host + path + parameters(orEmpty(uri.getRawQuery()));
    return new DatabaseUrl(
        jdbcUrl,
        user.isEmpty() ? decode(login[0]) : user,
        password.isEmpty() && login.length > 1 ? decode(login[1]) : password);
  }

  private static String parameters(String query) {
    StringBuilder translated = new StringBuilder();
    for (String parameter : query.split("&")) {
      if (parameter.isEmpty()) {
        continue;
      }
      String[] pair = parameter.split("=", 2);
      String name = decode(pair[0]);
      String value = pair.length > 1 ? decode(pair[1]) : "";
      if (name.equals("target_session_attrs")) {
        value = SERVER_TYPES.getOrDefault(value, value);
      }
      translated.append(translated.isEmpty() ? '?' : '&');
      translated.append(RENAMED.getOrDefault(name, name)).append('=');
      translated.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return translated.toString();
  }

  private static String decode(String part) {
    try {
      // A plus sign stands for itself in a URL's login; only forms write a space so.
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException invalid) {
      throw malformed();
    }
  }

  private static String orEmpty(@Nullable String part) {
    return part == null ? "" : part;
  }

  /** The message does not repeat the URL, which may hold a password. */
  private static ConfigException malformed() {
    return new ConfigException(
        List.of(
            "The database URL can't be read; write it as"
                + " postgres://USER:PASSWORD@HOST:PORT/DATABASE (special characters in the password"
                + " percent-encoded) or as jdbc:postgresql://HOST:PORT/DATABASE."));
  }
}
