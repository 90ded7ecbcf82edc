package dev.rolewright.http;

import io.grpc.Metadata;
import io.grpc.Status;

/** Ends an answer with the status of its call. */
final class GatewayFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Status status;
  private final transient Metadata trailers;

  GatewayFailure(Status status, Metadata trailers) {
    super(status.getCode().name(), status.getCause(), false, false);
    this.status = status;
    this.trailers = trailers;
  }

  ApiError error(FieldNames names) {
    return StatusErrors.of(status, trailers, names);
  }
}
