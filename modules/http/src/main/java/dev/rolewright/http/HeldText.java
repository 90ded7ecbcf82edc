package dev.rolewright.http;

/** Text that waits for the end of its answer. */
final class HeldText {
  // No model writes as much in one answer; one that never ends must not take all memory.
  private static final int MOST_UNITS = 16 * 1024 * 1024;

  private HeldText() {}

  /** Adds to a text. */
  static void add(String delta, StringBuilder text) {
    if (text.length() + delta.length() > MOST_UNITS) {
      throw new ApiException(
          ApiError.of(
              502,
              ApiError.SERVER_ERROR,
              "answer_too_large",
              null,
              "The answer is longer than "
                  + MOST_UNITS
                  + " characters, which is more than is held back; read it as a stream or send"
                  + " max_tokens."));
    }
    text.append(delta);
  }
}
