package dev.rolewright.skills;

/** Turns rising UTF-16 offsets of a text into code point offsets, in one pass over the text. */
final class CodePointOffsets {
  private final String text;
  private int utf16;
  private int codePoints;

  CodePointOffsets(String text) {
    this.text = text;
  }

  /** Returns the code points before an offset, which must not be below the last one asked for. */
  int of(int offset) {
    codePoints += text.codePointCount(utf16, offset);
    utf16 = offset;
    return codePoints;
  }
}
