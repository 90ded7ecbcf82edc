package dev.rolewright.safety;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A text as a reader takes it, whatever it is written with: small letters without accents, forms of
 * the same letter as one, invisible characters left out, each dash and each space the same.
 *
 * <p>Each character knows the code units of the text that it stands for. A range that is taken out
 * stands as its marker, just as in the text that is passed on.
 */
final class FoldedText {
  /** First of the invisible copies of ASCII, U+E0020 for a space. */
  private static final int TAGS = 0xE0000;

  /** Letters of other scripts that look like Latin ones. */
  private static final Map<Character, Character> LOOKALIKES =
      Map.ofEntries(
          Map.entry('а', 'a'),
          Map.entry('е', 'e'),
          Map.entry('о', 'o'),
          Map.entry('р', 'p'),
          Map.entry('с', 'c'),
          Map.entry('у', 'y'),
          Map.entry('х', 'x'),
          Map.entry('і', 'i'),
          Map.entry('ѕ', 's'),
          Map.entry('ј', 'j'),
          Map.entry('ԁ', 'd'),
          Map.entry('һ', 'h'),
          Map.entry('ο', 'o'),
          Map.entry('α', 'a'),
          Map.entry('ν', 'v'),
          Map.entry('ı', 'i'),
          Map.entry('ø', 'o'),
          Map.entry('ł', 'l'));

  private char[] characters;
  private int[] starts;
  private int[] ends;
  private int length;

  private FoldedText(int capacity) {
    characters = new char[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  /**
   * Folds a text.
   *
   * @param removed ranges of code units in the order of the text, apart from each other
   */
  static FoldedText of(String text, List<Removal> removed) {
    FoldedText folded = new FoldedText(text.length() + 16);
    int position = 0;
    for (Removal removal : removed) {
      folded.add(text, position, removal.start());
      for (char character : removal.marker().toCharArray()) {
        folded.addFolded(character, removal.start(), removal.end());
      }
      position = removal.end();
    }
    folded.add(text, position, text.length());
    return folded;
  }

  private void add(String text, int from, int to) {
    int position = from;
    while (position < to) {
      int codePoint = text.codePointAt(position);
      int next = position + Character.charCount(codePoint);
      if (codePoint >= 0x80) {
        addForeign(codePoint, position, next);
      } else if (!isInvisible(codePoint)) {
        addFolded((char) codePoint, position, next);
      }
      position = next;
    }
  }

  private void addForeign(int codePoint, int start, int end) {
    if (codePoint >= TAGS + ' ' && codePoint < TAGS + 0x7F) {
      addFolded((char) (codePoint - TAGS), start, end);
      return;
    }
    if (isInvisible(codePoint)) {
      return;
    }
    if (Character.isDigit(codePoint)) {
      addFolded((char) ('0' + Character.digit(codePoint, 10)), start, end);
      return;
    }
    String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    for (int index = 0; index < parts.length(); index++) {
      char part = parts.charAt(index);
      if (Character.getType(part) != Character.NON_SPACING_MARK) {
        addFolded(part, start, end);
      }
    }
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.NON_SPACING_MARK -> true;
      // Tabs and line breaks are the control characters that a reader sees.
      case Character.CONTROL -> (codePoint < '\t' || codePoint > '\r') && codePoint != 0x85;
      // Fillers of Hangul and the empty pattern of Braille, which show nothing whatever their type.
      default ->
          codePoint == 0x115F
              || codePoint == 0x1160
              || codePoint == 0x3164
              || codePoint == 0xFFA0
              || codePoint == 0x2800;
    };
  }

  private void addFolded(char character, int start, int end) {
    switch (character) {
      case 'ß', 'ẞ' -> {
        put('s', start, end);
        put('s', start, end);
      }
      case 'æ', 'Æ' -> {
        put('a', start, end);
        put('e', start, end);
      }
      case 'œ', 'Œ' -> {
        put('o', start, end);
        put('e', start, end);
      }
      case '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> put('\n', start, end);
      default -> put(plain(character), start, end);
    }
  }

  private static char plain(char character) {
    if (character < 0x80) {
      return character == '\t' ? ' ' : Character.toLowerCase(character);
    }
    if (Character.getType(character) == Character.DASH_PUNCTUATION || character == '−') {
      return '-';
    }
    if (Character.isSpaceChar(character)) {
      return ' ';
    }
    char small = Character.toLowerCase(character);
    return LOOKALIKES.getOrDefault(small, small);
  }

  private void put(char character, int start, int end) {
    if (length == characters.length) {
      characters = Arrays.copyOf(characters, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    characters[length] = character;
    starts[length] = start;
    ends[length++] = end;
  }

  int length() {
    return length;
  }

  /** Returns a character, or a blank line beyond the ends. */
  char at(int index) {
    return index < 0 || index >= length ? '\n' : characters[index];
  }

  boolean isDigit(int index) {
    char character = at(index);
    return character >= '0' && character <= '9';
  }

  boolean isLetter(int index) {
    return Character.isLetter(at(index));
  }

  String text(int from, int to) {
    return new String(characters, from, to - from);
  }

  /** Returns the first code unit of the text that a character stands for. */
  int start(int index) {
    return starts[index];
  }

  /** Returns one past the last code unit of the text that a character stands for. */
  int end(int index) {
    return ends[index];
  }
}
