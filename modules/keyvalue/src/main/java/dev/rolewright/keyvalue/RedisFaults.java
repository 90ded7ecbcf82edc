package dev.rolewright.keyvalue;

import dev.rolewright.limits.spi.SharedFault;
import dev.rolewright.limits.spi.SharedFault.Kind;
import java.net.SocketTimeoutException;
import java.util.List;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Says what a failure of Redis means for the counters there. */
final class RedisFaults {
  /** Answers of a Redis that serves nothing now, also where a script passes them on. */
  private static final List<String> NOT_SERVING =
      List.of(
          "OOM",
          "READONLY",
          "LOADING",
          "BUSY",
          "MASTERDOWN",
          "CLUSTERDOWN",
          "NOREPLICAS",
          "MISCONF",
          "NOAUTH",
          "NOPERM");

  private RedisFaults() {}

  static SharedFault of(JedisException failure) {
    return SharedFault.causedBy(kind(failure), "Redis could not be asked", failure);
  }

  private static Kind kind(JedisException failure) {
    if (failure instanceof JedisNoScriptException) {
      // It was started anew, or lost its scripts: entering tells which.
      return Kind.STALE;
    }
    String message = String.valueOf(failure.getMessage());
    boolean isServing =
        failure instanceof JedisDataException && NOT_SERVING.stream().noneMatch(message::contains);
    return isServing && (message.contains("WRONGTYPE") || message.contains("script"))
        ? Kind.POISONED
        : Kind.UNREACHABLE;
  }

  /** Tells whether a connection broke, as one from before a restart does, and none is just slow. */
  static boolean isBroken(JedisException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return false;
      }
    }
    return failure instanceof JedisConnectionException;
  }
}
