package dev.rolewright.server.grpc;

import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.testing.InMemoryRequestLog;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationCompleted;
import dev.rolewright.proto.v1.GenerationEvent;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/**
 * What tests of repeated calls have in common: a log that can break, and callers beside each other.
 */
abstract class RequestIdsTestCase {
  private final Time time = Time.system();
  final BreakableRequestLog log = new BreakableRequestLog(new InMemoryRequestLog(time::now));
  final RequestIds requestIds =
      RequestIds.create(
          RepeatableCalls.create(log, Ids.create(time), time),
          Ids.create(time),
          time,
          new DeadlineCaps(Duration.ofSeconds(30), Duration.ofSeconds(30)),
          tenant -> mayKeep());
  volatile boolean mayKeep = true;
  final String requestId = UUID.randomUUID().toString();
  final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  final AtomicInteger runs = new AtomicInteger();

  private boolean mayKeep() {
    return mayKeep;
  }

  @AfterEach
  void close() {
    callers.close();
  }

  static GenerateCvResponse response(long sequence) {
    return GenerateCvResponse.newBuilder()
        .setEvent(GenerationEvent.newBuilder().setSequence(sequence))
        .build();
  }

  static GenerateCvResponse last(String documentId) {
    return GenerateCvResponse.newBuilder()
        .setEvent(
            GenerationEvent.newBuilder()
                .setCompleted(
                    GenerationCompleted.newBuilder()
                        .setDocument(GeneratedDocument.newBuilder().setId(documentId))))
        .build();
  }

  static boolean isLast(GenerateCvResponse response) {
    return response.getEvent().hasCompleted();
  }

  SentCall sent(GenerateCvRequest body) {
    return new SentCall("m", requestId, body, Set.of());
  }

  int unstored(GenerateCvRequest body) {
    return requestIds.unstored(Contexts.active(), sent(body), runs::incrementAndGet);
  }
}
