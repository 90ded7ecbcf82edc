package dev.rolewright.server;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the options of {@code rolewright serve}: {@code --name VALUE} or {@code --name=VALUE}. */
final class ServeOptions {
  static final String HELP =
      """
      Usage: rolewright serve [OPTION]...
      Serves the API on this machine. With no option and no configuration it starts a Postgres
      and a Redis of its own under the data directory and needs nothing else.

        --data-dir DIR   where the server keeps everything (ROLEWRIGHT_DATA_DIR;
                         default: rolewright in the user's data folder)
        --host ADDRESS   address to listen on (ROLEWRIGHT_HOST; default 127.0.0.1)
        --port NUMBER    gRPC port, 0 for a free one (ROLEWRIGHT_PORT; default 50051)
        --http-port NUMBER
                         port of the OpenAI-compatible interface (ROLEWRIGHT_HTTP_PORT;
                         default 8080, or a free one where --port is 0)
        --config DIR     where the configuration files are (ROLEWRIGHT_CONFIG_DIR; default:
                         config under the data directory)
        --help           this text

      DATABASE_URL and REDIS_URL replace the embedded Postgres and Redis. OPENAI_API_KEY,
      ANTHROPIC_API_KEY, AZURE_OPENAI_ENDPOINT with AZURE_OPENAI_API_KEY, and OLLAMA_BASE_URL
      switch language models on.

      Examples:
        rolewright serve
        rolewright serve --data-dir ~/rolewright-test --port 50061
        DATABASE_URL=postgres://me:secret@db.example.com/rolewright rolewright serve

      It serves until Ctrl-C or SIGTERM. For a client beside a server with another data
      directory, set ROLEWRIGHT_DATA_DIR or give the same --data-dir.
      """;

  /**
   * Of the demo's own server, and in no help: the server ends when its standard input does, that is
   * with the process that started it however that ends, and removes its data directory.
   */
  private static final String TEMPORARY = "--temporary";

  private static final List<String> NAMES =
      List.of("--data-dir", "--host", "--port", "--http-port", "--config");

  private ServeOptions() {}

  /** Returns whether the server is to leave nothing behind. */
  static boolean isTemporary(List<String> arguments) {
    return arguments.contains(TEMPORARY);
  }

  /**
   * Returns the options by their key in the configuration.
   *
   * @throws ConfigException for an unknown option or one without its value
   */
  static Map<String, String> parse(List<String> arguments) {
    Map<String, String> flags = new HashMap<>();
    List<String> errors = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (argument.equals(TEMPORARY)) {
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!NAMES.contains(name)) {
        String hint =
            NearestName.of(name, NAMES).map(near -> "; did you mean " + near + "?").orElse("");
        errors.add("unknown option " + name + hint);
        continue;
      }
      if (equals < 0 && index + 1 == arguments.size()) {
        errors.add(name + " needs a value");
        continue;
      }
      String value = equals < 0 ? arguments.get(++index) : argument.substring(equals + 1);
      if (value.isBlank()) {
        errors.add(name + " is empty; leave it out for the default");
        continue;
      }
      flags.put(name.substring(2).replace('-', '_'), value);
    }
    if (!errors.isEmpty()) {
      throw new ConfigException(errors);
    }
    return flags;
  }
}
