package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.GetDocumentResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is thrown, the call ends, and the caller learns nothing of the server's inside. */
class FaultsTest {

  private final MadeUpServers servers = new MadeUpServers();

  @AfterEach
  void close() {
    servers.close();
  }

  @Test
  void aFaultOfTheWorkEndsTheStream() {
    ManagedChannel channel =
        servers.serve(
            MadeUpServers.streaming(
                new Cancellation(),
                Duration.ofSeconds(30),
                sink -> {
                  sink.accept(MadeUpServers.item(0));
                  throw new IllegalStateException("secret");
                }));
    assertInternal(channel);
  }

  @Test
  void anErrorOfTheWorkEndsTheStreamToo() {
    ManagedChannel channel =
        servers.serve(
            MadeUpServers.streaming(
                new Cancellation(),
                Duration.ofSeconds(30),
                sink -> {
                  throw new NoClassDefFoundError("secret");
                }));
    assertInternal(channel);
  }

  private static void assertInternal(ManagedChannel channel) {
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                MadeUpServers.blocking(channel)
                    .generateCv(GenerateCvRequest.getDefaultInstance())
                    .forEachRemaining(answer -> {}));
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(failure.getStatus().getDescription()).doesNotContain("secret");
  }

  @Test
  void anErrorOfAUnaryCallIsAFaultWithDetails() {
    ManagedChannel channel =
        servers.serve(
            new GenerationServiceGrpc.GenerationServiceImplBase() {
              @Override
              public void getDocument(
                  GetDocumentRequest request, StreamObserver<GetDocumentResponse> observer) {
                throw new NoClassDefFoundError("secret");
              }
            });
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                MadeUpServers.blocking(channel)
                    .getDocument(GetDocumentRequest.getDefaultInstance()));
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(failure.getStatus().getDescription()).doesNotContain("secret");
    assertThat(StatusMapper.hasDetails(failure.getTrailers())).isTrue();
  }
}
