package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.skills.Disclaimers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a piece of evidence that gets one vector.
 *
 * @param text what is embedded
 * @param pieces title, sentences and highlights that it is made of, in the person's own words
 */
record Passage(String text, List<String> pieces) {
  /**
   * Words of a passage. The number of texts is what embedding costs, so that evidence of up to so
   * many words stays whole; a longer text blurs what each of its sentences means.
   */
  static final int WORDS = 60;

  /** Passages made of title and description at most; the rest of a description has no vector. */
  static final int MOST_DESCRIPTION_PASSAGES = 8;

  /** Passages made of highlights at most; more highlights than that share passages. */
  static final int MOST_HIGHLIGHT_PASSAGES = 16;

  /**
   * Splits evidence: one passage for short evidence; else title and description in passages of
   * {@value #WORDS} words, then one passage a highlight. What the person does not have is left out:
   * it lies near to the requirement that asks for it. Empty only where no other words are.
   */
  static List<Passage> of(Evidence evidence) {
    List<String> description = new ArrayList<>();
    description.addAll(chunks(head(evidence)));
    for (String sentence :
        Disclaimers.without(evidence.description()).split("(?<=[.!?])\\s+|\\R+")) {
      description.addAll(chunks(sentence));
    }
    List<String> highlights =
        evidence.highlights().stream().map(Disclaimers::without).map(Passage::flat).toList();
    highlights = highlights.stream().filter(highlight -> !highlight.isEmpty()).toList();
    List<String> everything = new ArrayList<>(description);
    everything.addAll(highlights);
    if (everything.isEmpty()) {
      return List.of();
    }
    if (everything.stream().mapToInt(Passage::words).sum() <= WORDS) {
      return List.of(joined(everything));
    }
    List<Passage> passages = new ArrayList<>(packed(description));
    int group = Math.ceilDiv(highlights.size(), MOST_HIGHLIGHT_PASSAGES);
    for (int start = 0; start < highlights.size(); start += group) {
      passages.add(joined(highlights.subList(start, Math.min(start + group, highlights.size()))));
    }
    return List.copyOf(passages);
  }

  /** Returns a text in one line, cut to the length of a passage. */
  static String line(String text) {
    List<String> chunks = chunks(text);
    return chunks.isEmpty() ? "" : chunks.getFirst();
  }

  private static String head(Evidence evidence) {
    String title = flat(evidence.title());
    String organization = flat(evidence.organization());
    if (title.isEmpty() || organization.isEmpty()) {
      return title + organization;
    }
    return title + ", " + organization;
  }

  private static List<Passage> packed(List<String> pieces) {
    List<Passage> passages = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int words = 0;
    for (String piece : pieces) {
      int more = words(piece);
      if (!open.isEmpty() && words + more > WORDS) {
        passages.add(joined(open));
        open.clear();
        words = 0;
      }
      open.add(piece);
      words += more;
    }
    if (!open.isEmpty()) {
      passages.add(joined(open));
    }
    return passages.subList(0, Math.min(passages.size(), MOST_DESCRIPTION_PASSAGES));
  }

  private static Passage joined(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (String piece : pieces) {
      if (!text.isEmpty()) {
        text.append(".!?".indexOf(text.charAt(text.length() - 1)) < 0 ? ". " : " ");
      }
      text.append(piece);
    }
    return new Passage(text.toString(), List.copyOf(pieces));
  }

  private static List<String> chunks(String text) {
    String flat = flat(text);
    if (flat.isEmpty()) {
      return List.of();
    }
    String[] words = flat.split(" ");
    List<String> chunks = new ArrayList<>();
    for (int start = 0; start < words.length; start += WORDS) {
      int end = Math.min(start + WORDS, words.length);
      chunks.add(String.join(" ", Arrays.asList(words).subList(start, end)));
    }
    return chunks;
  }

  private static int words(String flat) {
    return 1 + (int) flat.chars().filter(letter -> letter == ' ').count();
  }

  private static String flat(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\p{Z}]+", " ").strip();
  }
}
