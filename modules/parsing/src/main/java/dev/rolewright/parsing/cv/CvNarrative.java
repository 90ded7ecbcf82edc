package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a position that is told as a sentence: "I worked at X as a Y since 2018", "von 2011 bis
 * 2018 war ich Y bei X". Only a sentence that tells role, employer and period counts.
 */
final class CvNarrative {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int LONGEST_SENTENCE = 400;

  /** A name begins with a capital and goes on over capitals, digits and small joining words. */
  private static final String NAME =
      "(?<owner>(?-i:[\\p{Lu}\\d])[\\p{L}\\d.'’&+/-]{0,40}(?:\\s(?:(?:and|of|the|for|und|der|für|de|la|le|et|y|&|am|an)\\s){0,2}(?-i:[\\p{Lu}\\d(])[\\p{L}\\d.'’&+/()-]{0,40}|\\s&(?=\\s)){0,7})";

  private static final String ROLE =
      "(?:(?:an?|the|their|ein|eine|einer|un|une)\\s)?(?<role>[\\p{L}][\\p{L}\\d'’()/&+."
          + " -]{2,70}?)";
  private static final String EMPLOYED =
      "(?:work(?:ed|ing)?|employed|am|was|been|served|serving|started|joined|tätig|arbeite|arbeitete|gearbeitet|war|bin|angestellt|beschäftigt|travaille|travaillé)";

  /** "worked at X as Y" */
  private static final Pattern OWNER_FIRST =
      Pattern.compile(
          "(?<![\\p{L}])"
              + EMPLOYED
              + "\\s(?:[\\p{L}\\d]{1,12}\\s){0,4}?(?:at|for|with|bei|beim|chez)\\s(?:the\\s)?"
              + NAME
              + ",?\\s(?:as|als|comme)\\s"
              + ROLE
              + "(?=[,.;]|\\s(?:since|from|between|until|till|in|and|for|seit|von|bis|tätig|depuis|de|where|on)\\s|\\s\\(|\\s?$)",
          FLAGS);

  /** "was a Y at X", "worked as Y for X", "did my Y with X" */
  private static final Pattern ROLE_FIRST =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?:"
              + EMPLOYED
              + "|(?-i:Ich|I))\\s(?:ich\\s|i\\s)?(?:[\\p{L}\\d]{1,12}\\s){0,4}?(?:as|als|comme)\\s"
              + "|(?:am|was|been|became|bin|war)\\s(?:ich\\s|i\\s)?"
              + "|(?:did|completed|finished|served|made|absolvierte|machte)\\s(?:ich\\s)?(?:my|meine|an?|eine)\\s)"
              + ROLE
              + ",?\\s(?:at|for|with|by|bei|beim|in|chez)\\s(?:the\\s|der\\s|dem\\s)?"
              + NAME,
          FLAGS);

  /** "have been a self-employed Y" */
  private static final Pattern OWN =
      Pattern.compile(
          "(?<![\\p{L}])(?:am|was|been|worked|working|work|bin|war|arbeite|arbeitete)\\s(?:[\\p{L}\\d]{1,12}\\s){0,3}?(?:an?\\s|ein\\s|eine\\s)?(?<role>(?:self["
              + " -]employed|freelance|selbst(?:st)?ändige?r?|freiberufliche?r?)\\s[\\p{L}"
              + " -]{2,50}?)(?<owner>)(?=[,.;(]|\\s(?:since|from|between|until|seit|von|for|in|and|with|doing)\\s|\\s?$)",
          FLAGS);

  private CvNarrative() {}

  /** A position told in a sentence, in its words. */
  record Told(String role, String owner, DateRange dates) {}

  /** Reads a sentence; empty where it tells no position or no period. */
  static Optional<Told> read(String sentence, CvWords words) {
    if (sentence.length() > LONGEST_SENTENCE || Words.of(sentence).size() < 5) {
      return Optional.empty();
    }
    List<DateMatch> periods =
        DateScanner.find(sentence).stream()
            .filter(date -> !date.single() && !date.expiry())
            .toList();
    if (periods.size() != 1) {
      return Optional.empty();
    }
    DateMatch period = periods.getFirst();
    String bare = sentence.substring(0, period.start()) + "; " + sentence.substring(period.end());
    for (String text : List.of(sentence, bare)) {
      for (Pattern pattern : List.of(OWNER_FIRST, ROLE_FIRST, OWN)) {
        Optional<Told> told = read(pattern, text, period, words);
        if (told.isPresent()) {
          return told;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Told> read(
      Pattern pattern, String text, DateMatch period, CvWords words) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String role = CvText.trimmed(matcher.group("role"));
      String owner = owner(matcher.group("owner"));
      boolean dated = !DateScanner.find(role).isEmpty() || !DateScanner.find(owner).isEmpty();
      boolean telling =
          words.has(CvWords.Group.ROLE, role) || words.has(CvWords.Group.DEGREE, role);
      if (telling && !dated && (pattern == OWN || !owner.isEmpty())) {
        return Optional.of(new Told(role, owner, period.range()));
      }
    }
    return Optional.empty();
  }

  /** A stop that ends the sentence is no part of the name. */
  private static String owner(String name) {
    String trimmed = CvText.trimmed(name);
    int stop = CvText.sentenceEnd(trimmed + ". X");
    return trimmed.endsWith(".") && stop == trimmed.length() - 1
        ? trimmed.substring(0, trimmed.length() - 1)
        : trimmed;
  }
}
