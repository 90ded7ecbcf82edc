package dev.rolewright.http;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.rolewright.platform.Sentences;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates the status of a call into an error of this API. */
final class StatusErrors {
  private static final String RATE_LIMIT = "rate_limit_error";
  private static final String QUOTA = "insufficient_quota";

  private StatusErrors() {}

  static ApiError of(Status status, @Nullable Metadata trailers, FieldNames names) {
    Details details = Details.of(status, trailers);
    String message = details.message(status, names);
    String reason = details.reason();
    return switch (status.getCode()) {
      case INVALID_ARGUMENT, OUT_OF_RANGE ->
          details.error(
              400,
              ApiError.INVALID_REQUEST,
              "invalid_value",
              details.param(names).orElse(null),
              message);
      case UNAUTHENTICATED ->
          details.error(401, ApiError.INVALID_REQUEST, "invalid_api_key", null, message);
      case PERMISSION_DENIED ->
          details.error(403, "permission_error", "insufficient_permissions", null, message);
      // The one thing of a chat request that can be missing beside a schema of the server.
      case NOT_FOUND ->
          names.knownSchema()
              ? details.error(404, ApiError.INVALID_REQUEST, "not_found", null, message)
              : details.error(404, ApiError.INVALID_REQUEST, "model_not_found", "model", message);
      case FAILED_PRECONDITION -> precondition(details, reason, message);
      case ALREADY_EXISTS, ABORTED ->
          details.error(409, ApiError.INVALID_REQUEST, code(reason, "conflict"), null, message);
      case RESOURCE_EXHAUSTED -> exhausted(details, reason, message);
      case UNIMPLEMENTED ->
          details.error(501, ApiError.SERVER_ERROR, "not_implemented", null, message);
      case UNAVAILABLE ->
          details.error(503, ApiError.SERVER_ERROR, code(reason, "unavailable"), null, message);
      // The caller is still there, so that it was this server that gave up.
      case CANCELLED ->
          details.error(503, ApiError.SERVER_ERROR, code(reason, "cancelled"), null, message);
      case DEADLINE_EXCEEDED ->
          details.error(504, ApiError.SERVER_ERROR, code(reason, "timeout"), null, message);
      case INTERNAL, UNKNOWN, DATA_LOSS, OK ->
          details.error(500, ApiError.SERVER_ERROR, "internal_error", null, message);
    };
  }

  private static ApiError precondition(Details details, String reason, String message) {
    return switch (reason) {
      case "CONTEXT_LENGTH" ->
          details.error(
              400, ApiError.INVALID_REQUEST, "context_length_exceeded", "messages", message);
      case "CONTENT_FILTER" ->
          details.error(400, ApiError.INVALID_REQUEST, "content_filter", null, message);
      // The request is as it should be; it is the server that lacks something.
      case "NOT_SET_UP" ->
          details.error(503, ApiError.SERVER_ERROR, code(reason, ""), null, message);
      default ->
          details.error(400, ApiError.INVALID_REQUEST, code(reason, "precondition"), null, message);
    };
  }

  private static ApiError exhausted(Details details, String reason, String message) {
    return switch (reason) {
      case "BUDGET_EXHAUSTED", "QUOTA" -> details.error(429, QUOTA, QUOTA, null, message);
      // Only the transport tells no reason, and only of a message that is too large.
      case "" ->
          details.error(
              413,
              ApiError.INVALID_REQUEST,
              "request_too_large",
              null,
              "The request or its answer is larger than the gateway takes; send less at once.");
      default -> details.error(429, RATE_LIMIT, "rate_limit_exceeded", null, message);
    };
  }

  private static String code(String reason, String otherwise) {
    return reason.isEmpty() ? otherwise : reason.toLowerCase(Locale.ROOT);
  }

  /** What the trailers of a failed call hold. */
  private record Details(
      Optional<ErrorInfo> info,
      List<BadRequest.FieldViolation> violations,
      Optional<Duration> retryDelay) {

    static Details of(Status status, @Nullable Metadata trailers) {
      Optional<ErrorInfo> info = Optional.empty();
      List<BadRequest.FieldViolation> violations = new ArrayList<>();
      Optional<Duration> retryDelay = Optional.empty();
      com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status, trailers);
      for (Any detail : details.getDetailsList()) {
        try {
          if (detail.is(ErrorInfo.class)) {
            info = Optional.of(detail.unpack(ErrorInfo.class));
          } else if (detail.is(BadRequest.class)) {
            violations.addAll(detail.unpack(BadRequest.class).getFieldViolationsList());
          } else if (detail.is(RetryInfo.class)) {
            com.google.protobuf.Duration delay = detail.unpack(RetryInfo.class).getRetryDelay();
            retryDelay = Optional.of(Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
          }
        } catch (InvalidProtocolBufferException unreadable) {
          // A detail that can't be read says nothing; the status and its message stand.
        }
      }
      return new Details(info, violations, retryDelay);
    }

    String reason() {
      return info.map(ErrorInfo::getReason).orElse("");
    }

    /** Returns the first field at fault, as the caller wrote it. */
    Optional<String> param(FieldNames names) {
      return violations.stream().findFirst().map(first -> names.callersName(first.getField()));
    }

    String message(Status status, FieldNames names) {
      if (!violations.isEmpty()) {
        return Sentences.joined(
            violations.stream()
                .map(each -> names.callersName(each.getField()) + ": " + each.getDescription())
                .toList());
      }
      // Our server's words are written for callers; those of a transport are not.
      String description = status.getDescription();
      return info.isPresent() && description != null && !description.isEmpty()
          ? GatewayWords.overHttp(description)
          : transportMessage(status);
    }

    private static String transportMessage(Status status) {
      return switch (status.getCode()) {
        case UNAUTHENTICATED -> "The API key is not valid; send one of this server's keys.";
        case PERMISSION_DENIED -> "The API key may not do this.";
        case DEADLINE_EXCEEDED -> "The answer took longer than the server waits; try again.";
        case UNAVAILABLE, CANCELLED -> "The gateway can't be reached or is stopping; try again.";
        case UNIMPLEMENTED -> "This server does not serve chats.";
        case INVALID_ARGUMENT, OUT_OF_RANGE, FAILED_PRECONDITION -> "The request is refused.";
        case NOT_FOUND -> "There is no such model, route or task.";
        case ALREADY_EXISTS, ABORTED -> "Another request changed the same thing; try again.";
        case RESOURCE_EXHAUSTED, INTERNAL, UNKNOWN, DATA_LOSS, OK ->
            "The server failed; it is no fault of the request.";
      };
    }

    ApiError error(
        int status, String type, @Nullable String code, @Nullable String param, String message) {
      boolean hopeless =
          info.isPresent()
              && info.get().getMetadataOrDefault("is_retryable", "true").equals("false");
      return new ApiError(
          status,
          type,
          code,
          param,
          message,
          retryDelay,
          hopeless,
          info.map(found -> found.getMetadataOrDefault("correlation_id", "")).orElse(""));
    }
  }
}
