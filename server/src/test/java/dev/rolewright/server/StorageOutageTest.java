package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.ListJobsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The stores go away while calls are under way. */
class StorageOutageTest {

  @Test
  void whileTheDatabaseIsAwayCallsFailClearlyAndThenWorkAgain() throws Exception {
    try (Relay relay = Relay.start(TestServer.shared().databasePort());
        TestServer server = TestServer.startReplica(relay.port())) {
      Api api = TestServer.shared().newTenant().over(server.channel());
      String jobId = api.keepJob(Samples.SHORT_AD).getId();
      Iterator<HealthCheckResponse> health = watch(server, "rolewright.v1.JobParsingService");
      Iterator<HealthCheckResponse> whole = watch(server, "");
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      assertThat(whole.next().getStatus()).isEqualTo(ServingStatus.SERVING);

      ConcurrentLinkedQueue<Status> failures = underLoad(api, relay::cut);
      assertThat(failures)
          .isNotEmpty()
          .allSatisfy(status -> assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE));
      Failure failure = Failure.of(ErrorCode.STORAGE_UNAVAILABLE, api::jobCount);
      assertThat(failure.message()).doesNotContain("127.0.0.1", "rolewright");
      Failure.of(
          ErrorCode.STORAGE_UNAVAILABLE,
          () ->
              api.generate(
                  GenerateCvRequest.newBuilder()
                      .setRequestId(Samples.uuid())
                      .setJob(Samples.requirements())
                      .setProfile(Samples.inlineProfile())
                      .build()));
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(whole.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);

      relay.mend();
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      assertThat(whole.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      assertThat(api.jobs().listJobs(ListJobsRequest.getDefaultInstance()).getJobsList())
          .anySatisfy(job -> assertThat(job.getId()).isEqualTo(jobId));
    }
  }

  @Test
  void aKilledStoreIsStartedAgainAndHealthTellsWhetherCallsCanBeAnswered() throws Exception {
    try (TestServer server = TestServer.start();
        LogCapture log = LogCapture.of("dev.rolewright")) {
      Api api = server.newTenant();
      String jobId = api.keepJob(Samples.SHORT_AD).getId();
      redis(server).destroyForcibly();
      log.await(line -> line.contains("Embedded Redis") && line.contains("ended by itself"));
      log.await(line -> line.contains("Embedded Redis runs again"));
      assertThat(api.keepJob(Samples.SHORT_AD).getId()).isNotEmpty();
      assertThat(health(server)).isEqualTo(ServingStatus.SERVING);

      Iterator<HealthCheckResponse> health = watch(server, "");
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      // A setting that Postgres refuses keeps it down until it is mended.
      Path settings = server.dataDirectory().resolve("postgres/data/postgresql.conf");
      String right = Files.readString(settings);
      Files.writeString(settings, "no_such_setting = 1");
      server.databaseProcess().destroyForcibly();
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
      Failure failure =
          Failure.of(ErrorCode.STORAGE_UNAVAILABLE, () -> api.keepJob(Samples.SHORT_AD));
      assertThat(failure.message()).contains("The database can't be reached");
      log.await(line -> line.contains("could not be started again"));

      Files.writeString(settings, right);
      log.await(line -> line.contains("Embedded Postgres runs again"));
      assertThat(health.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      assertThat(api.jobs().listJobs(ListJobsRequest.getDefaultInstance()).getJobsList())
          .anySatisfy(job -> assertThat(job.getId()).isEqualTo(jobId));
      assertThat(api.keepJob(Samples.SHORT_AD).getId()).isNotEmpty();
    }
  }

  private static ProcessHandle redis(TestServer server) {
    return ProcessHandle.current()
        .children()
        .filter(child -> runsIn(child, server))
        .filter(child -> child.info().command().orElse("").contains("redis"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean runsIn(ProcessHandle process, TestServer server) {
    return process.info().commandLine().orElse("").contains(server.dataDirectory().toString());
  }

  private interface Outage {
    void begin() throws Exception;
  }

  /** Lets callers call, begins the outage, and returns what each of them was told then. */
  private static ConcurrentLinkedQueue<Status> underLoad(Api api, Outage outage) throws Exception {
    ConcurrentLinkedQueue<Status> failures = new ConcurrentLinkedQueue<>();
    AtomicBoolean begun = new AtomicBoolean();
    List<Thread> callers =
        IntStream.range(0, 8)
            .mapToObj(
                caller ->
                    Thread.startVirtualThread(
                        () -> {
                          while (true) {
                            try {
                              api.keepJob(Samples.SHORT_AD);
                            } catch (StatusRuntimeException failure) {
                              failures.add(failure.getStatus());
                              if (begun.get()) {
                                return;
                              }
                            }
                          }
                        }))
            .toList();
    begun.set(true);
    outage.begin();
    for (Thread caller : callers) {
      caller.join();
    }
    return failures;
  }

  private static ServingStatus health(TestServer server) {
    return HealthGrpc.newBlockingStub(server.channel())
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  private static Iterator<HealthCheckResponse> watch(TestServer server, String service) {
    return HealthGrpc.newBlockingStub(server.channel())
        .withDeadlineAfter(50, TimeUnit.SECONDS)
        .watch(HealthCheckRequest.newBuilder().setService(service).build());
  }
}
