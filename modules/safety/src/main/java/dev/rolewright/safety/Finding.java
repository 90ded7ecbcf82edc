package dev.rolewright.safety;

/**
 * Something found in a folded text.
 *
 * @param start first character of the folded text
 * @param end one past the last, above {@code start}
 */
record Finding(String kind, int start, int end) {}
