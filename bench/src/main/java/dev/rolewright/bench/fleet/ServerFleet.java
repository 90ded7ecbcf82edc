package dev.rolewright.bench.fleet;

import dev.rolewright.bench.InstalledServer;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GatewayServiceGrpc.GatewayServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** The servers, each on a data directory of its own, with the same stores and configuration. */
public final class ServerFleet implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Path installation;
  private final Path folder;
  private final Map<String, String> variables;
  private final AtomicReferenceArray<CompletableFuture<Life>> lives;

  private ServerFleet(Path installation, Path folder, Map<String, String> variables, int count) {
    this.installation = installation;
    this.folder = folder;
    this.variables = variables;
    this.lives = new AtomicReferenceArray<>(count);
    IntStream.range(0, count).forEach(index -> lives.set(index, new CompletableFuture<>()));
  }

  /** A server from its start to its end, with a connection to it. */
  public static final class Life {
    private final InstalledServer server;
    private final ManagedChannel channel;
    private final GatewayServiceBlockingStub gateway;
    private volatile boolean killed;

    private Life(InstalledServer server, String key) throws IOException {
      Metadata metadata = new Metadata();
      metadata.put(AUTHORIZATION, "Bearer " + key);
      this.server = server;
      this.channel = NettyChannelBuilder.forTarget(server.address()).usePlaintext().build();
      this.gateway =
          GatewayServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    /** Returns the gateway, with the key of all servers. */
    public GatewayServiceBlockingStub gateway() {
      return gateway;
    }

    /** Tells whether a call that failed here may have failed because the server was killed. */
    public boolean isKilled() {
      return killed;
    }
  }

  /**
   * Writes the settings of a fleet whose one model is at one vendor.
   *
   * @param vendor without {@code /v1}
   */
  public static void configure(Path configuration, URI vendor, String model) throws IOException {
    Files.writeString(
        configuration.resolve("provider_settings.json"),
        """
        {
          "providers": {
            "vendor": {
              "kind": "openai_compatible",
              "base_url": "%s/v1",
              "models": {"%s": {"context_tokens": 100000}}
            }
          },
          "routes": {"default": {"models": ["vendor/%s"]}},
          "default_route": "default",
          "direct_route": "default"
        }
        """
            .formatted(vendor, model, model));
  }

  /** Names servers that are not started yet. */
  public static ServerFleet create(
      Path installation, Path folder, Path configuration, SharedStores stores, int count) {
    Map<String, String> variables = new HashMap<>(stores.variables());
    variables.put("ROLEWRIGHT_CONFIG_DIR", configuration.toString());
    variables.put("ROLEWRIGHT_HTTP_PORT", "0");
    // The embedded Postgres takes 60 connections in all.
    variables.put("ROLEWRIGHT_DATABASE_POOL_SIZE", "10");
    return new ServerFleet(installation, folder, variables, count);
  }

  /** Starts a server and returns when it serves. The first one ever makes the key of all. */
  public void start(int index) {
    try {
      InstalledServer server =
          InstalledServer.start(
              installation, folder.resolve("server-" + index), List.of(), variables);
      String key = Files.readString(folder.resolve("server-0/admin.key")).strip();
      lives.get(index).complete(new Life(server, key));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a server started", stopped);
    }
  }

  /** Starts all servers at the same time. */
  public void startAll() {
    CompletableFuture.allOf(
            IntStream.range(0, lives.length())
                .mapToObj(
                    index ->
                        CompletableFuture.runAsync(() -> start(index), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** Returns the present life of a server; waits for it while the server is down. */
  public Life serving(int index) {
    return lives.get(index).join();
  }

  /** Kills a server without a warning. */
  public void kill(int index) {
    Life life = serving(index);
    lives.set(index, new CompletableFuture<>());
    life.killed = true;
    life.server.handle().destroyForcibly();
    life.server.handle().onExit().join();
    life.channel.shutdownNow();
  }

  /** Has a server end in good order, and returns when it has. */
  public void stop(int index) {
    CompletableFuture<Life> life = lives.getAndSet(index, new CompletableFuture<>());
    if (life.isDone()) {
      life.join().channel.shutdownNow();
      life.join().server.close();
    }
  }

  /** Has all servers end in good order; does nothing when called again. */
  public void end() {
    CompletableFuture.allOf(
            IntStream.range(0, lives.length())
                .mapToObj(
                    index ->
                        CompletableFuture.runAsync(() -> stop(index), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** Has nothing go on that was started, also when somebody ends this program. */
  public void endWithProgram(SharedStores stores) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end();
                  stores.end();
                }));
  }

  @Override
  public void close() {
    end();
  }
}
