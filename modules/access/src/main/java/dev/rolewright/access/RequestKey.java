package dev.rolewright.access;

import dev.rolewright.platform.FieldChecks;
import java.util.Locale;

/**
 * What names a call that may be repeated.
 *
 * @param method service and RPC, e.g. {@code GenerationService/GenerateCv}
 * @param requestId UUID that the caller chose
 */
public record RequestKey(String tenantId, String method, String requestId) {

  /**
   * Returns the key in its one spelling; the same UUID in other letters is the same request.
   *
   * @throws dev.rolewright.platform.RolewrightException INVALID_FIELD when the request id is no
   *     UUID
   */
  RequestKey canonical() {
    FieldChecks checks = new FieldChecks();
    checks.uuid("request_id", requestId);
    checks.throwIfAny();
    return new RequestKey(tenantId, method, requestId.toLowerCase(Locale.ROOT));
  }
}
