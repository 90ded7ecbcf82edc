package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineCapTest {

  @Test
  void theServersOwnDeadlineEndsACallWhoseCallerWouldWaitLonger() throws Exception {
    try (TestServer server =
        TestServer.startReplica(TestServer.shared().databasePort(), Duration.ofSeconds(1))) {
      Api api = TestServer.shared().newTenant().over(server.channel());
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      // Neither a request nor an end is ever sent.
      api.with(JobParsingServiceGrpc.newStub(server.channel()))
          .parseJobs(
              new StreamObserver<>() {
                @Override
                public void onNext(ParseJobsResponse answer) {
                  end.complete(new AssertionError("an answer to nothing"));
                }

                @Override
                public void onError(Throwable failure) {
                  end.complete(failure);
                }

                @Override
                public void onCompleted() {
                  end.complete(new AssertionError("an end without one"));
                }
              });
      Throwable failure = end.get(30, TimeUnit.SECONDS);
      assertThat(failure).isInstanceOf(StatusRuntimeException.class);
      // The server ended it, so it says why; a deadline of the caller's would carry no details.
      Failure.of((StatusRuntimeException) failure).assertReason(ErrorCode.TIMEOUT);
    }
  }
}
