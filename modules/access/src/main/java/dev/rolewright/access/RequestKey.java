package dev.rolewright.access;

/**
 * What names a call that may be repeated.
 *
 * @param method full name of the RPC, e.g. {@code rolewright.v1.GenerationService/GenerateCv}
 * @param requestId UUID that the caller chose
 */
public record RequestKey(String tenantId, String method, String requestId) {}
