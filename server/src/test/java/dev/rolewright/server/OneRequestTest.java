package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Callers that end a call without its message. */
class OneRequestTest {
  private final TestServer server = TestServer.shared();
  private final Api api = server.newTenant();

  @Test
  void aUnaryCallWithoutAMessageIsTheCallersMistake() throws Exception {
    Failure failure = failure(JobParsingServiceGrpc.getParseJobMethod(), List.of());
    failure.assertReason(ErrorCode.BAD_REQUEST);
    assertThat(failure.message())
        .contains("without a message")
        .contains("JobParsingService/ParseJob");
  }

  @Test
  void aStreamedAnswerToNoMessageIsTheCallersMistake() throws Exception {
    failure(GenerationServiceGrpc.getGenerateCvMethod(), List.of())
        .assertReason(ErrorCode.BAD_REQUEST);
  }

  @Test
  void healthWithoutAMessageIsTheCallersMistake() throws Exception {
    failure(HealthGrpc.getCheckMethod(), List.<HealthCheckRequest>of())
        .assertReason(ErrorCode.BAD_REQUEST);
  }

  @Test
  void anEmptyMessageIsAMessage() throws Exception {
    failure(
            GenerationServiceGrpc.getGenerateCvMethod(),
            List.of(GenerateCvRequest.getDefaultInstance()))
        .assertReason(ErrorCode.INVALID_FIELD);
  }

  private <Q extends MessageLite, R> Failure failure(
      MethodDescriptor<Q, R> method, List<Q> requests) throws Exception {
    // Said to be a stream, or the client's own library would see to it that one message is sent.
    MethodDescriptor<Q, R> loose = method.toBuilder().setType(MethodType.BIDI_STREAMING).build();
    ClientCall<Q, R> call =
        server
            .channel()
            .newCall(
                loose,
                api.with(JobParsingServiceGrpc.newBlockingStub(server.channel())).getCallOptions());
    CompletableFuture<StatusRuntimeException> ended = new CompletableFuture<>();
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status.asRuntimeException(trailers));
          }
        },
        new Metadata());
    call.request(2);
    requests.forEach(call::sendMessage);
    call.halfClose();
    return Failure.of(ended.get(30, TimeUnit.SECONDS));
  }
}
