package dev.rolewright.access;

import dev.rolewright.platform.FieldChecks;
import java.util.Locale;

/** Checks request ids; the same UUID in other letters is the same id. */
final class RequestIds {
  private RequestIds() {}

  static RequestKey canonical(RequestKey key) {
    FieldChecks checks = new FieldChecks();
    checks.uuid("request_id", key.requestId());
    checks.throwIfAny();
    return new RequestKey(key.tenantId(), key.method(), key.requestId().toLowerCase(Locale.ROOT));
  }
}
