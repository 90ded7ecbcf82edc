package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.ClaimStatus;
import dev.rolewright.proto.v1.Evidence;
import dev.rolewright.proto.v1.EvidenceQuote;
import dev.rolewright.proto.v1.EvidenceSource;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.GenerationEvent.EventCase;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.SectionCompleted;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stream of GenerateCv, as it should be and with callers that misbehave. */
class StreamingTest {
  private final TestServer server = TestServer.shared();
  private final Api api = server.newTenant();
  // So small a window that no buffer between the two takes the whole of a long CV.
  private final ManagedChannel narrow = server.newChannel().flowControlWindow(2_048).build();
  private final Api slow = api.over(narrow);

  @AfterEach
  void closeChannel() {
    narrow.shutdownNow();
  }

  private static void assertSource(EvidenceQuote quote, Set<String> evidenceIds) {
    assertThat(quote.getQuote()).isNotBlank();
    if (quote.getSource() == EvidenceSource.EVIDENCE_SOURCE_PROFILE) {
      assertThat(quote.getEvidenceId()).isEmpty();
    } else {
      assertThat(quote.getSource()).isEqualTo(EvidenceSource.EVIDENCE_SOURCE_EVIDENCE);
      assertThat(quote.getEvidenceId()).isIn(evidenceIds);
    }
  }

  @Test
  void theEventsAreACompleteStory() {
    Profile profile = api.keepProfile(Samples.jsonResume());
    GenerateCvRequest request = Api.cv(api.keepJob(Samples.backendAd()), profile).build();
    Set<String> evidenceIds =
        profile.getEvidenceList().stream().map(Evidence::getId).collect(Collectors.toSet());
    List<GenerationEvent> events = api.generate(request);

    assertThat(events).extracting(GenerationEvent::getSequence).isEqualTo(numbers(events.size()));
    assertThat(events.getFirst().getEventCase()).isEqualTo(EventCase.STARTED);
    assertThat(events.getLast().getEventCase()).isEqualTo(EventCase.COMPLETED);
    assertThat(
            events.stream()
                .filter(event -> event.getEventCase() == EventCase.STARTED || event.hasCompleted()))
        .hasSize(2);

    Map<String, StringBuilder> shown = new HashMap<>();
    List<String> completed = new ArrayList<>();
    for (GenerationEvent event : events) {
      switch (event.getEventCase()) {
        case TEXT_DELTA ->
            shown
                .computeIfAbsent(event.getTextDelta().getSectionId(), id -> new StringBuilder())
                .append(event.getTextDelta().getText());
        case SECTION_RESET -> shown.remove(event.getSectionReset().getSectionId());
        case SECTION_COMPLETED -> {
          SectionCompleted section = event.getSectionCompleted();
          assertThat(String.valueOf(shown.get(section.getSectionId())))
              .isEqualTo(section.getText());
          assertThat(section.getClaimsList())
              .allSatisfy(
                  claim -> {
                    assertThat(claim.getStatus())
                        .isIn(
                            ClaimStatus.CLAIM_STATUS_VERBATIM, ClaimStatus.CLAIM_STATUS_SUPPORTED);
                    assertThat(claim.getEvidenceList())
                        .isNotEmpty()
                        .allSatisfy(quote -> assertSource(quote, evidenceIds));
                  });
          completed.add(section.getSectionId());
        }
        case STARTED, WARNING, COMPLETED -> {}
        case EVENT_NOT_SET -> throw new AssertionError("an empty event");
      }
    }
    assertThat(events.getFirst().getStarted().getSectionsList())
        .extracting(section -> section.getId())
        .isEqualTo(completed);

    GeneratedDocument document = events.getLast().getCompleted().getDocument();
    assertThat(document.getId()).isEqualTo(events.getFirst().getStarted().getDocumentId());
    assertThat(document.getProvenance().getProvider()).isEqualTo("local");
    assertThat(
            api.generation()
                .getDocument(
                    GetDocumentRequest.newBuilder().setDocumentId(document.getId()).build())
                .getDocument())
        .isEqualTo(document);
  }

