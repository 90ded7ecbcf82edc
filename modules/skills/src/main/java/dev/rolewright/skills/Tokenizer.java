package dev.rolewright.skills;

import java.util.Arrays;
import java.util.Set;

/** Cuts texts into {@link Atoms} in one pass. */
final class Tokenizer {
  private static final Set<String> ABBREVIATIONS =
      Set.of("e", "g", "i", "eg", "ie", "incl", "vs", "approx", "min", "max", "esp", "sr", "jr");

  private final String text;
  private int count;
  private int[] starts;
  private int[] ends;
  private int[] sentences;
  private int[] lineBreaks;
  private boolean[] joined;
  private boolean[] addresses;
  private String[] folded;

  private Tokenizer(String text) {
    this.text = text;
    int room = Math.max(8, text.length() / 4);
    starts = new int[room];
    ends = new int[room];
    sentences = new int[room];
    lineBreaks = new int[room];
    joined = new boolean[room];
    addresses = new boolean[room];
    folded = new String[room];
  }

  static Atoms tokenize(String text) {
    return new Tokenizer(text).run();
  }

  private Atoms run() {
    int position = 0;
    int breaks = 0;
    int previousEnd = -1;
    while (position < text.length()) {
      int codePoint = text.codePointAt(position);
      if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
        breaks += isLineBreak(position, codePoint) ? 1 : 0;
        position += Character.charCount(codePoint);
      } else if (isInvisible(codePoint)) {
        position += Character.charCount(codePoint);
      } else {
        int end = atomEnd(position, codePoint);
        boolean touches = previousEnd == position;
        add(position, end, breaks, touches);
        breaks = 0;
        previousEnd = end;
        position = end;
      }
    }
    numberSentences();
    markAddresses();
    return new Atoms(text, count, starts, ends, sentences, lineBreaks, joined, addresses, folded);
  }

  private boolean isLineBreak(int position, int codePoint) {
    return codePoint == '\n'
        || codePoint == 0x2028
        || codePoint == 0x2029
        || (codePoint == '\r'
            && (position + 1 >= text.length() || text.charAt(position + 1) != '\n'));
  }

  private static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT || Character.isISOControl(codePoint);
  }

  private int atomEnd(int start, int first) {
    int position = start + Character.charCount(first);
    if (!Character.isLetterOrDigit(first)) {
      return position;
    }
    while (position < text.length()) {
      int codePoint = text.codePointAt(position);
      boolean inside =
          Character.isLetterOrDigit(codePoint)
              || Folding.isMark(codePoint)
              || ((isApostrophe(codePoint) || Character.getType(codePoint) == Character.FORMAT)
                  && letterFollows(position + Character.charCount(codePoint)));
      if (!inside) {
        break;
      }
      position += Character.charCount(codePoint);
    }
    return position;
  }

  private boolean letterFollows(int position) {
    return position < text.length() && Character.isLetter(text.codePointAt(position));
  }

  private static boolean isApostrophe(int codePoint) {
    return codePoint == '\'' || codePoint == '’';
  }

  private void add(int start, int end, int breaks, boolean touches) {
    if (count == starts.length) {
      grow(count * 2);
    }
    String form = Folding.word(text.substring(start, end));
    int shownEnd = end;
    if (form.length() > 2 && form.endsWith("'s")) {
      form = form.substring(0, form.length() - 2);
      shownEnd = end - 2;
    } else if (isDash(form)) {
      form = "-";
    }
    starts[count] = start;
    ends[count] = shownEnd;
    lineBreaks[count] = breaks;
    joined[count] = touches;
    folded[count] = form;
    count++;
  }

  private static boolean isDash(String sign) {
    return sign.equals("‐") || sign.equals("‑");
  }

  private void grow(int room) {
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    sentences = Arrays.copyOf(sentences, room);
    lineBreaks = Arrays.copyOf(lineBreaks, room);
    joined = Arrays.copyOf(joined, room);
    addresses = Arrays.copyOf(addresses, room);
    folded = Arrays.copyOf(folded, room);
  }

  private void numberSentences() {
    int sentence = 0;
    for (int index = 0; index < count; index++) {
      if (index > 0 && startsSentence(index)) {
        sentence++;
      }
      sentences[index] = sentence;
    }
  }

  private boolean startsSentence(int index) {
    String sign = folded[index];
    String before = folded[index - 1];
    if (sign.equals("•") || (sign.equals("·") && lineBreaks[index] > 0)) {
      return true;
    }
    if (lineBreaks[index] > 0) {
      return lineBreaks[index] > 1 || !Character.isLowerCase(text.codePointAt(starts[index]));
    }
    if (before.equals("!") || before.equals("?")) {
      return true;
    }
    return before.equals(".")
        && !joined[index]
        && joined[index - 1]
        && !Character.isLowerCase(text.codePointAt(starts[index]))
        && !(index > 1 && ABBREVIATIONS.contains(folded[index - 2]))
        && !endsInitials(index - 1);
  }

  /** Tells whether a full stop ends initials such as "U.S." */
  private boolean endsInitials(int stop) {
    return stop > 2
        && folded[stop - 1].length() == 1
        && joined[stop - 1]
        && folded[stop - 2].equals(".")
        && joined[stop - 2]
        && folded[stop - 3].length() == 1;
  }

  /** Marks runs without a space that hold an at sign between words, "://" or begin with "www.". */
  private void markAddresses() {
    int runStart = 0;
    for (int index = 1; index <= count; index++) {
      if (index == count || !joined[index]) {
        if (isAddress(runStart, index)) {
          Arrays.fill(addresses, runStart, index, true);
        }
        runStart = index;
      }
    }
  }

  private boolean isAddress(int from, int to) {
    if (to - from < 3) {
      return false;
    }
    if (folded[from].equals("www")) {
      return true;
    }
    for (int index = from + 1; index < to - 1; index++) {
      String sign = folded[index];
      boolean mail =
          sign.equals("@") && Character.isLetterOrDigit(folded[index - 1].codePointAt(0));
      boolean web =
          sign.equals("/") && folded[index - 1].equals(":") && folded[index + 1].equals("/");
      if (mail || web) {
        return true;
      }
    }
    return false;
  }
}
