package dev.rolewright.platform;

/**
 * One field of a request that is not acceptable.
 *
 * @param field path as in the proto, e.g. {@code profile.inline.artifacts[2].title}
 * @param description what is wrong, the limit and the fix; never the value itself, which may be
 *     personal data
 */
public record FieldViolation(String field, String description) {}
