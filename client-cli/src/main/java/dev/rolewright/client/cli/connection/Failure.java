package dev.rolewright.client.cli.connection;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a failed call told.
 *
 * @param code the canonical status code
 * @param reason a reason of docs/errors.md
 * @param message in words
 * @param violations fields that are not as they must be
 * @param unnamedViolations number of fields that are wrong beside these
 * @param correlationId id to find the call in the server's log by; empty where the transport failed
 * @param retryDelay when a retry makes sense, where the server said so
 * @param fromServer false where the transport made the status, because no server answered
 */
public record Failure(
    io.grpc.Status.Code code,
    String reason,
    String message,
    List<Violation> violations,
    long unnamedViolations,
    String correlationId,
    Optional<Duration> retryDelay,
    boolean fromServer) {
  private static final Pattern TOO_LARGE =
      Pattern.compile("maximum size|larger than max|too large", Pattern.CASE_INSENSITIVE);

  /**
   * A field that is not as it must be.
   *
   * @param field its path in the request
   * @param description the limit and the fix
   */
  public record Violation(String field, String description) {}

  /** Unpacks the details of a status. */
  public static Failure of(StatusRuntimeException thrown) {
    io.grpc.Status status = thrown.getStatus();
    Optional<ErrorInfo> info = Optional.empty();
    List<Violation> violations = new ArrayList<>();
    Optional<Duration> retryDelay = Optional.empty();
    Status details = StatusProto.fromThrowable(thrown);
    for (Any detail : details == null ? List.<Any>of() : details.getDetailsList()) {
      try {
        if (detail.is(ErrorInfo.class)) {
          info = Optional.of(detail.unpack(ErrorInfo.class));
        } else if (detail.is(BadRequest.class)) {
          for (BadRequest.FieldViolation violation :
              detail.unpack(BadRequest.class).getFieldViolationsList()) {
            violations.add(new Violation(violation.getField(), violation.getDescription()));
          }
        } else if (detail.is(RetryInfo.class)) {
          retryDelay =
              Optional.of(
                  Duration.ofMillis(
                      Durations.toMillis(detail.unpack(RetryInfo.class).getRetryDelay())));
        }
      } catch (InvalidProtocolBufferException unreadable) {
        // A detail that can't be read says nothing; the status and its message stand.
      }
    }
    String description = status.getDescription() == null ? "" : status.getDescription();
    boolean fromServer = info.isPresent();
    if (!fromServer && isTooLarge(status)) {
      description =
          "the request or its answer is larger than its receiver takes ("
              + description
              + "); send less at once, or ask for less";
    }
    return new Failure(
        status.getCode(),
        info.map(ErrorInfo::getReason).orElseGet(() -> transportReason(status)),
        description,
        List.copyOf(violations),
        info.map(Failure::unnamed).orElse(0L),
        info.map(found -> found.getMetadataOrDefault("correlation_id", "")).orElse(""),
        retryDelay,
        fromServer);
  }

  private static long unnamed(ErrorInfo info) {
    try {
      return Long.parseLong(info.getMetadataOrDefault("unnamed_fields", "0"));
    } catch (NumberFormatException anotherServer) {
      return 0;
    }
  }

  /**
   * The transport has one status for whatever is too much; its words tell the size of a message.
   */
  private static boolean isTooLarge(io.grpc.Status status) {
    String description = status.getDescription();
    return status.getCode() == io.grpc.Status.Code.RESOURCE_EXHAUSTED
        && description != null
        && TOO_LARGE.matcher(description).find();
  }

  /** Returns how a command that failed like this ends. */
  public ExitCode exitCode() {
    return exitCode(code);
  }

  /** Returns the exit code of a status. */
  static ExitCode exitCode(io.grpc.Status.Code code) {
    return switch (code) {
      case OK -> ExitCode.OK;
      // What was sent, or what was asked for, is not possible.
      case INVALID_ARGUMENT, OUT_OF_RANGE -> ExitCode.BAD_INPUT;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      // The request is understood and may be right another time, for another key, or in another
      // state.
      case UNAUTHENTICATED,
          PERMISSION_DENIED,
          FAILED_PRECONDITION,
          ALREADY_EXISTS,
          RESOURCE_EXHAUSTED,
          ABORTED ->
          ExitCode.REFUSED;
      // No answer, or none that can be used.
      case UNAVAILABLE, DEADLINE_EXCEEDED, UNIMPLEMENTED, CANCELLED, INTERNAL, DATA_LOSS, UNKNOWN ->
          ExitCode.UNAVAILABLE;
    };
  }

  /** Statuses that the transport makes itself carry no reason; the closest one stands in. */
  private static String transportReason(io.grpc.Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE -> "CONNECTION";
      case DEADLINE_EXCEEDED -> "TIMEOUT";
      case CANCELLED -> "CANCELLED";
      case INVALID_ARGUMENT, OUT_OF_RANGE -> "INVALID_FIELD";
      case NOT_FOUND -> "NOT_FOUND";
      case UNAUTHENTICATED -> "AUTHENTICATION";
      case PERMISSION_DENIED -> "PERMISSION";
      // Our server names its own refusals, so that this is a message's size or a proxy's limit.
      case RESOURCE_EXHAUSTED -> isTooLarge(status) ? "BAD_REQUEST" : "RATE_LIMITED";
      case UNIMPLEMENTED -> "NOT_IMPLEMENTED";
      case OK, FAILED_PRECONDITION, ALREADY_EXISTS, ABORTED, INTERNAL, DATA_LOSS, UNKNOWN ->
          "UNKNOWN";
    };
  }
}
