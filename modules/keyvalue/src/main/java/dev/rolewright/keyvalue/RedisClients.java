package dev.rolewright.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Turns our configuration into Jedis's. */
final class RedisClients {
  private static final int DEFAULT_PORT = 6379;

  private RedisClients() {}

  static RedisClient create(KeyValueConfig config) {
    URI uri = config.uri();
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return RedisClient.builder()
        .hostAndPort(new HostAndPort(uri.getHost(), port))
        .clientConfig(clientConfig(config))
        .poolConfig(poolConfig(config))
        .build();
  }

  private static DefaultJedisClientConfig clientConfig(KeyValueConfig config) {
    URI uri = config.uri();
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(millis(config.connectTimeout()))
            .socketTimeoutMillis(millis(config.commandTimeout()))
            .database(database(uri));
    if ("rediss".equals(uri.getScheme())) {
      builder.sslOptions(SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).build());
    }
    String credentials = uri.getRawUserInfo();
    if (credentials != null) {
      int colon = credentials.indexOf(':');
      if (colon > 0) {
        builder.user(decode(credentials.substring(0, colon)));
      }
      builder.password(decode(credentials.substring(colon + 1)));
    }
    return builder.build();
  }

  private static ConnectionPoolConfig poolConfig(KeyValueConfig config) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(config.maxConnections());
    pool.setMaxIdle(config.maxConnections());
    pool.setMaxWait(config.commandTimeout());
    pool.setJmxEnabled(false);
    return pool;
  }

  private static int database(URI uri) {
    String path = uri.getRawPath();
    return path == null || path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
  }

  /** Decodes percent signs alone: a plus in an address is a plus, other than in a form. */
  private static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }

  private static int millis(Duration duration) {
    return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
  }
}
