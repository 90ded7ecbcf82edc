package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {

  @Test
  void callsUnderWayFinishWhileNewOnesAreRefused() throws Exception {
    try (TestServer server = TestServer.startReplica(TestServer.shared().databasePort())) {
      Api api = TestServer.shared().newTenant().over(server.channel());
      Path state = server.dataDirectory().resolve("server.json");
      assertThat(Files.readString(state))
          .contains("\"grpc\":\"" + server.address() + "\"")
          .contains("\"pid\":" + ProcessHandle.current().pid());

      Answers answers = new Answers();
      StreamObserver<ParseJobsRequest> requests =
          api.with(JobParsingServiceGrpc.newStub(server.channel())).parseJobs(answers);
      requests.onNext(job());
      assertThat(answers.next().hasParsed()).isTrue();
      Iterator<HealthCheckResponse> health =
          HealthGrpc.newBlockingStub(server.channel())
              .withDeadlineAfter(50, TimeUnit.SECONDS)
              .watch(HealthCheckRequest.getDefaultInstance());
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.SERVING);

      Thread stop = Thread.startVirtualThread(server::stop);
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(health.hasNext()).as("a watch of health ends and holds up nothing").isFalse();
      ManagedChannel late = TestServer.channel(server.address());
      assertThat(refusal(api.over(late)).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      late.shutdownNow();
      requests.onNext(job());
      assertThat(answers.next().hasParsed()).isTrue();
      requests.onCompleted();
      assertThat(answers.status().isOk()).isTrue();
      stop.join();
      assertThat(state).doesNotExist();
    }
  }

  /**
   * Health says that it stops before the port is closed, so the first calls may still be served.
   */
  private static Status refusal(Api late) {
    while (true) {
      try {
        late.jobs().listJobs(ListJobsRequest.getDefaultInstance());
      } catch (StatusRuntimeException refused) {
        return refused.getStatus();
      }
    }
  }

  @Test
  void stoppingTwiceIsStoppingOnce() {
    TestServer server = TestServer.startReplica(TestServer.shared().databasePort());
    server.stop();
    server.close();
    assertThat(server.dataDirectory()).doesNotExist();
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefused() {
    Assertions.assertThatThrownBy(
            () ->
                RolewrightServer.start(
                    TestServer.config(TestServer.shared().dataDirectory(), Map.of())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("in use by the process " + ProcessHandle.current().pid());
  }

  @Test
  void aTakenPortIsRefusedAndNothingIsLeft(@TempDir Path directory) {
    String taken = TestServer.shared().address().split(":")[1];
    ServerConfig config = TestServer.config(directory, Map.of("ROLEWRIGHT_PORT", taken));
    Assertions.assertThatThrownBy(() -> RolewrightServer.start(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(":" + taken)
        .hasMessageContaining("0 for a free one");
    assertThat(directory.resolve("server.json")).doesNotExist();
    // The lock and both stores are free again.
    RolewrightServer.start(TestServer.config(directory, Map.of())).close();
  }

  private static ParseJobsRequest job() {
    return ParseJobsRequest.newBuilder()
        .setJob(ParseJobRequest.newBuilder().setText(Samples.SHORT_AD).setStore(false))
        .build();
  }

  private static final class Answers implements StreamObserver<ParseJobsResponse> {
    private final LinkedBlockingQueue<ParseJobsResponse> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> status = new CompletableFuture<>();

    ParseJobsResponse next() throws InterruptedException {
      ParseJobsResponse answer = answers.poll(30, TimeUnit.SECONDS);
      assertThat(answer).isNotNull();
      return answer;
    }

    Status status() throws Exception {
      return status.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(ParseJobsResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      status.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      status.complete(Status.OK);
    }
  }
}
