package dev.rolewright.server.grpc;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.TextDelta;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Services made up by a test, behind the interceptor that turns errors into statuses. */
final class MadeUpServers implements AutoCloseable {
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Runnable> closing = new ArrayList<>();

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    calls.close();
  }

  ManagedChannel serve(BindableService service) {
    return serve(() -> List.of(service));
  }

  /** Several services of one server. */
  @FunctionalInterface
  interface Services {
    List<BindableService> all();
  }

  /** Serves behind more interceptors, the outermost first, which come after that of statuses. */
  ManagedChannel serve(Services services, ServerInterceptor... more) {
    String name = InProcessServerBuilder.generateName();
    InProcessServerBuilder builder = InProcessServerBuilder.forName(name).executor(calls);
    List<ServerInterceptor> interceptors = new ArrayList<>();
    interceptors.add(new StatusInterceptor(Ids.create(Time.system()), Time.system(), "test"));
    interceptors.addAll(List.of(more));
    for (BindableService service : services.all()) {
      builder.addService(
          ServerInterceptors.interceptForward(
              LenientMarshalling.wrap(service.bindService()), interceptors));
    }
    start(builder::build);
    return opened(InProcessChannelBuilder.forName(name).build());
  }

  ManagedChannel serveOverNetty(BindableService service) {
    Server server =
        start(
            NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .executor(calls)
                    .addService(LenientMarshalling.wrap(service.bindService()))
                ::build);
    return opened(
        NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
            .usePlaintext()
            .flowControlWindow(4_096)
            .build());
  }

  private Server start(Supplier<Server> builder) {
    try {
      Server server = builder.get().start();
      closing.add(server::shutdownNow);
      return server;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private ManagedChannel opened(ManagedChannel channel) {
    closing.addFirst(channel::shutdownNow);
    return channel;
  }

  /** A service whose stream is written by the test. */
  static GenerationServiceGrpc.GenerationServiceImplBase streaming(
      Cancellation cancellation, Duration deadline, StreamPump.Work<GenerateCvResponse> work) {
    return new GenerationServiceGrpc.GenerationServiceImplBase() {
      @Override
      public void generateCv(
          GenerateCvRequest request, StreamObserver<GenerateCvResponse> observer) {
        StreamPump.start(observer, Contexts.of(cancellation, deadline), work);
      }
    };
  }

  static GenerateCvResponse item(long sequence) {
    return GenerateCvResponse.newBuilder()
        .setEvent(
            GenerationEvent.newBuilder()
                .setSequence(sequence)
                .setTextDelta(TextDelta.newBuilder().setText("x".repeat(1_000))))
        .build();
  }

  static GenerationServiceGrpc.GenerationServiceBlockingStub blocking(ManagedChannel channel) {
    return GenerationServiceGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
  }
}
