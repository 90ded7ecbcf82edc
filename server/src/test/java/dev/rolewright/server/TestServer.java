package dev.rolewright.server;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A real server on a free port of loopback, with stores of its own unless it is told others. */
final class TestServer implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

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
    return start(UnaryOperator.identity());
  }

  static TestServer start(UnaryOperator<ServerConfig> change) {
    // As the program does, so that what libraries say is seen by the tests too.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    try {
      Path dataDirectory = Files.createTempDirectory("rolewright-test").toRealPath();
      return new TestServer(
          dataDirectory, RolewrightServer.start(change.apply(config(dataDirectory))));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Returns a second server on the shared one's database, as another replica would be. */
  static TestServer startReplica(int databasePort) {
    return startReplica(databasePort, DEADLINE);
  }

  static TestServer startReplica(int databasePort, Duration deadline) {
    String url =
        "postgres://rolewright:%s@127.0.0.1:%d/postgres"
            .formatted(shared().databasePassword(), databasePort);
    return start(config -> replica(config, url, deadline));
  }

  static ServerConfig config(Path dataDirectory) {
    return new ServerConfig(
        dataDirectory,
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.empty(),
        8,
        DEADLINE,
        DEADLINE,
        Duration.ofSeconds(30),
        64);
  }

  static ServerConfig withPort(ServerConfig config, int port) {
    return new ServerConfig(
        config.dataDirectory(),
        config.host(),
        port,
        config.databaseUrl(),
        config.redisUrl(),
        config.databasePoolSize(),
        config.unaryDeadline(),
        config.streamDeadline(),
        config.drainTimeout(),
        config.maxConcurrentCalls());
  }

  private static ServerConfig replica(ServerConfig config, String url, Duration deadline) {
    return new ServerConfig(
        config.dataDirectory(),
        config.host(),
        config.port(),
        Optional.of(url),
        config.redisUrl(),
        config.databasePoolSize(),
        deadline,
        deadline,
        config.drainTimeout(),
        config.maxConcurrentCalls());
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
