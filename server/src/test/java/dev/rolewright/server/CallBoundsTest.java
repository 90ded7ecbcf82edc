package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a call may take of the server, whatever its caller would like. */
class CallBoundsTest {

  @Test
  void theServersOwnDeadlineEndsACallWhoseCallerWouldWaitLonger() throws Exception {
    try (TestServer server = start("ROLEWRIGHT_STREAM_DEADLINE_SECONDS", "1")) {
      OpenCall call = new OpenCall(server);
      Throwable failure = call.end.get(30, TimeUnit.SECONDS);
      assertThat(failure).isInstanceOf(StatusRuntimeException.class);
      // The server ended it, so it says why; a deadline of the caller's would carry no details.
      Failure.of((StatusRuntimeException) failure).assertReason(ErrorCode.TIMEOUT);
    }
  }

  @Test
  void oneCallTooManyIsRefusedUntilAnotherHasEnded() throws Exception {
    try (TestServer server = start("ROLEWRIGHT_MAX_CONCURRENT_CALLS", "1")) {
      OpenCall call = new OpenCall(server);
      call.awaitAnswer();
      Api api = call.api;
      Failure.of(ErrorCode.OVERLOADED, api::jobCount);
      assertThat(
              HealthGrpc.newBlockingStub(server.channel())
                  .check(HealthCheckRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo(ServingStatus.SERVING);
      call.requests.onCompleted();
      assertThat(Status.fromThrowable(call.end.get(30, TimeUnit.SECONDS)).isOk()).isTrue();
      assertThat(whenThereIsRoom(api)).isZero();
    }
  }

  /** The place is free a moment after the caller knows that the call has ended. */
  private static int whenThereIsRoom(Api api) {
    while (true) {
      try {
        return api.jobCount();
      } catch (StatusRuntimeException busy) {
        Failure.of(busy).assertReason(ErrorCode.OVERLOADED);
      }
    }
  }

  private static TestServer start(String variable, String value) {
    return TestServer.startReplica(TestServer.shared().databasePort(), Map.of(variable, value));
  }

  /** A stream that its caller neither ends nor cancels. */
  private static final class OpenCall implements StreamObserver<ParseJobsResponse> {
    private final Api api;
    private final StreamObserver<ParseJobsRequest> requests;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CompletableFuture<Throwable> end = new CompletableFuture<>();

    OpenCall(TestServer server) {
      api = TestServer.shared().newTenant().over(server.channel());
      requests = api.with(JobParsingServiceGrpc.newStub(server.channel())).parseJobs(this);
    }

    void awaitAnswer() throws InterruptedException {
      requests.onNext(
          ParseJobsRequest.newBuilder()
              .setJob(ParseJobRequest.newBuilder().setText(Samples.SHORT_AD).setStore(false))
              .build());
      assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void onNext(ParseJobsResponse answer) {
      answered.countDown();
    }

    @Override
    public void onError(Throwable failure) {
      end.complete(failure);
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK.asRuntimeException());
    }
  }
}
