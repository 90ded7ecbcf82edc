package dev.rolewright.safety;

/**
 * A range of code units that a marker stands for.
 *
 * @param marker what is passed on in its place
 */
record Removal(int start, int end, String marker) {
  /** In the place of a number or a secret. */
  static final String REDACTED = "[REDACTED]";

  /** In the place of an order to the model. */
  static final String NEUTRALISED = "[REMOVED]";

  /** Returns what stands for both; words that try to give orders outweigh the number in them. */
  Removal with(Removal other) {
    return new Removal(
        Math.min(start, other.start),
        Math.max(end, other.end),
        marker.equals(REDACTED) ? other.marker : marker);
  }
}
