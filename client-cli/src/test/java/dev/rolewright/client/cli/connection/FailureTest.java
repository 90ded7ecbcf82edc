package dev.rolewright.client.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Samples;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.ParseJobRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = new Shell(folder).with(server);
    Files.writeString(folder.resolve("ad.txt"), "An ad");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, 2",
    "OUT_OF_RANGE, 2",
    "NOT_FOUND, 3",
    "UNAUTHENTICATED, 4",
    "PERMISSION_DENIED, 4",
    "FAILED_PRECONDITION, 4",
    "ALREADY_EXISTS, 4",
    "RESOURCE_EXHAUSTED, 4",
    "ABORTED, 4",
    "DEADLINE_EXCEEDED, 5",
    "UNIMPLEMENTED, 5",
    "INTERNAL, 5",
    "UNKNOWN, 5",
    "DATA_LOSS, 5",
    "CANCELLED, 5",
  })
  void everyStatusHasItsExitCodeAndIsNotRepeated(Status.Code code, int exitCode) {
    server.failures.add(FakeServer.failure(Code.valueOf(code.name()), "REASON", "what is wrong"));
    assertThat(shell.run("job", "get", Samples.JOB)).isEqualTo(exitCode);
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error())
        .startsWith("rolewright: what is wrong\n")
        .contains("correlation id c0ffee");
    assertThat(server.requests).hasSize(1);
    assertThat(shell.pauses()).isEmpty();
  }

  @Test
  void aFieldAtFaultIsToldOnceAndByTheNameThatTheUserGave() {
    server.failures.add(invalid(violation("text", "has 5 characters; at least 50 are needed.")));
    assertThat(shell.run("job", "parse", "ad.txt")).isEqualTo(2);
    assertThat(shell.error())
        .isEqualTo(
            """
            rolewright: ad.txt has 5 characters; at least 50 are needed.
              correlation id c0ffee
            """);
    server.failures.add(invalid(violation("document.content", "is no HTML.")));
    shell.input(new byte[] {(byte) 0xfe, (byte) 0xff, 0, 'x'});
    assertThat(shell.run("profile", "import", "-")).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: standard input is no HTML.\n");
    server.failures.add(invalid(violation("job.text", "is empty.")));
    assertThat(shell.run("cv", "--job", "ad.txt", "--profile", Samples.PROFILE)).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: ad.txt is empty.\n");
  }

  @Test
  void aPlaceWithinAJsonDocumentIsToldWithTheFile() throws IOException {
    Files.writeString(folder.resolve("wrong.json"), "{");
    server.failures.add(
        invalid(
            violation("document.content#/education/0/area", "is a number; a string is expected."),
            violation("document.content#/basics/v1.2", "is a list; an object is expected.")));
    assertThat(shell.run("profile", "import", "wrong.json")).isEqualTo(2);
    assertThat(shell.error())
        .contains("  wrong.json#/education/0/area: is a number; a string is expected.\n")
        .contains("  wrong.json#/basics/v1.2: is a list; an object is expected.\n");
    server.failures.add(invalid(violation("text#/work", "is a number; a list is expected.")));
    assertThat(shell.input(new byte[] {'{', '}'}).run("profile", "import", "-")).isEqualTo(2);
    assertThat(shell.error())
        .startsWith("rolewright: standard input#/work: is a number; a list is expected.\n");
  }

  @Test
  void everyFieldAtFaultIsListedOnce() {
    server.failures.add(
        invalid(violation("text", "is empty."), violation("unheard_of", "is not what it was.")));
    assertThat(shell.run("job", "parse", "ad.txt")).isEqualTo(2);
    assertThat(shell.error())
        .isEqualTo(
            """
            rolewright: 2 things in the request are not accepted
              ad.txt is empty.
              unheard_of: is not what it was.
              correlation id c0ffee
            """);
  }

  @Test
  void fieldsThatTheServerOnlyCountsAreCounted() {
    server.failures.add(
        FakeServer.failure(
            Code.INVALID_ARGUMENT,
            "INVALID_FIELD",
            "text: is empty; and 30 more fields are not acceptable.",
            Map.of("unnamed_fields", "30"),
            violation("text", "is empty.")));
    assertThat(shell.run("job", "parse", "ad.txt")).isEqualTo(2);
    assertThat(shell.error())
        .isEqualTo(
            """
            rolewright: 31 things in the request are not accepted
              ad.txt is empty.
              and 30 more
              correlation id c0ffee
            """);
  }

  @Test
  void aMessageThatIsTooLargeIsNotToldAsAQuota() throws IOException {
    Files.writeString(folder.resolve("ad.txt"), "word ".repeat(1_000_000));
    assertThat(shell.run("job", "parse", "ad.txt")).isEqualTo(4);
    assertThat(shell.error())
        .startsWith("rolewright: the request or its answer is larger than its receiver takes (")
        .contains("4194304")
        .contains("send less at once")
        .doesNotContain("quota");
  }

  @ParameterizedTest
  @CsvSource({
    "gRPC message exceeds maximum size 16777216: 17000000, BAD_REQUEST",
    "grpc: received message larger than max (17000000 vs. 16777216), BAD_REQUEST",
    "Received message larger than max (17000000 vs. 16777216), BAD_REQUEST",
    "too many requests, RATE_LIMITED",
  })
  void whatTheTransportRefusesHasATrueReason(String description, String reason) {
    assertThat(
            Failure.of(Status.RESOURCE_EXHAUSTED.withDescription(description).asRuntimeException())
                .reason())
        .isEqualTo(reason);
  }

  @Test
  void unavailableIsTriedThreeTimesWithTheSameRequestId() {
    server.failures.add(
        FakeServer.failure(Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", "the database is away"));
    server.failures.add(
        FakeServer.failure(Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", "the database is away"));
    assertThat(shell.run("job", "parse", "ad.txt")).isZero();
    assertThat(
            server.requests.stream()
                .map(ParseJobRequest.class::cast)
                .map(ParseJobRequest::getRequestId)
                .distinct())
        .hasSize(1);
    assertThat(server.requests).hasSize(3);
    assertThat(shell.pauses()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void unavailableForGoodEndsAfterTheThirdTry() {
    for (int attempt = 0; attempt < 3; attempt++) {
      server.failures.add(
          FakeServer.failure(Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", "the database is away"));
    }
    assertThat(shell.run("job", "parse", "ad.txt")).isEqualTo(5);
    assertThat(shell.error()).contains("the database is away");
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void whatMustNotBeRepeatedIsTriedOnce() {
    server.failures.add(
        FakeServer.failure(Code.UNAVAILABLE, "STORAGE_UNAVAILABLE", "the database is away"));
    assertThat(shell.run("job", "delete", Samples.JOB)).isEqualTo(5);
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void aStreamThatHasNotBegunIsStartedAnew() {
    server.failures.add(FakeServer.failure(Code.UNAVAILABLE, "OVERLOADED", "busy"));
    assertThat(shell.run("cv", "--job", Samples.JOB, "--profile", Samples.PROFILE)).isZero();
    assertThat(server.requests).hasSize(2);
    assertThat(server.requests.stream().distinct()).hasSize(1);
  }

  @Test
  void aStreamWithoutAnEndIsAnError() {
    server.events = Samples.generation().subList(0, 4);
    assertThat(shell.run("cv", "--job", Samples.JOB, "--profile", Samples.PROFILE)).isEqualTo(5);
    assertThat(shell.error()).contains("before the document was complete");
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    String address = server.address();
    server.close();
    assertThat(shell.run("job", "list")).isEqualTo(5);
    assertThat(shell.error())
        .isEqualTo("rolewright: the server at " + address + " can't be reached; is it running?\n");
  }

  private static StatusRuntimeException invalid(BadRequest.FieldViolation... violations) {
    String message =
        Stream.of(violations)
            .map(violation -> violation.getField() + ": " + violation.getDescription())
            .collect(Collectors.joining("; "));
    return FakeServer.failure(Code.INVALID_ARGUMENT, "INVALID_FIELD", message, violations);
  }

  private static BadRequest.FieldViolation violation(String field, String description) {
    return BadRequest.FieldViolation.newBuilder()
        .setField(field)
        .setDescription(description)
        .build();
  }
}
