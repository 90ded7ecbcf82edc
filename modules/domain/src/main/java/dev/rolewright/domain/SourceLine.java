package dev.rolewright.domain;

/**
 * One line of a source text, or one value of a source in JSON.
 *
 * @param text the line, trimmed, its bullet included, markup decoded
 * @param span where it stands in the text as sent
 * @param pointer JSON Pointer (RFC 6901) for sources in JSON, else empty
 */
public record SourceLine(String text, Span span, String pointer) {}
