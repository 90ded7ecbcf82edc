package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import dev.rolewright.embedded.DataDirectory;
import dev.rolewright.embedded.EmbeddedConfig;
import dev.rolewright.embedded.EmbeddedPostgres;
import dev.rolewright.embedded.EmbeddedRedis;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one Postgres and one Redis of somebody else's answer as one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedStoresIT {
  private static final String AD =
      "Backend Engineer\n\nRequirements\n- 5 years of Java\n- PostgreSQL and Redis\n";

  @TempDir private static Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private EmbeddedPostgres postgres;
  private RunningServer first;
  private RunningServer second;
  private String key;

  @BeforeAll
  void start() throws IOException {
    DataDirectory directory = opened(DataDirectory.lock(folder.resolve("stores")));
    EmbeddedConfig config =
        new EmbeddedConfig(
            directory, Launcher.HOME.resolve("native"), EmbeddedConfig.DEFAULT_START_TIMEOUT);
    postgres = opened(EmbeddedPostgres.start(config));
    EmbeddedRedis redis = opened(EmbeddedRedis.start(config));
    Launcher launcher =
        Launcher.in(folder)
            .with(
                "DATABASE_URL",
                "postgres://%s:%s@127.0.0.1:%d/postgres"
                    .formatted(postgres.user(), postgres.password(), postgres.port()))
            .with("REDIS_URL", redis.uri().toString());
    first = opened(RunningServer.start(launcher, folder.resolve("first")));
    second = opened(RunningServer.start(launcher, folder.resolve("second")));
    key = Files.readString(folder.resolve("first/admin.key")).strip();
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable resource : opened.reversed()) {
      resource.close();
    }
  }

  @Test
  @Order(1)
  void startsNoStoreOfItsOwn() {
    assertThat(first.children()).isEmpty();
    assertThat(first.data().resolve("postgres")).doesNotExist();
    assertThat(first.data().resolve("redis")).doesNotExist();
  }

  @Test
  @Order(2)
  void givesTheFirstKeyOnce() {
    assertThat(second.data().resolve("admin.key")).doesNotExist();
  }

  @Test
  @Order(3)
  void storesOnceWhatBothWereAskedAtTheSameTime() throws Exception {
    ManagedChannel one = channel(first);
    ManagedChannel other = channel(second);
    String requestId = UUID.randomUUID().toString();
    ParseJobRequest request =
        ParseJobRequest.newBuilder().setRequestId(requestId).setText(AD).build();
    List<ListenableFuture<ParseJobResponse>> answers = new ArrayList<>();
    for (int call = 0; call < 8; call++) {
      ManagedChannel channel = call % 2 == 0 ? one : other;
      answers.add(JobParsingServiceGrpc.newFutureStub(channel).parseJob(request));
    }
    Set<String> ids = new HashSet<>();
    for (ParseJobResponse answer : Futures.allAsList(answers).get()) {
      ids.add(answer.getJob().getId());
    }
    assertThat(ids).hasSize(1);
    JobParsingServiceGrpc.JobParsingServiceBlockingStub jobs =
        JobParsingServiceGrpc.newBlockingStub(other);
    assertThat(jobs.listJobs(ListJobsRequest.getDefaultInstance()).getJobsList())
        .extracting(job -> job.getId())
        .containsExactlyElementsOf(ids);
    assertThat(
            jobs.getJob(GetJobRequest.newBuilder().setJobId(ids.iterator().next()).build())
                .getJob()
                .getRoleTitle())
        .isEqualTo("Backend Engineer");
  }

  @Test
  @Order(4)
  void saysSoWhenTheDatabaseIsGoneAndLivesOn() throws IOException {
    Files.writeString(folder.resolve("ad.txt"), AD);
    postgres.close();
    Launcher.Result result =
        first.client().with("ROLEWRIGHT_API_KEY", key).run("job", "parse", "ad.txt");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(5);
    assertThat(result.err()).contains("The database can't be reached").doesNotContain("Exception");
    assertThat(first.process().isAlive()).isTrue();
    assertThat(first.terminate()).isZero();
  }

  private ManagedChannel channel(RunningServer server) {
    Metadata metadata = new Metadata();
    metadata.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
    ManagedChannel channel =
        NettyChannelBuilder.forTarget(server.address())
            .usePlaintext()
            .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
            .build();
    opened.add(channel::shutdownNow);
    return channel;
  }

  private <R extends AutoCloseable> R opened(R resource) {
    opened.add(resource);
    return resource;
  }
}
