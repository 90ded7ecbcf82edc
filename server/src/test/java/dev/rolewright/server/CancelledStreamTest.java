package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Callers of GenerateCv who leave in the middle, of a server that has room for one call: there is
 * room again when their run has ended. Their leaving is all that ends it within the time of a test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class CancelledStreamTest {
  private final Api api = TestServer.shared().newTenant();
  private TestServer server;
  private ManagedChannel narrow;

  @BeforeAll
  void start() {
    server =
        TestServer.startReplica(
            TestServer.shared().databasePort(),
            Map.of(
                "ROLEWRIGHT_MAX_CONCURRENT_CALLS", "1",
                "ROLEWRIGHT_STREAM_DEADLINE_SECONDS", "3600"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void closeChannel() {
    narrow.shutdownNow();
  }

  /** Begins a CV that no buffer between the two takes the whole of, and reads its first event. */
  private SlowReader begin(GenerateCvRequest request) throws InterruptedException {
    narrow = server.newChannel().flowControlWindow(2_048).build();
    SlowReader reader = new SlowReader();
    api.over(narrow)
        .with(GenerationServiceGrpc.newStub(narrow))
        .withDeadlineAfter(1, TimeUnit.HOURS)
        .generateCv(request, reader);
    assertThat(reader.awaitFirst().hasStarted()).isTrue();
    return reader;
  }

  @Test
  void aCallerThatCancelsLeavesNoDocument() throws Exception {
    assertLeavesNothing(Samples.longCv(), reader -> reader.call().cancel("enough", null));
  }

  @Test
  void aCallerThatVanishesLeavesNoDocument() throws Exception {
    assertLeavesNothing(Samples.longCv(), reader -> narrow.shutdownNow());
  }

  @Test
  void theOnlyCallerOfARequestIdLeavesNoDocument() throws Exception {
    assertLeavesNothing(
        Samples.longCv().toBuilder().setRequestId(Samples.uuid()).build(),
        reader -> reader.call().cancel("enough", null));
  }

  /** How a caller leaves. */
  private interface Leaving {
    void by(SlowReader reader);
  }

  private void assertLeavesNothing(GenerateCvRequest request, Leaving leaving) throws Exception {
    try (LogCapture log = LogCapture.of("rolewright.calls")) {
      leaving.by(begin(request));
      log.await(line -> line.contains("GenerateCv CANCELLED/CANCELLED"));
    }
    assertThat(documentsWhenThereIsRoom()).isZero();
  }

  private int documentsWhenThereIsRoom() {
    while (true) {
      try {
        return api.over(server.channel()).documentCount();
      } catch (StatusRuntimeException busy) {
        Failure.of(busy).assertReason(ErrorCode.OVERLOADED);
      }
    }
  }
}
