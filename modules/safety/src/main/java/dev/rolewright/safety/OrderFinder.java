package dev.rolewright.safety;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words that try to give the model orders, and signs of a conversation that is not one. */
final class OrderFinder {
  private static final Wordings WORDINGS = Wordings.read(DataFile.lines("orders.txt"));

  /** What models are trained to take for the border of a message. */
  private static final Set<String> BORDERS =
      Set.of(
          "[inst]",
          "[/inst]",
          "<<sys>>",
          "<</sys>>",
          "<system>",
          "</system>",
          "<system_prompt>",
          "</system_prompt>",
          "<instructions>",
          "</instructions>");

  private static final int LONGEST_BORDER =
      BORDERS.stream().mapToInt(String::length).max().orElseThrow();

  private static final int LONGEST_TOKEN = 40;
  private static final int LEAST_HASHES = 3;
  private static final int MOST_HASHES = 6;
  private static final Set<String> HEADINGS =
      Set.of("instruction", "system", "assistant", "user", "human", "response");

  private static final int SHORTEST_GLUED = 15;
  private static final int LONGEST_GLUED = 200;

  /** Words without anything between them that could be seen. */
  private static final Pattern GLUED =
      Pattern.compile(
          "(?:ignore|disregard|forget|bypass|override)[a-z]{0,12}"
              + "(?:previous|prior|above|earlier|preceding|all|your)[a-z]{0,12}"
              + "(?:instruction|rule|prompt|guideline|direction)s?");

  private OrderFinder() {}

  static void find(FoldedText text, List<Word> words, List<Finding> findings) {
    for (int index = 0; index < words.size(); index++) {
      int end = WORDINGS.end(words, index);
      if (end >= 0) {
        add(findings, words.get(index).start(), words.get(end).end());
      }
      findGlued(words.get(index), findings);
    }
    for (int index = 0; index < text.length(); index++) {
      int end =
          switch (text.at(index)) {
            case '<', '[' -> Math.max(tokenEnd(text, index), borderEnd(text, index));
            case '#' -> headingEnd(text, index);
            default -> -1;
          };
      if (end >= 0) {
        add(findings, index, end);
      }
    }
  }

  private static void add(List<Finding> findings, int start, int end) {
    findings.add(new Finding(SafetyIssue.PROMPT_INJECTION, start, end));
  }

  private static void findGlued(Word word, List<Finding> findings) {
    int length = word.text().length();
    if (length < SHORTEST_GLUED || length > LONGEST_GLUED) {
      return;
    }
    Matcher glued = GLUED.matcher(word.text());
    if (glued.find()) {
      add(findings, word.start(), word.end());
    }
  }

  /** {@code <|im_start|>} and its like. */
  private static int tokenEnd(FoldedText text, int start) {
    if (text.at(start) != '<' || text.at(start + 1) != '|') {
      return -1;
    }
    int end = start + 2;
    while (end < start + LONGEST_TOKEN
        && (text.isLetter(end) || "_- ".indexOf(text.at(end)) >= 0)) {
      end++;
    }
    return end > start + 2 && text.at(end) == '|' && text.at(end + 1) == '>' ? end + 2 : -1;
  }

  private static int borderEnd(FoldedText text, int start) {
    int most = Math.min(text.length(), start + LONGEST_BORDER);
    StringBuilder seen = new StringBuilder();
    for (int end = start; end < most; end++) {
      if (text.at(end) != ' ') {
        seen.append(text.at(end));
      }
      if (BORDERS.contains(seen.toString())) {
        return end + 1;
      }
    }
    return -1;
  }

  /** {@code ### Instruction:} and its like, alone on its line or with a colon. */
  private static int headingEnd(FoldedText text, int start) {
    if (text.at(start - 1) == '#') {
      return -1;
    }
    int end = start;
    while (text.at(end) == '#' && end < start + MOST_HASHES) {
      end++;
    }
    if (end - start < LEAST_HASHES) {
      return -1;
    }
    while (text.at(end) == ' ' && end < start + LONGEST_TOKEN) {
      end++;
    }
    int word = end;
    while (text.isLetter(end) && end < word + LONGEST_TOKEN) {
      end++;
    }
    if (!HEADINGS.contains(text.text(word, Math.min(end, text.length())))) {
      return -1;
    }
    return text.at(end) == ':' ? end + 1 : text.at(end) == '\n' ? end : -1;
  }
}
