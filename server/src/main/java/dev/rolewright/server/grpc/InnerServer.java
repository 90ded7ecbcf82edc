package dev.rolewright.server.grpc;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The services once more, for other interfaces of this process, whose calls so go through the same
 * interceptors as those from a network.
 */
final class InnerServer {
  private final ScheduledExecutorService deadlines;
  private @Nullable Server server;
  private @Nullable ManagedChannel channel;

  InnerServer(ScheduledExecutorService deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * Starts it.
   *
   * @param fill adds the services and what stands before them
   */
  void start(Consumer<ServerBuilder<?>> fill) {
    String name = "rolewright-" + UUID.randomUUID();
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name).scheduledExecutorService(deadlines);
    fill.accept(builder);
    try {
      server = builder.build().start();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    channel = InProcessChannelBuilder.forName(name).scheduledExecutorService(deadlines).build();
  }

  /** Returns the way to the services. */
  Channel channel() {
    return Objects.requireNonNull(channel, "not started");
  }

  /** Ends its calls. Does nothing to one that was not started. */
  void stop() {
    if (channel != null) {
      channel.shutdownNow();
    }
    if (server != null) {
      server.shutdownNow();
    }
  }
}
