package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListJobsResponse;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
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
import org.junit.jupiter.api.Timeout;

/** What a call may take of the server, whatever its caller would like. */
class CallBoundsTest {
  /** A place that is never given back is waited for without end. */
  private static final int MOST_SECONDS = 45;

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

  @Test
  @Timeout(MOST_SECONDS)
  void aCallerThatNeverReadsAndSetsNoDeadlineGivesItsPlaceBack() throws Exception {
    Map<String, String> bounds =
        Map.of("ROLEWRIGHT_MAX_CONCURRENT_CALLS", "1", "ROLEWRIGHT_STREAM_DEADLINE_SECONDS", "1");
    try (TestServer server = TestServer.startReplica(TestServer.shared().databasePort(), bounds)) {
      // So small a window that neither the rest of a long CV nor a status behind it goes out.
      ManagedChannel narrow = server.newChannel().flowControlWindow(2_048).build();
      try {
        Api api = TestServer.shared().newTenant().over(narrow);
        SlowReader reader = new SlowReader();
        api.with(GenerationServiceGrpc.newStub(narrow))
            .withDeadline(null)
            .generateCv(Samples.longCv(), reader);
        reader.awaitFirst();
        Api other = TestServer.shared().newTenant().over(server.channel());
        Failure.of(ErrorCode.OVERLOADED, other::jobCount);
        assertThat(whenThereIsRoom(other)).isZero();
      } finally {
        narrow.shutdownNow();
      }
    }
  }

  @Test
  @Timeout(MOST_SECONDS)
  void aCallWhoseMessageNeverComesGivesItsPlaceBack() throws Exception {
    Map<String, String> bounds =
        Map.of("ROLEWRIGHT_MAX_CONCURRENT_CALLS", "1", "ROLEWRIGHT_UNARY_DEADLINE_SECONDS", "1");
    try (TestServer server = TestServer.startReplica(TestServer.shared().databasePort(), bounds)) {
      Api api = TestServer.shared().newTenant().over(server.channel());
      CompletableFuture<Status> end = beginInPlace(api, server);
      assertThat(whenThereIsRoom(api)).isZero();
      assertThat(end.get(30, TimeUnit.SECONDS).isOk()).isFalse();
    }
  }

  /** Sends the headers of a call and nothing more; returns how it ends. */
  private static CompletableFuture<Status> begin(Api api, TestServer server) {
    // Of a call with one message the client keeps the headers back until the message is there.
    ClientCall<ListJobsRequest, ListJobsResponse> call =
        server
            .channel()
            .newCall(
                JobParsingServiceGrpc.getListJobsMethod().toBuilder()
                    .setType(MethodType.BIDI_STREAMING)
                    .build(),
                CallOptions.DEFAULT);
    Metadata headers = new Metadata();
    headers.put(Api.AUTHORIZATION, "Bearer " + api.key());
    CompletableFuture<Status> end = new CompletableFuture<>();
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status);
          }
        },
        headers);
    call.request(1);
    return end;
  }

  /** Returns how a call ends that has the one place, so that another one was refused for it. */
  private static CompletableFuture<Status> beginInPlace(Api api, TestServer server) {
    while (true) {
      CompletableFuture<Status> end = begin(api, server);
      // It takes its place a moment after it was sent, if the call that looks for that has not.
      while (!end.isDone()) {
        try {
          api.jobCount();
        } catch (StatusRuntimeException busy) {
          Failure.of(busy).assertReason(ErrorCode.OVERLOADED);
          return end;
        }
      }
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
