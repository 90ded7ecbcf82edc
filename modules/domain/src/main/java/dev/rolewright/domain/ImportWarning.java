package dev.rolewright.domain;

/**
 * Something odd about an imported CV.
 *
 * @param kind one of the kinds of the API contract, e.g. {@code no_dates}
 * @param message in words, with the place
 */
public record ImportWarning(String kind, String message) {}
