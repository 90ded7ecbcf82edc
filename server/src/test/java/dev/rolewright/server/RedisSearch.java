package dev.rolewright.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks through all that a Redis holds, in the wire format of its own. */
final class RedisSearch {
  private static final String SCRIPT =
      """
      local function holds(value)
        if type(value) == 'table' then
          for _, part in pairs(value) do if holds(part) then return true end end
          return false
        end
        return string.find(tostring(value), ARGV[1], 1, true) ~= nil
      end
      local readers = {
        string = function(key) return redis.call('GET', key) end,
        list = function(key) return redis.call('LRANGE', key, 0, -1) end,
        hash = function(key) return redis.call('HGETALL', key) end,
        set = function(key) return redis.call('SMEMBERS', key) end,
        zset = function(key) return redis.call('ZRANGE', key, 0, -1) end,
        stream = function(key) return redis.call('XRANGE', key, '-', '+') end,
      }
      local found = 0
      for _, key in ipairs(redis.call('KEYS', '*')) do
        local kind = redis.call('TYPE', key).ok
        if holds(key) or holds(readers[kind](key)) then found = found + 1 end
      end
      return found
      """;

  private static final int ANSWER_LIMIT_MILLIS = 30_000;

  private RedisSearch() {}

  /**
   * Returns how many entries have a text in their key or value.
   *
   * @param configuration the file that the Redis was started with
   */
  static int entriesWith(Path configuration, String text) {
    try {
      int port = Integer.parseInt(setting(configuration, "port"));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send(socket.getOutputStream(), "AUTH", setting(configuration, "requirepass"));
        require(answers.readLine(), "+");
        send(socket.getOutputStream(), "EVAL", SCRIPT, "0", text);
        return Integer.parseInt(require(answers.readLine(), ":"));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String setting(Path configuration, String name) throws IOException {
    return Files.readAllLines(configuration).stream()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip().replace("\"", ""))
        .findFirst()
        .orElseThrow();
  }

  private static void send(OutputStream output, String... parts) throws IOException {
    StringBuilder command = new StringBuilder("*" + parts.length + "\r\n");
    for (String part : parts) {
      int bytes = part.getBytes(StandardCharsets.UTF_8).length;
      command.append('$').append(bytes).append("\r\n").append(part).append("\r\n");
    }
    output.write(command.toString().getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  private static String require(String answer, String kind) {
    if (!answer.startsWith(kind)) {
      throw new IllegalStateException("Redis answered " + answer);
    }
    return answer.substring(1);
  }
}
