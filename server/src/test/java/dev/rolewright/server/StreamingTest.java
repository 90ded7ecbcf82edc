package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.ClaimStatus;
import dev.rolewright.proto.v1.Evidence;
import dev.rolewright.proto.v1.EvidenceQuote;
import dev.rolewright.proto.v1.EvidenceSource;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.GenerationEvent.EventCase;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.SectionCompleted;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void aCallerThatNeverReadsIsEndedByItsDeadline() throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      SlowReader reader = new SlowReader();
      slow.with(GenerationServiceGrpc.newStub(narrow))
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .generateCv(Samples.longCv(), reader);
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
    GenerateCvRequest request = Samples.longCv().toBuilder().setRequestId(Samples.uuid()).build();
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
}
