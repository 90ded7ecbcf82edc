package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatusMapperTest {
  private static final String POISON = "ada@example.com jdbc:postgresql://db:hunter2@10.0.0.1";

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException(POISON),
        new IllegalStateException(new IllegalArgumentException(POISON)),
        new StackOverflowError(POISON),
        RolewrightException.of(ErrorCode.UNKNOWN, POISON),
        RolewrightException.causedBy(ErrorCode.UNKNOWN, POISON, new RuntimeException(POISON)),
        Status.INTERNAL.withDescription(POISON).asRuntimeException());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void ofAFaultTheCallerLearnsTheCorrelationIdAndNothingElse(Throwable fault) throws Exception {
    StatusRuntimeException failure = StatusMapper.toStatus(fault, "call-1");
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(failure.getStatus().getDescription()).contains("call-1").doesNotContain("ada");
    Metadata trailers = Objects.requireNonNull(failure.getTrailers());
    for (String name : trailers.keys()) {
      Metadata.Key<byte[]> key = Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
      String raw = new String(Objects.requireNonNull(trailers.get(key)), StandardCharsets.UTF_8);
      assertThat(raw).doesNotContain("ada", "hunter2", "Exception", "dev.rolewright");
    }
    // Neither does the log.
    assertThat(Faults.describe(fault)).doesNotContain("ada", "hunter2");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonKeepsItsNameAndStatus(ErrorCode code) {
    StatusRuntimeException failure =
        StatusMapper.toStatus(RolewrightException.of(code, "what to do"), "call-1");
    assertThat(failure.getStatus().getCode().name()).isEqualTo(code.status().name());
    Metadata trailers = Objects.requireNonNull(failure.getTrailers());
    assertThat(StatusMapper.hasDetails(trailers)).isTrue();
    assertThat(StatusMapper.reason(failure.getStatus(), trailers)).isEqualTo(code.name());
  }

  @Test
  void aKnownDelayIsToldAndAQuotaNamed() throws Exception {
    com.google.rpc.Status status =
        Objects.requireNonNull(
            StatusProto.fromThrowable(
                StatusMapper.toStatus(
                    RolewrightException.retryAfter(
                        ErrorCode.QUOTA, "used up", Duration.ofMillis(1_500)),
                    "call-1")));
    Any retry = detail(status, RetryInfo.class);
    assertThat(retry.unpack(RetryInfo.class).getRetryDelay().getSeconds()).isEqualTo(1);
    assertThat(retry.unpack(RetryInfo.class).getRetryDelay().getNanos()).isEqualTo(500_000_000);
    assertThat(detail(status, QuotaFailure.class).unpack(QuotaFailure.class).getViolations(0))
        .satisfies(violation -> assertThat(violation.getDescription()).isEqualTo("used up"));
  }

  private static Any detail(
      com.google.rpc.Status status, Class<? extends com.google.protobuf.Message> type) {
    return status.getDetailsList().stream().filter(any -> any.is(type)).findFirst().orElseThrow();
  }
}
