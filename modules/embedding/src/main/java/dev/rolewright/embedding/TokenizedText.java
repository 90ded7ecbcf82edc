package dev.rolewright.embedding;

/**
 * A text as the network reads it.
 *
 * @param tokenIds ids with the marks of begin and end
 * @param truncated whether the text had more tokens
 */
record TokenizedText(long[] tokenIds, boolean truncated) {
  int length() {
    return tokenIds.length;
  }
}
