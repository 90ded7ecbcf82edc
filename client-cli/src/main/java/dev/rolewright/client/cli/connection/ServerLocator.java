package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the server and the key: an option, else the environment, else what the server on this
 * machine left in its data directory.
 */
public final class ServerLocator {
  /** The port that a server listens on where nothing else was asked for. */
  private static final int DEFAULT_PORT = 50051;

  /** What a running server writes about itself. */
  private record ServerState(HostAndPort address, Optional<Long> processId) {}

  private final Surroundings surroundings;
  private final String server;
  private final String keyFile;
  private final Path dataDirectory;

  private ServerLocator(
      Surroundings surroundings, String server, String keyFile, String dataDirectory) {
    this.surroundings = surroundings;
    this.server = server.isEmpty() ? surroundings.variable("ROLEWRIGHT_SERVER") : server;
    this.keyFile = keyFile;
    this.dataDirectory = dataDirectory(surroundings, dataDirectory);
  }

  /** Returns a locator; an option that was not given is empty. */
  public static ServerLocator create(
      Surroundings surroundings, String server, String keyFile, String dataDirectory) {
    return new ServerLocator(surroundings, server, keyFile, dataDirectory);
  }

  /**
   * Finds server and key.
   *
   * @throws ClientException where no server is known or the key can't be read
   */
  public ServerTarget locate() {
    Optional<ServerState> state = readState();
    if (server.isEmpty()) {
      ServerState running =
          state.orElseThrow(
              () ->
                  new ClientException(
                      ExitCode.UNAVAILABLE,
                      "no server is running here; start one with `rolewright serve`, or name one"
                          + " with --server HOST:PORT (looked in "
                          + dataDirectory
                          + ")"));
      return new ServerTarget(running.address(), key(true), running.processId());
    }
    HostAndPort address = parse(server);
    Optional<ServerState> same = state.filter(running -> running.address().equals(address));
    return new ServerTarget(
        address, key(same.isPresent() || isThisMachine(address)), Optional.empty());
  }

  private Optional<String> key(boolean localKeyAllowed) {
    if (!keyFile.isEmpty()) {
      return Optional.of(readKey(surroundings.resolve(keyFile)));
    }
    String variable = surroundings.variable("ROLEWRIGHT_API_KEY");
    if (!variable.isEmpty()) {
      return Optional.of(checked(variable, "ROLEWRIGHT_API_KEY"));
    }
    Path adminKey = dataDirectory.resolve("admin.key");
    // The admin key of this machine goes to loopback addresses and to the server that wrote it,
    // nowhere else.
    return localKeyAllowed && Files.isReadable(adminKey)
        ? Optional.of(readKey(adminKey))
        : Optional.empty();
  }

  private static String readKey(Path file) {
    try {
      return checked(Files.readString(file, StandardCharsets.UTF_8).strip(), file.toString());
    } catch (IOException unreadable) {
      throw new ClientException(ExitCode.BAD_INPUT, "the API key file " + file + " can't be read");
    }
  }

  private static String checked(String key, String source) {
    if (!key.matches("[\\x21-\\x7e]{1,1000}")) {
      throw new ClientException(
          ExitCode.BAD_INPUT, source + " holds no API key: one line without spaces is expected");
    }
    return key;
  }

  private Optional<ServerState> readState() {
    Path file = dataDirectory.resolve("server.json");
    try {
      JsonObject state =
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
      Optional<Long> processId =
          state.has("pid") ? Optional.of(state.get("pid").getAsLong()) : Optional.empty();
      if (processId.isPresent() && ProcessHandle.of(processId.get()).isEmpty()) {
        // Left behind by a server that was killed: whoever listens there now must not get the key.
        if (!server.isEmpty()) {
          return Optional.empty();
        }
        throw new ClientException(
            ExitCode.UNAVAILABLE,
            "no server is running here any more; start one with `rolewright serve` (looked in "
                + dataDirectory
                + ")");
      }
      return Optional.of(new ServerState(parse(state.get("grpc").getAsString()), processId));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | NumberFormatException
        | NullPointerException broken) {
      if (!server.isEmpty()) {
        return Optional.empty();
      }
      throw new ClientException(
          ExitCode.UNAVAILABLE, file + " can't be read; name the server with --server HOST:PORT");
    }
  }

  private static HostAndPort parse(String address) {
    try {
      HostAndPort parsed = HostAndPort.fromString(address).withDefaultPort(DEFAULT_PORT);
      if (isHost(parsed.getHost())) {
        return parsed;
      }
    } catch (IllegalArgumentException malformed) {
      // Reported below, like a host with characters that no host has.
    }
    throw new ClientException(
        ExitCode.BAD_INPUT,
        "`" + address + "` is no server address; write HOST:PORT, e.g. 127.0.0.1:50051");
  }

  private static boolean isHost(String host) {
    int zone = host.indexOf('%');
    String address = zone < 0 ? host : host.substring(0, zone);
    return host.contains(":")
        ? InetAddresses.isInetAddress(address)
        : host.matches("[A-Za-z0-9_]([A-Za-z0-9._-]*)");
  }

  @SuppressWarnings("AddressSelection") // Only literal addresses are parsed, nothing is looked up.
  private static boolean isThisMachine(HostAndPort address) {
    String host = address.getHost();
    return host.equals("localhost")
        || (InetAddresses.isInetAddress(host) && InetAddresses.forString(host).isLoopbackAddress());
  }

  private static Path dataDirectory(Surroundings surroundings, String option) {
    String chosen = option.isEmpty() ? surroundings.variable("ROLEWRIGHT_DATA_DIR") : option;
    if (!chosen.isEmpty()) {
      return surroundings.resolve(chosen);
    }
    String dataHome = surroundings.variable("XDG_DATA_HOME");
    Path base =
        dataHome.startsWith("/")
            ? Path.of(dataHome)
            : surroundings.userHome().resolve(".local").resolve("share");
    return base.resolve("rolewright");
  }
}
