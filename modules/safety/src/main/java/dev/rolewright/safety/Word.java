package dev.rolewright.safety;

/**
 * A word of a folded text.
 *
 * @param start its first character
 * @param end one past its last
 * @param startsLine whether nothing but marks stands before it on its line
 * @param next the first character after it that is no blank, quote or star; a line break at the end
 */
record Word(int start, int end, String text, boolean startsLine, char next) {
  private static final String MARKS = ".,:;!?)]}-–|/\n";

  boolean isBeforeMark() {
    return MARKS.indexOf(next) >= 0;
  }
}
