package dev.rolewright.safety;

import java.util.ArrayList;
import java.util.List;

/** Cuts a folded text into words. Letters that stand apart, like {@code i g n o r e}, are one. */
final class Words {
  private static final int LEAST_APART = 4;
  private static final String PASSED_OVER = " \"'*_`“”„«»";

  private Words() {}

  static List<Word> of(FoldedText text) {
    List<Word> words = new ArrayList<>();
    boolean startsLine = true;
    int position = 0;
    while (position < text.length()) {
      char character = text.at(position);
      if (Character.isLetterOrDigit(character)) {
        int end = end(text, position);
        words.add(word(text, position, end, startsLine));
        startsLine = false;
        position = end;
      } else {
        startsLine = character == '\n' || startsLine;
        position++;
      }
    }
    return words;
  }

  private static int end(FoldedText text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.at(end))) {
      end++;
    }
    return end == start + 1 && text.isLetter(start) ? endApart(text, end) : end;
  }

  /** Returns the end of letters that stand apart, each by the same one character. */
  private static int endApart(FoldedText text, int end) {
    char between = text.at(end);
    int letters = 1;
    int last = end;
    while (text.at(last) == between
        && text.isLetter(last + 1)
        && !Character.isLetterOrDigit(text.at(last + 2))) {
      letters++;
      last += 2;
    }
    return letters >= LEAST_APART ? last : end;
  }

  private static Word word(FoldedText text, int start, int end, boolean startsLine) {
    StringBuilder letters = new StringBuilder(end - start);
    for (int index = start; index < end; index++) {
      if (Character.isLetterOrDigit(text.at(index))) {
        letters.append(text.at(index));
      }
    }
    int next = end;
    while (next < text.length() && PASSED_OVER.indexOf(text.at(next)) >= 0) {
      next++;
    }
    return new Word(start, end, letters.toString(), startsLine, text.at(next));
  }
}
