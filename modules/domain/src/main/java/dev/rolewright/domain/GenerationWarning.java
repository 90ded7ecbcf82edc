package dev.rolewright.domain;

/**
 * Something the reader should know before using a generated text.
 *
 * @param kind one of the documented kinds, e.g. {@code missing_skill}
 */
public record GenerationWarning(String kind, String message) {}
