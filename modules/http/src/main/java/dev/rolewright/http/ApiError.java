package dev.rolewright.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as callers of this API know it.
 *
 * @param status of HTTP
 * @param type its family, e.g. {@code invalid_request_error}
 * @param code what programs tell it by, or null
 * @param param field of the request that is at fault, as the caller wrote it, or null
 * @param message what is wrong and how to put it right
 * @param retryDelay how long to wait before a repeat, where that is known
 * @param hopeless true where a repeat of the same request can't succeed, which clients would not
 *     conclude from the status
 * @param correlationId id to find the request in the server's log by; empty where it never got
 *     there
 */
record ApiError(
    int status,
    String type,
    @Nullable String code,
    @Nullable String param,
    String message,
    Optional<Duration> retryDelay,
    boolean hopeless,
    String correlationId) {
  static final String INVALID_REQUEST = "invalid_request_error";
  static final String SERVER_ERROR = "server_error";

  /** Returns an error that this edge finds by itself. */
  static ApiError of(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    return new ApiError(status, type, code, param, message, Optional.empty(), false, "");
  }

  /** Returns a refusal of a field. */
  static ApiException invalid(@Nullable String param, String message) {
    return new ApiException(of(400, INVALID_REQUEST, "invalid_value", param, message));
  }

  /** Returns a refusal of something that OpenAI has and this server has not. */
  static ApiException unsupported(String param, String message) {
    return new ApiException(of(400, INVALID_REQUEST, "unsupported_parameter", param, message));
  }

  /** Returns a refusal of a body that can't be read. */
  static ApiException unreadable(String message) {
    return new ApiException(of(400, INVALID_REQUEST, "invalid_json", null, message));
  }
}
