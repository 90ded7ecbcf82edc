package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.rolewright.proto.v1.Document;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The stream of ParseJobs: an answer for each input, in order, whatever the caller does. */
class ParseJobsTest {
  private static final int INPUTS = 500;

  private final TestServer server = TestServer.shared();
  private final Api api = server.newTenant();

  @Test
  void eachInputGetsItsAnswerInOrder() throws Exception {
    Exchange exchange = new Exchange();
    exchange.start(api, Integer.MAX_VALUE);
    for (int index = 0; index < INPUTS; index++) {
      exchange.send(index % 7 == 6 ? "too short " + index : ad(index));
    }
    exchange.halfClose();
    assertThat(exchange.status().isOk()).isTrue();
    assertAnswers(exchange.answers());
    assertThat(api.jobCount()).isZero();
  }

  @Test
  void aCallerWhoReadsOnlyAfterSendingEverythingGetsEverything() throws Exception {
    ManagedChannel narrow = server.newChannel().flowControlWindow(2_048).build();
    try {
      Exchange exchange = new Exchange();
      exchange.start(api.over(narrow), 0);
      for (int index = 0; index < INPUTS; index++) {
        exchange.send(index % 7 == 6 ? "too short " + index : ad(index));
      }
      exchange.halfClose();
      exchange.call().request(Integer.MAX_VALUE);
      assertThat(exchange.status().isOk()).isTrue();
      assertAnswers(exchange.answers());
    } finally {
      narrow.shutdownNow();
    }
  }

  private static void assertAnswers(List<ParseJobsResponse> answers) {
    assertThat(answers).hasSize(INPUTS);
    for (int index = 0; index < INPUTS; index++) {
      ParseJobsResponse answer = answers.get(index);
      assertThat(answer.getIndex()).isEqualTo(index);
      if (index % 7 == 6) {
        assertThat(answer.getError().getReason()).isEqualTo("INVALID_FIELD");
        assertThat(answer.getError().getField()).isEqualTo("job.text");
        assertThat(answer.getError().getMessage()).startsWith("job.text: ").contains("50");
      } else {
        assertThat(answer.getParsed().getJob().getRoleTitle()).contains("Java");
        assertThat(answer.getParsed().getJob().getLines(0).getText()).endsWith(" " + index);
      }
    }
  }

  @Test
  void anEmptyStreamEndsWell() throws Exception {
    Exchange exchange = new Exchange();
    exchange.start(api, 1);
    exchange.halfClose();
    assertThat(exchange.status().isOk()).isTrue();
    assertThat(exchange.answers()).isEmpty();
  }

  @Test
  void anInputWithoutAJobIsAnError() throws Exception {
    Exchange exchange = new Exchange();
    exchange.start(api, 1);
    exchange.call().onNext(ParseJobsRequest.getDefaultInstance());
    exchange.halfClose();
    assertThat(exchange.status().isOk()).isTrue();
    assertThat(exchange.answers().getFirst().getError().getField()).isEqualTo("job.text");
  }

  @Test
  void aFieldIsNamedByItsPathInTheStreamedRequest() throws Exception {
    Exchange exchange = new Exchange();
    exchange.start(api, 4);
    exchange.send(
        ParseJobRequest.newBuilder()
            .setDocument(Document.newBuilder().setContent(ByteString.copyFrom(new byte[100])))
            .build());
    exchange.send(
        ParseJobRequest.newBuilder()
            .setText(Samples.SHORT_AD)
            .setCompanyNameHint("x".repeat(501))
            .build());
    exchange.send(ParseJobRequest.newBuilder().setRequestId("x").setText("short").build());
    exchange.halfClose();
    assertThat(exchange.status().isOk()).isTrue();
    assertThat(exchange.answers())
        .extracting(answer -> answer.getError().getField())
        .containsExactly("job.document.content", "job.company_name_hint", "job.request_id");
    assertThat(exchange.answers().getLast().getError().getMessage())
        .contains("job.request_id: ", "; job.text: ");
  }

  @Test
  void aCallerWhoNeitherSendsNorEndsIsEndedByTheDeadline() throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      Exchange exchange = new Exchange();
      exchange.start(api.withServersDeadline(JobParsingServiceGrpc.newStub(api.channel()), 500), 1);
      log.await(line -> line.contains("ParseJobs DEADLINE_EXCEEDED/TIMEOUT"));
      assertThat(exchange.status().isOk()).isFalse();
    }
  }

  @Test
  void aCallerWhoCancelsIsLetGo() throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      Exchange exchange = new Exchange();
      exchange.start(api, 1);
      exchange.send(Samples.SHORT_AD);
      exchange.awaitFirst();
      exchange.call().cancel("enough", null);
      log.await(line -> line.contains("ParseJobs CANCELLED/CANCELLED"));
    }
  }

  private static String ad(int index) {
    return "Java Developer " + index + "\nRequirements:\n- 3 years of Java and PostgreSQL\n";
  }

  /** One call whose answers are taken at the pace of the test. */
  private static final class Exchange
      implements ClientResponseObserver<ParseJobsRequest, ParseJobsResponse> {
    private final List<ParseJobsResponse> answers = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CompletableFuture<Status> status = new CompletableFuture<>();
    private int initialRequest;
    private ClientCallStreamObserver<ParseJobsRequest> call;

    void start(Api api, int request) {
      start(api.with(JobParsingServiceGrpc.newStub(api.channel())), request);
    }

    void start(JobParsingServiceGrpc.JobParsingServiceStub jobs, int request) {
      initialRequest = request;
      jobs.parseJobs(this);
    }

    void send(String ad) {
      send(ParseJobRequest.newBuilder().setText(ad).setStore(false).build());
    }

    void send(ParseJobRequest job) {
      call.onNext(ParseJobsRequest.newBuilder().setJob(job).build());
    }

    void halfClose() {
      call.onCompleted();
    }

    ClientCallStreamObserver<ParseJobsRequest> call() {
      return call;
    }

    void awaitFirst() throws InterruptedException {
      assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
    }

    Status status() throws Exception {
      return status.get(60, TimeUnit.SECONDS);
    }

    synchronized List<ParseJobsResponse> answers() {
      return List.copyOf(answers);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ParseJobsRequest> stream) {
      call = stream;
      stream.disableAutoRequestWithInitial(initialRequest);
    }

    @Override
    public synchronized void onNext(ParseJobsResponse answer) {
      answers.add(answer);
      first.countDown();
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
