package dev.rolewright.server.grpc;

import dev.rolewright.platform.FieldChecks;

/** Checks the one field of requests that only name a resource. */
final class ResourceIds {
  private ResourceIds() {}

  /**
   * Returns an id that is a UUID.
   *
   * @throws dev.rolewright.platform.RolewrightException INVALID_FIELD for any other value
   */
  static String required(String field, String value) {
    FieldChecks checks = new FieldChecks();
    checks.uuid(field, value);
    checks.throwIfAny();
    return value;
  }
}
