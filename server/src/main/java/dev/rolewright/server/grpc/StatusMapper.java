package dev.rolewright.server.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;

/**
 * Turns every error into a {@code google.rpc.Status} with its details; the only class that does.
 * What it can't name becomes {@link ErrorCode#UNKNOWN}, of which the caller learns the correlation
 * id and nothing else. No error is larger than a client takes: see {@link TrailerRoom}.
 */
final class StatusMapper {
  static final String DOMAIN = "rolewright.dev";

  private static final Metadata.Key<com.google.rpc.Status> DETAILS =
      Metadata.Key.of(
          "grpc-status-details-bin",
          ProtoUtils.metadataMarshaller(com.google.rpc.Status.getDefaultInstance()));

  private StatusMapper() {}

  /** Returns the reason and message that a caller may see for any failure. */
  static RolewrightException known(Throwable failure, String correlationId) {
    if (failure instanceof RolewrightException known && known.code() != ErrorCode.UNKNOWN) {
      return known;
    }
    return RolewrightException.causedBy(
        ErrorCode.UNKNOWN,
        "An internal error occurred; report the correlation id "
            + correlationId
            + " to the operator.",
        failure);
  }

  /**
   * Names what gRPC's own services (health, reflection, channelz) and its call handling end a call
   * with; what they say holds nothing of the server's inside.
   */
  static RuntimeException ofLibrary(Status status) {
    String description = status.getDescription();
    String message = description == null ? status.getCode().name() : description;
    return switch (status.getCode()) {
      case NOT_FOUND -> RolewrightException.of(ErrorCode.NOT_FOUND, message);
      case INVALID_ARGUMENT, OUT_OF_RANGE -> RolewrightException.of(ErrorCode.BAD_REQUEST, message);
      case CANCELLED -> RolewrightException.of(ErrorCode.CANCELLED, message);
      case DEADLINE_EXCEEDED -> RolewrightException.of(ErrorCode.TIMEOUT, message);
      case OK,
          UNKNOWN,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED,
          UNIMPLEMENTED,
          INTERNAL,
          UNAVAILABLE,
          DATA_LOSS,
          UNAUTHENTICATED ->
          status.asRuntimeException();
    };
  }

  /** Packs a failure with all its details. */
  static StatusRuntimeException toStatus(Throwable failure, String correlationId) {
    RolewrightException known = known(failure, correlationId);
    ErrorCode code = known.code();
    String message = TrailerRoom.message(known);
    BadRequest fields = TrailerRoom.fields(known.violations());
    ErrorInfo.Builder info = errorInfo(code, correlationId);
    long unnamed =
        known.violations().size() - fields.getFieldViolationsCount() + known.furtherViolations();
    if (unnamed > 0) {
      info.putMetadata("unnamed_fields", Long.toString(unnamed));
    }
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(Code.valueOf(code.status().name()).getNumber())
            .setMessage(message)
            .addDetails(Any.pack(info.build()));
    if (fields.getFieldViolationsCount() > 0) {
      status.addDetails(Any.pack(fields));
    }
    known.retryDelay().ifPresent(delay -> status.addDetails(Any.pack(retryInfo(delay))));
    if (code == ErrorCode.QUOTA || code == ErrorCode.BUDGET_EXHAUSTED) {
      status.addDetails(Any.pack(quotaFailure(message)));
    }
    StatusRuntimeException packed = StatusProto.toStatusRuntimeException(status.build());
    // The cause never leaves the server; the call's log line names its type.
    return packed.getStatus().withCause(failure).asRuntimeException(packed.getTrailers());
  }

  /** Tells whether a status already carries details, so that it was made here. */
  static boolean hasDetails(Metadata trailers) {
    return trailers.containsKey(DETAILS);
  }

  /** Returns the reason that a status made here carries; empty for one that the transport made. */
  static String reason(Status status, Metadata trailers) {
    com.google.rpc.Status details = trailers.get(DETAILS);
    if (status.isOk() || details == null) {
      return "";
    }
    for (Any detail : details.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException impossible) {
          throw new IllegalStateException("details packed by this class can't be read", impossible);
        }
      }
    }
    return "";
  }

  private static ErrorInfo.Builder errorInfo(ErrorCode code, String correlationId) {
    return ErrorInfo.newBuilder()
        .setReason(code.name())
        .setDomain(DOMAIN)
        .putMetadata("classification", code.classification())
        .putMetadata("is_retryable", Boolean.toString(code.retry().isRetryable()))
        .putMetadata("recovery_action", code.recoveryAction().wireName())
        .putMetadata("correlation_id", correlationId);
  }

  private static RetryInfo retryInfo(Duration delay) {
    return RetryInfo.newBuilder()
        .setRetryDelay(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(delay.toSeconds())
                .setNanos(delay.toNanosPart()))
        .build();
  }

  private static QuotaFailure quotaFailure(String description) {
    return QuotaFailure.newBuilder()
        .addViolations(
            QuotaFailure.Violation.newBuilder().setSubject("tenant").setDescription(description))
        .build();
  }
}
