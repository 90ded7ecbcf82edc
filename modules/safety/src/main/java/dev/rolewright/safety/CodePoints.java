package dev.rolewright.safety;

/** Counts code points before places of a text that come in about their order. */
final class CodePoints {
  private final String text;
  private int position;
  private int count;

  CodePoints(String text) {
    this.text = text;
  }

  /** Returns the number of code points before a code unit at which one begins, or the end. */
  int before(int index) {
    count +=
        index >= position
            ? text.codePointCount(position, index)
            : -text.codePointCount(index, position);
    position = index;
    return count;
  }
}
