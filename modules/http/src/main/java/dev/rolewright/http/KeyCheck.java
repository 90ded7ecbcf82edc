package dev.rolewright.http;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;

/** Tells whether a caller may ask at all, before anything but the headers of a request is read. */
@FunctionalInterface
public interface KeyCheck {
  /**
   * Checks the key.
   *
   * @param headers metadata of the call of the gateway that follows, with {@code authorization};
   *     what spares the gateway a second look may be added to them
   * @throws StatusRuntimeException with the details that the call would have ended with
   */
  void check(Metadata headers);
}
