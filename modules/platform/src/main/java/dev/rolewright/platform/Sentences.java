package dev.rolewright.platform;

import java.util.ArrayList;
import java.util.List;

/** Puts several sentences into one message. */
public final class Sentences {
  private Sentences() {}

  /** Joins sentences by semicolons; the full stop of the last one ends the message. */
  public static String joined(List<String> sentences) {
    List<String> parts = new ArrayList<>();
    for (int index = 0; index < sentences.size(); index++) {
      String sentence = sentences.get(index);
      parts.add(index == sentences.size() - 1 ? sentence : unended(sentence));
    }
    return String.join("; ", parts);
  }

  /** Returns a sentence without its full stop, so that it can go on. */
  public static String unended(String sentence) {
    return sentence.endsWith(".") && !sentence.endsWith("..")
        ? sentence.substring(0, sentence.length() - 1)
        : sentence;
  }
}
