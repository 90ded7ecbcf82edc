package dev.rolewright.skills;

/**
 * A text cut into atoms: words (letters, digits, marks) and single signs. Offsets count UTF-16
 * units of the text as given, whatever folding does to the words.
 */
final class Atoms {
  private final String text;
  private final int count;
  private final int[] starts;
  private final int[] ends;
  private final int[] sentences;
  private final int[] lineBreaks;
  private final boolean[] joined;
  private final boolean[] addresses;
  private final String[] folded;

  Atoms(
      String text,
      int count,
      int[] starts,
      int[] ends,
      int[] sentences,
      int[] lineBreaks,
      boolean[] joined,
      boolean[] addresses,
      String[] folded) {
    this.text = text;
    this.count = count;
    this.starts = starts;
    this.ends = ends;
    this.sentences = sentences;
    this.lineBreaks = lineBreaks;
    this.joined = joined;
    this.addresses = addresses;
    this.folded = folded;
  }

  String text() {
    return text;
  }

  int count() {
    return count;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  /** Returns the number of the sentence or list line that an atom stands in. */
  int sentence(int index) {
    return sentences[index];
  }

  /** Returns how many line breaks stand before an atom. */
  int lineBreaks(int index) {
    return lineBreaks[index];
  }

  /** Tells whether nothing stands between an atom and the one before it. */
  boolean joined(int index) {
    return index < count && joined[index];
  }

  /** Tells whether an atom is part of a web or mail address. */
  boolean isAddress(int index) {
    return addresses[index];
  }

  /** Returns the comparable form of an atom; empty past the ends. */
  String folded(int index) {
    return index < 0 || index >= count ? "" : folded[index];
  }

  String surface(int index) {
    return text.substring(starts[index], ends[index]);
  }

  boolean isWord(int index) {
    return index >= 0
        && index < count
        && !folded[index].isEmpty()
        && Character.isLetterOrDigit(folded[index].codePointAt(0));
  }

  boolean isHyphen(int index) {
    return index >= 0 && index < count && folded[index].equals("-");
  }

  /** Tells whether an atom is a hyphen that ties two words together. */
  boolean isTyingHyphen(int index) {
    return isHyphen(index)
        && joined(index)
        && joined(index + 1)
        && isWord(index - 1)
        && isWord(index + 1);
  }

  boolean startsUpperCase(int index) {
    return Character.isUpperCase(text.codePointAt(starts[index]))
        || Character.isTitleCase(text.codePointAt(starts[index]));
  }

  boolean startsLowerCase(int index) {
    return Character.isLowerCase(text.codePointAt(starts[index]));
  }

  /** Tells whether an atom is the first word of its sentence or line. */
  boolean opensSentence(int index) {
    int before = index - 1;
    while (before >= 0 && sentences[before] == sentences[index]) {
      if (isWord(before)) {
        return false;
      }
      before--;
    }
    return true;
  }
}
