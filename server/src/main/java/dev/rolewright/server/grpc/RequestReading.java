package dev.rolewright.server.grpc;

import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the fields of one request. What is wrong with any of them is told all at once, also where
 * some are checked by whoever turns them into a value.
 */
final class RequestReading {
  private final FieldChecks checks = new FieldChecks();

  /** Begins with what requests that can be repeated have in common. */
  static RequestReading of(String requestId) {
    RequestReading reading = new RequestReading();
    reading.checks.optionalUuid("request_id", requestId);
    return reading;
  }

  FieldChecks checks() {
    return checks;
  }

  /** Takes a value that is checked where it is made; empty where it was refused. */
  <T> Optional<T> value(Supplier<T> field) {
    try {
      return Optional.of(field.get());
    } catch (RolewrightException refused) {
      if (refused.violations().isEmpty()) {
        throw refused;
      }
      checks.addAll(refused);
      return Optional.empty();
    }
  }

  /**
   * Ends the reading.
   *
   * @throws RolewrightException INVALID_FIELD with all that was found wrong
   */
  void end() {
    checks.throwIfAny();
  }
}
