package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what words of an entry's head are: a role, an organization, a degree, a school. */
public final class CvWords {
  /** A group of the word list. */
  enum Group {
    ROLE,
    ORGANIZATION,
    DEGREE,
    SCHOOL,
    ISSUER,
    EMPLOYMENT,
    FLUENCY,
    SPOKEN
  }

  private final Map<Group, Phrases<Boolean>> groups = new HashMap<>();

  CvWords() {
    for (Lexicon.Group list : Lexicon.groups("cv-words.txt")) {
      Phrases<Boolean> phrases = new Phrases<>();
      list.phrases().forEach(phrase -> phrases.add(phrase, true));
      groups.put(Group.valueOf(list.name().toUpperCase(Locale.ROOT)), phrases);
    }
  }

  /** Returns whether a text holds a phrase of a group. */
  boolean has(Group group, String text) {
    return !phrases(group).find(Words.of(text)).isEmpty();
  }

  /** Returns whether a text is a phrase of a group. */
  boolean is(Group group, String text) {
    return phrases(group).whole(Words.of(text)).isPresent();
  }

  /**
   * Returns how strongly a text speaks for a group: one for a phrase, two for one that is the last
   * of its words before "of", "for", a comma or a note, where a name has its head.
   */
  int weight(Group group, String text) {
    Words words = Words.of(text);
    var hits = phrases(group).find(words);
    if (hits.isEmpty()) {
      return 0;
    }
    int head = headWord(text, words);
    return hits.stream().anyMatch(hit -> hit.last() == head) ? 2 : 1;
  }

  private static int headWord(String text, Words words) {
    for (int index = 1; index < words.size(); index++) {
      String between = text.substring(words.get(index - 1).end(), words.get(index).start());
      String word = words.text(index);
      boolean preposition = word.equals("of") || word.equals("for") || word.equals("in");
      boolean ends =
          between.indexOf(',') >= 0 || between.indexOf('(') >= 0 || between.indexOf('/') >= 0;
      if (preposition || ends) {
        return index - 1;
      }
    }
    return words.size() - 1;
  }

  /** Returns the places of the phrases of a group in a text. */
  java.util.List<Phrases.Hit<Boolean>> find(Group group, Words words) {
    return phrases(group).find(words);
  }

  private Phrases<Boolean> phrases(Group group) {
    return groups.getOrDefault(group, new Phrases<>());
  }
}
