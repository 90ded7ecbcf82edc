package dev.rolewright.domain;

/**
 * A half-open range {@code [start, end)} of Unicode code points in a text as sent.
 *
 * @param start first code point, from 0
 * @param end one past the last code point, not below {@code start}
 */
public record Span(int start, int end) {

  /** Checks the order of the ends. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span [" + start + ", " + end + ")");
    }
  }
}
