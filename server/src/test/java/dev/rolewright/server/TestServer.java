package dev.rolewright.server;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A real server on a free port of loopback, with stores of its own unless it is told others. */
final class TestServer implements AutoCloseable {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "ROLEWRIGHT_PORT", "0",
          "ROLEWRIGHT_DATABASE_POOL_SIZE", "8",
          "ROLEWRIGHT_UNARY_DEADLINE_SECONDS", "60",
          "ROLEWRIGHT_STREAM_DEADLINE_SECONDS", "60",
          "ROLEWRIGHT_DRAIN_DELAY_SECONDS", "0",
          "ROLEWRIGHT_DRAIN_TIMEOUT_SECONDS", "30");

  private final Path dataDirectory;
  private final RolewrightServer server;
  private final ManagedChannel channel;

  private TestServer(Path dataDirectory, RolewrightServer server) {
    this.dataDirectory = dataDirectory;
    this.server = server;
    this.channel = channel(server.address());
  }

  /** Returns the one server that all tests share which do no harm to it. */
  static TestServer shared() {
    return Shared.SERVER;
  }

  static TestServer start() {
    return start(Map.of());
  }

  /** Starts a server with settings by the names of their environment variables. */
  static TestServer start(Map<String, String> environment) {
    // As the program does, so that what libraries say is seen by the tests too.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    try {
      Path dataDirectory = Files.createTempDirectory("rolewright-test").toRealPath();
      return new TestServer(
          dataDirectory, RolewrightServer.start(config(dataDirectory, environment)));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Returns a second server on the shared one's database, as another replica would be. */
  static TestServer startReplica(int databasePort) {
    return startReplica(databasePort, Map.of());
  }

  static TestServer startReplica(int databasePort, Map<String, String> environment) {
    Map<String, String> replica = new HashMap<>(environment);
    replica.put(
        "DATABASE_URL",
        "postgres://rolewright:%s@127.0.0.1:%d/postgres"
            .formatted(shared().databasePassword(), databasePort));
    return start(replica);
  }

  static ServerConfig config(Path dataDirectory, Map<String, String> environment) {
    Map<String, String> defaults = new HashMap<>(DEFAULTS);
    defaults.putAll(environment);
    return ServerConfig.load(Map.of("data_dir", dataDirectory.toString()), defaults);
  }

  static ManagedChannel channel(String address) {
    return NettyChannelBuilder.forTarget(address).usePlaintext().build();
  }

  Path dataDirectory() {
    return dataDirectory;
  }

  String address() {
    return server.address();
  }

  /** Returns where the HTTP interface is, for example {@code http://127.0.0.1:8080}. */
  String httpUrl() {
    return "http://" + server.httpAddress();
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Returns a channel of its own, for a test that breaks it or counts what goes over it. */
  NettyChannelBuilder newChannel() {
    return NettyChannelBuilder.forTarget(address()).usePlaintext();
  }

  String operatorKey() {
    return read(dataDirectory.resolve("admin.key"));
  }

  private String databasePassword() {
    return read(dataDirectory.resolve("postgres").resolve("password"));
  }

  /** Returns the port of the embedded database. */
  int databasePort() {
    return Integer.parseInt(postmaster().get(3).strip());
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(databasePort()),
        "rolewright",
        databasePassword());
  }

  /** Books calls of a tenant, one with each of so many models: a token in and a pico-USD each. */
  void bookCalls(String tenantId, int calls) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into ledger select gen_random_uuid(), gen_random_uuid(), cast(? as uuid),
                  null, '', 'first', 'model-' || n, 'chat', '', '', 1, 1, 'EXACT', 1, 0, 0, 0, now()
                from generate_series(1, ?) n
                """)) {
      statement.setString(1, tenantId);
      statement.setInt(2, calls);
      statement.executeUpdate();
    }
  }

  /** Returns how many answers the embedded database keeps for a request id. */
  int keptAnswers(String requestId) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(responses) from requests where request_id = cast(? as uuid)")) {
      statement.setString(1, requestId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Returns the names of the tables that hold a text, be it as characters or as bytes. */
  List<String> tablesWith(String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect()) {
      for (String table : tables(connection)) {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from %s t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0"
                    .formatted(table))) {
          statement.setString(1, text);
          statement.setString(2, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
          try (ResultSet row = statement.executeQuery()) {
            if (row.next() && row.getInt(1) > 0) {
              found.add(table);
            }
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select tablename from pg_tables where schemaname = 'public' order by 1");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  /** Returns how many entries of the embedded Redis hold a text. */
  int redisEntriesWith(String text) {
    Path configuration = dataDirectory.resolve("redis").resolve("redis.conf");
    return RedisSearch.entriesWith(configuration, text);
  }

  /** Returns the process of the embedded database. */
  ProcessHandle databaseProcess() {
    return ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow();
  }

  private List<String> postmaster() {
    return read(dataDirectory.resolve("postgres/data/postmaster.pid")).lines().toList();
  }

  /** Returns the operator that the first start made. */
  Api operator() {
    return new Api(channel, operatorKey());
  }

  /** Returns a client of a tenant that is made for it, so that tests don't see each other's. */
  Api newTenant() {
    return newTenantAdmin().newClient();
  }

  /** Returns an admin of a tenant that is made for it. */
  Api newTenantAdmin() {
    Api operator = operator();
    return operator.newAdmin(operator.newTenant("t" + UUID.randomUUID()).getId());
  }

  void stop() {
    server.close();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.close();
    delete(dataDirectory);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static final class Shared {
    static final TestServer SERVER = TestServer.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }
}
