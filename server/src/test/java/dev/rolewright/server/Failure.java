package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import dev.rolewright.platform.ErrorCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a caller learns of a call that failed. */
record Failure(
    Status.Code code,
    String message,
    Optional<ErrorInfo> info,
    List<String> fields,
    Optional<RetryInfo> retry,
    Optional<QuotaFailure> quota) {

  /** Makes a call that fails. */
  static Failure of(ThrowingCallable call) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(failure).as("the call succeeded").isNotNull();
    return of(failure);
  }

  static Failure of(StatusRuntimeException failure) {
    com.google.rpc.Status status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
    return new Failure(
        failure.getStatus().getCode(),
        String.valueOf(failure.getStatus().getDescription()),
        detail(status, ErrorInfo.class),
        detail(status, BadRequest.class).stream()
            .flatMap(request -> request.getFieldViolationsList().stream())
            .map(BadRequest.FieldViolation::getField)
            .toList(),
        detail(status, RetryInfo.class),
        detail(status, QuotaFailure.class));
  }

  /** Makes a call that fails for a reason, with all the details that docs/errors.md promises. */
  static Failure of(ErrorCode reason, ThrowingCallable call) {
    Failure failure = of(call);
    failure.assertReason(reason);
    return failure;
  }

  /** Makes a call whose fields are wrong. */
  static Failure ofField(String field, ThrowingCallable call) {
    Failure failure = of(ErrorCode.INVALID_FIELD, call);
    assertThat(failure.fields()).contains(field);
    assertThat(failure.message()).contains(field);
    return failure;
  }

  void assertReason(ErrorCode reason) {
    assertThat(info()).as("%s %s", code, message).isPresent();
    ErrorInfo info = info().orElseThrow();
    assertThat(info.getReason()).as(message).isEqualTo(reason.name());
    assertThat(code.name()).isEqualTo(reason.status().name());
    assertThat(info.getDomain()).isEqualTo("rolewright.dev");
    assertThat(info.getMetadataMap())
        .containsEntry("classification", reason.classification())
        .containsEntry("is_retryable", String.valueOf(reason.retry().isRetryable()))
        .containsEntry("recovery_action", reason.recoveryAction().wireName());
    assertThat(correlationId()).isNotEmpty();
    assertThat(message).isNotEmpty();
  }

  String correlationId() {
    return info().orElseThrow().getMetadataOrDefault("correlation_id", "");
  }

  private static <M extends Message> Optional<M> detail(
      com.google.rpc.Status status, Class<M> type) {
    for (Any detail : status.getDetailsList()) {
      if (detail.is(type)) {
        try {
          return Optional.of(detail.unpack(type));
        } catch (InvalidProtocolBufferException unreadable) {
          throw new AssertionError(unreadable);
        }
      }
    }
    return Optional.empty();
  }
}