  private static List<Long> numbers(int count) {
    List<Long> numbers = new ArrayList<>();
    for (long number = 0; number < count; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  @Test
  void aCallerThatCancelsLeavesNoDocument() throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      SlowReader reader = new SlowReader();
      slow.with(GenerationServiceGrpc.newStub(narrow)).generateCv(longCv(), reader);
      reader.awaitFirst();
      reader.call().cancel("enough", null);
      log.await(line -> line.contains("GenerateCv CANCELLED/CANCELLED"));
    }
    assertThat(api.documentCount()).isZero();
  }

  @Test
  void aCallerThatVanishesLeavesNoDocument() throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      SlowReader reader = new SlowReader();
      slow.with(GenerationServiceGrpc.newStub(narrow)).generateCv(longCv(), reader);
      reader.awaitFirst();
      narrow.shutdownNow();
      log.await(line -> line.contains("GenerateCv CANCELLED/CANCELLED"));
    }
    assertThat(api.documentCount()).isZero();
  }

  @Test
  void aCallerThatNeverReadsIsEndedByItsDeadline() throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      SlowReader reader = new SlowReader();
      slow.with(GenerationServiceGrpc.newStub(narrow))
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .generateCv(longCv(), reader);
      reader.awaitFirst();
      assertThat(reader.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      // The caller's own clock may end the call a moment before the server's.
      log.await(
          line ->
              line.contains("GenerateCv DEADLINE_EXCEEDED/TIMEOUT")
                  || line.contains("GenerateCv CANCELLED/CANCELLED"));
    }
    assertThat(api.documentCount()).isZero();
  }

  @Test
  void aFollowerGetsEverythingWhenTheFirstCallerLeaves() throws Exception {
    GenerateCvRequest request = longCv().toBuilder().setRequestId(Samples.uuid()).build();
    SlowReader first = new SlowReader();
    slow.with(GenerationServiceGrpc.newStub(narrow)).generateCv(request, first);
    String documentId = first.awaitFirst().getStarted().getDocumentId();
    SlowReader second = new SlowReader();
    slow.with(GenerationServiceGrpc.newStub(narrow)).generateCv(request, second);
    assertThat(second.awaitFirst().getStarted().getDocumentId()).isEqualTo(documentId);
    first.call().cancel("enough", null);
    second.call().request(Integer.MAX_VALUE);
    assertThat(second.status().isOk()).isTrue();
    assertThat(second.events())
        .extracting(GenerationEvent::getSequence)
        .isEqualTo(numbers(second.events().size()));
    assertThat(second.events().getLast().hasCompleted()).isTrue();
    assertThat(api.documentCount()).isOne();
    assertThat(api.generate(request)).isEqualTo(second.events());
  }

  private static GenerateCvRequest longCv() {
    return GenerateCvRequest.newBuilder()
        .setJob(Samples.requirements())
        .setProfile(Samples.longProfile())
        .setMaxBullets(20)
        .build();
  }

  /** Takes one answer and then none until it is told. */
  private static final class SlowReader
      implements ClientResponseObserver<GenerateCvRequest, GenerateCvResponse> {
    private final List<GenerationEvent> events = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CompletableFuture<Status> status = new CompletableFuture<>();
    private ClientCallStreamObserver<GenerateCvRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<GenerateCvRequest> stream) {
      call = stream;
      stream.disableAutoRequestWithInitial(1);
    }

    @Override
    public synchronized void onNext(GenerateCvResponse response) {
      events.add(response.getEvent());
      first.countDown();
    }

    @Override
    public void onError(Throwable failure) {
      status.complete(Status.fromThrowable(failure));
      first.countDown();
    }

    @Override
    public void onCompleted() {
      status.complete(Status.OK);
    }

    GenerationEvent awaitFirst() throws InterruptedException {
      assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
      return events().getFirst();
    }

    ClientCallStreamObserver<GenerateCvRequest> call() {
      return call;
    }

    synchronized List<GenerationEvent> events() {
      return List.copyOf(events);
    }

    Status status() throws Exception {
      return status.get(60, TimeUnit.SECONDS);
    }
  }
}
