package dev.rolewright.platform;

/**
 * One place where a JSON document does not fit a schema.
 *
 * @param pointer the place as a JSON Pointer (RFC 6901), e.g. {@code /skills/2/name}; empty for the
 *     document as a whole. A property that is missing has the pointer it would have.
 * @param message what is wrong, with the schema's limit; never the value found
 */
public record SchemaViolation(String pointer, String message) {}
