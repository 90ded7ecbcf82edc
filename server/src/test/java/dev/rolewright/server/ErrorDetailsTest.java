package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.ListJobsRequest;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDetailsTest {
  private static final Metadata.Key<String> CORRELATION_ID =
      Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);

  private final TestServer server = TestServer.shared();

  @Test
  void theDocumentedTableIsTheListOfReasons() throws IOException {
    List<List<String>> documented =
        Files.readAllLines(Path.of("..", "docs", "errors.md")).stream()
            .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
            .map(line -> Stream.of(line.split("\\|")).map(String::strip).skip(1).toList())
            .toList();
    List<List<String>> reasons =
        Stream.of(ErrorCode.values())
            .map(
                code ->
                    List.of(
                        code.name(),
                        code.status().name(),
                        code.classification(),
                        code.retry().name().toLowerCase(Locale.ROOT),
                        code.recoveryAction().wireName()))
            .toList();
    assertThat(documented.stream().map(row -> row.subList(0, 5)).toList()).isEqualTo(reasons);
    assertThat(documented).allSatisfy(row -> assertThat(row.get(5)).isNotEmpty());
    assertThat(Stream.of(ErrorCode.values()).map(code -> code.status().name()))
        .allSatisfy(name -> assertThat(Status.Code.valueOf(name)).isNotEqualTo(Status.Code.OK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "order-66:retry.2_b",
        "0123456789012345678901234567890123456789ABCDEFGHIJKLMNOPQRSTUVWX"
      })
  void theCallersCorrelationIdIsKept(String sent) {
    assertThat(inHeadersOfAnAnswer(sent)).isEqualTo(sent);
    assertThat(inAnError(sent)).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two words",
        "forged tenant=x",
        "ä",
        "quote\"",
        "0123456789012345678901234567890123456789ABCDEFGHIJKLMNOPQRSTUVWXY"
      })
  void anUnusableCorrelationIdIsReplaced(String sent) {
    assertThat(inHeadersOfAnAnswer(sent)).isNotEqualTo(sent).matches("[0-9a-f-]{36}");
    assertThat(inAnError(sent)).isNotEqualTo(sent).matches("[0-9a-f-]{36}");
  }

  private String inHeadersOfAnAnswer(String sent) {
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    server
        .operator()
        .jobs()
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header(sent)))
        .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers))
        .listJobs(ListJobsRequest.getDefaultInstance());
    return Objects.requireNonNull(headers.get().get(CORRELATION_ID));
  }

  private String inAnError(String sent) {
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    Failure failure =
        Failure.of(
            ErrorCode.INVALID_FIELD,
            () ->
                server
                    .operator()
                    .jobs()
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header(sent)))
                    .withInterceptors(
                        MetadataUtils.newCaptureMetadataInterceptor(headers, trailers))
                    .getJob(GetJobRequest.getDefaultInstance()));
    // A call that fails before its first answer has trailers only; they are its headers.
    assertThat(trailers.get().get(CORRELATION_ID)).isEqualTo(failure.correlationId());
    return failure.correlationId();
  }

  private static Metadata header(String correlationId) {
    Metadata header = new Metadata();
    header.put(CORRELATION_ID, correlationId);
    return header;
  }
}
