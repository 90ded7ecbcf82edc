package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Knows lines that name cards, licences, registrations and certificates and nothing else, wherever
 * they stand: "JIB Gold Card, 18th Edition, IPAF", "Full UK driving licence".
 */
final class CvTickets {
  private static final int LONGEST = 90;
  private static final int MOST_WORDS = 12;
  private static final int MOST_WORDS_ALONE = 10;
  private static final CvWords WORDS = new CvWords();
  private static final Phrases<String> NAMES = names();

  /** What names a paper by its kind, whoever gives it out. */
  private static final Pattern KIND =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:[NS]VQ|C ?& ?G|city (?:&|and) guilds|\\d{2}(?:st|nd|rd|th) edition"
              + "|(?:(?:cscs|ecs|jib|cpcs|npors|cisrs|skills?|site|safety|gold|black|blue|green|red"
              + "|white|trade|competenc[ey]|operator'?s?|plant|crane|rope|tacho(?:graph)?|digi(?:tal)?"
              + " tacho|supervisor'?s?|manager'?s?|apprentice|green)"
              + " )card|licen[cs]e|permit|ticket|(?:[A-Z]{3,5} )?(?:pin|registration)(?:"
              + " (?:no|number))?\\.?(?=$|[\\s:#(])|registered with(?="
              + " )|(?<=\\p{L}\\s)certificate|führerschein|staplerschein|permis de"
              + " conduire|carn[eé]t de conducir)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CvTickets() {}

  /** Returns whether a text names a card, licence, registration or certificate. */
  static boolean is(String text) {
    String bare = CvText.trimmed(text);
    Words words = Words.of(bare);
    if (bare.length() > LONGEST || words.size() > MOST_WORDS || CvText.isSentence(bare)) {
      return false;
    }
    return !isRole(bare) && (KIND.matcher(bare).find() || isNamed(bare, words));
  }

  /** Returns whether a text in which a tab stands for a wide gap names tickets and little else. */
  static boolean isLine(String columns) {
    if (CvText.startsLower(columns)
        || CvText.sentenceEnd(columns) >= 0
        || columns.indexOf('@') >= 0
        || columns.contains("://")) {
      return false;
    }
    List<String> parts = split(columns);
    long tickets = parts.stream().filter(CvTickets::is).count();
    boolean alone = parts.size() == 1 && Words.of(columns).size() > MOST_WORDS_ALONE;
    return tickets > 0
        && tickets * 2 > parts.size()
        && !alone
        && is(parts.getFirst())
        && parts.stream().allMatch(part -> part.length() <= LONGEST);
  }

  /** Returns whether a text names several tickets and little else. */
  static boolean isList(String columns) {
    return isLine(columns) && split(columns).stream().filter(CvTickets::is).count() > 1;
  }

  /** Cuts a line into its tickets; what begins in lower case goes with the one before. */
  static List<String> split(String columns) {
    List<String> parts = new ArrayList<>();
    for (String part : CvText.split(columns, ",;|•·\t")) {
      boolean own = is(part) && !CvValidity.isAlone(part);
      if (!parts.isEmpty() && CvText.startsLower(part) && !own) {
        parts.add(parts.removeLast() + ", " + part);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static boolean isNamed(String text, Words words) {
    for (Phrases.Hit<String> hit : NAMES.find(words)) {
      String written = text.substring(words.get(hit.first()).start(), words.get(hit.last()).end());
      String name = hit.value();
      boolean capitals = name.equals(name.toUpperCase(Locale.ROOT));
      if (!capitals || written.equals(written.toUpperCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** "Chartered Accountant" is what a person is. */
  private static boolean isRole(String text) {
    return WORDS.weight(CvWords.Group.ROLE, text) == 2;
  }

  private static Phrases<String> names() {
    Phrases<String> names = new Phrases<>();
    Lexicon.phrasesOf("certifications.txt").forEach(name -> names.add(name, name));
    Lexicon.phrasesOf("tickets.txt").forEach(name -> names.add(name, name));
    return names;
  }
}
