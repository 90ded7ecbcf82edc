package dev.rolewright.keyvalue;

import java.nio.charset.StandardCharsets;

/** What Redis does for answers on their way, each in one step. */
final class FlightScripts {
  /**
   * Finds an answer that is not stale, or takes the lease, or says that somebody wants to read.
   * KEYS: entry, lease, wanted. ARGV: token, milliseconds of a lease, milliseconds that answers are
   * kept as stale ones. Returns the value of the entry or an empty one, for how many more
   * milliseconds it is kept, and whose the lease is: nobody's where the entry will do.
   */
  static final byte[] JOIN =
      script(
          """
          local value = redis.pcall('get', KEYS[1])
          local left = -1
          if type(value) == 'string' then
            left = redis.call('pttl', KEYS[1])
            if left > tonumber(ARGV[3]) then return {value, left, ''} end
          else
            value = ''
          end
          if redis.call('set', KEYS[2], ARGV[1], 'nx', 'px', ARGV[2]) then
            return {value, left, ARGV[1]}
          end
          redis.call('set', KEYS[3], '1', 'px', ARGV[2])
          return {value, left, redis.call('get', KEYS[2])}
          """);

  /**
   * Makes a lease last on and writes parts. KEYS: lease, wanted, parts. ARGV: token, milliseconds
   * of a lease, milliseconds that parts are kept, number of parts before these, parts. Returns -1
   * for a lease that is another's, 1 where somebody wants to read, else 0.
   */
  static final byte[] TEND =
      script(
          """
          if redis.call('get', KEYS[1]) ~= ARGV[1] then return -1 end
          redis.call('pexpire', KEYS[1], ARGV[2])
          if #ARGV > 4 then
            if redis.call('llen', KEYS[3]) ~= tonumber(ARGV[4]) then
              redis.call('del', KEYS[1])
              return -1
            end
            for part = 5, #ARGV do redis.call('rpush', KEYS[3], ARGV[part]) end
            redis.call('pexpire', KEYS[3], ARGV[3])
          end
          return redis.call('exists', KEYS[2])
          """);

  /**
   * Reads parts and says that somebody wants to. KEYS: lease, wanted, parts. ARGV: token,
   * milliseconds of a lease, number of the first part. Returns 1 where the lease is held, and
   * parts.
   */
  static final byte[] READ =
      script(
          """
          redis.call('set', KEYS[2], '1', 'px', ARGV[2])
          local held = redis.call('get', KEYS[1]) == ARGV[1]
          return {held and 1 or 0, redis.call('lrange', KEYS[3], ARGV[3], -1)}
          """);

  /**
   * Gives a lease back unless somebody wants to read. KEYS: lease, wanted. ARGV: token. Returns 0
   * where somebody does, else 1.
   */
  static final byte[] RELEASE_UNWANTED =
      script(
          """
          if redis.call('get', KEYS[1]) ~= ARGV[1] then return 1 end
          if redis.call('exists', KEYS[2]) == 1 then return 0 end
          redis.call('del', KEYS[1])
          return 1
          """);

  private FlightScripts() {}

  private static byte[] script(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
