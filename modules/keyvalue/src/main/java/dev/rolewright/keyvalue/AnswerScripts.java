package dev.rolewright.keyvalue;

import java.nio.charset.StandardCharsets;

/** What Redis does for kept answers, each in one step. Ages go by its clock. */
final class AnswerScripts {
  /** Returns nothing, or the value and for how many more milliseconds it is kept. */
  static final byte[] FIND =
      script(
          """
          local value = redis.pcall('get', KEYS[1])
          if type(value) == 'string' then
            return {value, redis.call('pttl', KEYS[1])}
          end
          if value then
            redis.call('del', KEYS[1])
            return {'', 0}
          end
          return false
          """);

  /**
   * Stores unless the tenant's answers were forgotten since the model was asked, and notes the key
   * among the tenant's until it expires. KEYS: entry, the tenant's keys, when they were forgotten.
   * ARGV: value, milliseconds to keep it, milliseconds since the model was asked.
   */
  static final byte[] STORE =
      script(
          """
          local time = redis.call('time')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          local gone = redis.call('get', KEYS[3])
          if gone and now - tonumber(ARGV[3]) <= tonumber(gone) then return 0 end
          redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
          redis.call('zremrangebyscore', KEYS[2], '-inf', now)
          redis.call('zadd', KEYS[2], now + ARGV[2], KEYS[1])
          if redis.call('pttl', KEYS[2]) < tonumber(ARGV[2]) then
            redis.call('pexpire', KEYS[2], ARGV[2])
          end
          return 1
          """);

  /** Removes a value unless another one has taken its place. KEYS: entry. ARGV: value. */
  static final byte[] REMOVE =
      script(
          """
          if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
          return 0
          """);

  /**
   * Removes some of a tenant's answers and returns how many there may still be. KEYS: the tenant's
   * keys, when they were forgotten. ARGV: milliseconds that the note of it is kept.
   */
  static final byte[] FORGET =
      script(
          """
          local time = redis.call('time')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          redis.call('set', KEYS[2], now, 'px', ARGV[1])
          for _, key in ipairs(redis.call('zrange', KEYS[1], 0, 499)) do
            redis.call('unlink', key)
            redis.call('zrem', KEYS[1], key)
          end
          return redis.call('zcard', KEYS[1])
          """);

  private AnswerScripts() {}

  private static byte[] script(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
