package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.EvaluationServiceGrpc;
import dev.rolewright.proto.v1.GetEvaluationRequest;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.Profile;
import io.grpc.Metadata;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One line a call, and nothing about people in any line. */
class CallLogTest {
  private static final String WHO = " tenant=[0-9a-f-]{36} key=[0-9a-f-]{36}";
  private static final String NOBODY = " tenant=- key=-";
  private static final String LINE =
      "INFO rolewright\\.v1\\.%s %s \\d+\\.\\d{3} ms correlation_id=%s%s";
  private static final String CANARY = "Zephyrine Quackenbush-Oyelaran";

  private final TestServer server = TestServer.shared();
  private final Api api = server.newTenant();

  @Test
  void aCallIsOneLine() throws InterruptedException {
    assertLine(
        LINE.formatted("JobParsingService/ListJobs", "OK", "%s", WHO),
        id -> tagged(api.jobs(), id).listJobs(ListJobsRequest.getDefaultInstance()));
  }

  @Test
  void aRefusedCallIsOneLine() throws InterruptedException {
    assertLine(
        LINE.formatted("JobParsingService/GetJob", "INVALID_ARGUMENT/INVALID_FIELD", "%s", WHO),
        id ->
            Failure.of(
                ErrorCode.INVALID_FIELD,
                () -> tagged(api.jobs(), id).getJob(GetJobRequest.getDefaultInstance())));
  }

  @Test
  void anAnnouncedMethodIsOneLine() throws InterruptedException {
    assertLine(
        LINE.formatted(
            "EvaluationService/GetEvaluation", "UNIMPLEMENTED/NOT_IMPLEMENTED", "%s", WHO),
        id ->
            Failure.of(
                ErrorCode.NOT_IMPLEMENTED,
                () ->
                    tagged(api.with(EvaluationServiceGrpc.newBlockingStub(server.channel())), id)
                        .getEvaluation(GetEvaluationRequest.getDefaultInstance())));
  }

  @Test
  void aMethodThatNoServiceHasIsOneLineWhoeverAsks() throws InterruptedException {
    assertLine(
        LINE.formatted("JobParsingService/Unheard", "UNIMPLEMENTED/NOT_IMPLEMENTED", "%s", NOBODY),
        id -> unknownMethod(id, "rolewright.v1.JobParsingService/Unheard"));
  }

  @Test
  void aMethodNameThatCouldForgeALineIsNotLogged() throws InterruptedException {
    assertLine(
        "INFO unknown/unknown UNIMPLEMENTED/NOT_IMPLEMENTED \\d+\\.\\d{3} ms correlation_id=%s"
            + NOBODY,
        id -> unknownMethod(id, "a b=c/d e"));
  }

  private void unknownMethod(String correlationId, String name) {
    HealthGrpc.HealthBlockingStub stub =
        tagged(HealthGrpc.newBlockingStub(server.channel()), correlationId);
    Failure.of(
        ErrorCode.NOT_IMPLEMENTED,
        () ->
            ClientCalls.blockingUnaryCall(
                stub.getChannel(),
                HealthGrpc.getCheckMethod().toBuilder().setFullMethodName(name).build(),
                stub.getCallOptions(),
                HealthCheckRequest.getDefaultInstance()));
  }

  @Test
  void aCallWithoutAKeyIsOneLineOfNobody() throws InterruptedException {
    assertLine(
        LINE.formatted(
            "JobParsingService/ListJobs", "UNAUTHENTICATED/AUTHENTICATION", "%s", NOBODY),
        id ->
            Failure.of(
                ErrorCode.AUTHENTICATION,
                () ->
                    tagged(api.withKey("rw_unknown").jobs(), id)
                        .listJobs(ListJobsRequest.getDefaultInstance())));
  }

  @Test
  void aLookAtHealthIsOneLine() throws InterruptedException {
    assertLine(
        "INFO grpc\\.health\\.v1\\.Health/Check OK \\d+\\.\\d{3} ms correlation_id=%s tenant=-"
            + " key=-",
        id ->
            tagged(HealthGrpc.newBlockingStub(server.channel()), id)
                .check(HealthCheckRequest.getDefaultInstance()));
  }

  @FunctionalInterface
  private interface TaggedCall {
    void make(String correlationId);
  }

  private static void assertLine(String pattern, TaggedCall call) throws InterruptedException {
    String correlationId = Samples.uuid();
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      call.make(correlationId);
      assertThat(log.await(line -> line.contains(correlationId)))
          .matches(pattern.formatted(correlationId));
      // The line is written when the call has ended, so a second one would be of the same call.
      call.make(correlationId + ".");
      log.await(line -> line.contains(correlationId + "."));
      assertThat(log.lines().stream().filter(line -> line.contains(correlationId + " ")))
          .hasSize(1);
    }
  }

  private static <S extends AbstractStub<S>> S tagged(S stub, String correlationId) {
    Metadata header = new Metadata();
    header.put(
        Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER), correlationId);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header));
  }

  @Test
  void nothingAboutAPersonIsLogged() {
    try (LogCapture log = LogCapture.of("ROOT")) {
      String cv =
          CANARY
              + "\nzephyrine@canary.example | +44 7700 900555\n\nExperience\n"
              + "Java Developer, Canarywharf Beekeeping, 2019 - 2023\n"
              + "- Wrote the canary ledger in Java and PostgreSQL\n";
      Profile profile = api.keepProfile(cv);
      assertThat(profile.getFullName()).isEqualTo(CANARY);
      Job job = api.keepJob("Canary Handler at Canarywharf\n" + Samples.backendAd());
      api.generate(Api.cv(job, profile).build());
      Failure.ofField("text", () -> api.keepJob(CANARY));
      Failure.of(
          ErrorCode.INVALID_FIELD,
          () -> api.jobs().getJob(GetJobRequest.newBuilder().setJobId(CANARY).build()));
      Failure.ofField(
          "request_id",
          () ->
              api.profiles()
                  .importProfile(
                      ImportProfileRequest.newBuilder().setRequestId(CANARY).setText(cv).build()));
      Failure.of(
          ErrorCode.INVALID_FIELD,
          () -> api.keepProfile("{\"basics\": \"" + CANARY + " ".repeat(60)));
      assertThat(log.lines()).isNotEmpty();
      assertThat(log.lines())
          .allSatisfy(
              line ->
                  assertThat(line.toLowerCase(java.util.Locale.ROOT))
                      .doesNotContain("zephyrine", "quackenbush", "canary", "900555"));
    }
  }

  @Test
  void noKeyIsLogged() {
    try (LogCapture log = LogCapture.of("ROOT")) {
      Api admin = server.newTenantAdmin();
      Api client = admin.newClient();
      client.jobCount();
      List<String> secrets = List.of(server.operatorKey(), admin.key(), client.key());
      assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }
  }
}
