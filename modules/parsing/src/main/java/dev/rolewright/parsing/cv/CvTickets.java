package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
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
  private static final Phrases<String> PAPER_NAMES = group("paper");
  private static final Phrases<String> NO_NAMES = new Phrases<>();

  /** Words of a list that only names what a course was about. */
  private static final Phrases<String> TOPICS = group("topic");

  private static final String PAPERS =
      "(?:licen[cs]es?|permit|ticket|card|certificate|registration)";

  /** What says whose or what kind of licence, permit or ticket it is. */
  private static final String KINDS =
      "(?:driv(?:er|ers|er['’]s|ing)|uk|eu|full|clean|provisional|manual|automatic|motorcycle|motorbike|hgv|lgv|pcv|psv|vehicle|bus|lorry|truck|taxi|hackney|private"
          + " hire|forklift|fork lift|flt|counterbalance|reach"
          + " truck|telehandler|dumper|digger|excavator|roller|crane|slinger|plant|hiab|mewp|cherry"
          + " picker|scissor lift|chainsaw|tractor|cscs|cpcs|npors|ipaf|pasma|sia|security|door"
          + " supervisor|cctv|personal|premises|alcohol|liquor|bar|gaming|nursing"
          + "|teaching|teacher['’]?s?|medical|pharmacy|pharmacist|pilot['’]?s?|pilot|flying|radio|boat"
          + "|boating|skipper['’]?s?|fishing|shotgun|firearms|electrical|electrician['’]?s?|plumbing|plumber['’]?s?|gas|contractor['’]?s?|trade|real"
          + " estate|realtor|broker['’]?s?|insurance"
          + "|cosmetology|barber|professional|state|operator['’]?s?|hr|mr|learner|airside|safety|site|class"
          + " [a-e1-7][a-e+]{0,2}|category [a-e1-7][a-e+]{0,2}|cat [a-e1-7][a-e+]{0,2})";

  /** After the word for a paper come its classes, its number or what is said of it, no noun. */
  private static final String HEAD =
      "(?=\\s?(?:$|[(\\[:;,#–—-])|\\s(?:with|without|no|number|class(?:es)?|cat|category|categories"
          + "|held|since|in|from|for|and|&|valid|expir\\p{L}{1,5}|exp|b1?|be|[cd]1?e?|\\p{L}?\\+?\\d)"
          + "(?!\\p{L}))";

  /** What names a paper by its kind, whoever gives it out. */
  private static final Pattern KIND =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:[NS]VQ|C ?& ?G|city (?:&|and) guilds|\\d{2}(?:st|nd|rd|th) edition"
              + "|(?:(?:cscs|ecs|jib|cpcs|npors|cisrs|skills?|site|safety|gold|black|blue|green|red"
              + "|white|trade|competenc[ey]|operator'?s?|plant|crane|rope|tacho(?:graph)?|digi(?:tal)?"
              + " tacho|supervisor'?s?|manager'?s?|apprentice) )cards?"
              + HEAD
              + "|"
              + KINDS
              + "\\s"
              + PAPERS
              + HEAD
              + "|(?-i:[A-Z]{2,6}\\s)(?:pin|registration|reg)(?:"
              + " (?:no|number))?\\.?(?=\\s?(?:$|[:#(,;–-])|\\s(?=[A-Z0-9/-]{0,9}\\d))|registered"
              + " with(?:"
              + " the)?(?=\\s(?-i:\\p{Lu}))|(?<=\\p{L}\\s)(?<!(?:ssl|tls|birth|root|share|gift)"
              + " )certificate"
              + HEAD
              + "|führerschein|staplerschein|permis de conduire|carn[eé]t de conducir)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A level or a validity makes a paper of a topic: "Manual handling (exp 03/26)". */
  private static final Pattern GRADED =
      Pattern.compile(
          "(?<!\\p{L})(?:(?:level |l)\\d|certifi\\p{L}{2,8}|card|licen[cs]e|foundation|practitioner"
              + "|award|expir\\p{L}{1,5}|exp|valid|instructor|trainer)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);

  /** Ends the name of what somebody does, where a paper's name would have ended before. */
  private static final Pattern ACTIVITY =
      Pattern.compile(
          "\\s(?:management|administration|compliance|process(?:es)?|reporting|triage|procedures?"
              + "|polic(?:y|ies)|systems?|design|development|analysis|research|planning|support|monitoring|implementation|operations?|knowledge|audits?|auditing|training"
              + " delivery|checks? and"
              + " \\p{L}{3,20}|principles|standards|regulations|methodolog(?:y|ies)|frameworks?|tools?|sales|desk|handling"
              + " of \\p{L}{3,20})$",
          Pattern.CASE_INSENSITIVE);

  /** Labels that mean papers; any other label heads something else: "Modules: ALS, …". */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?:my|other|current|trade|site|safety|plant|professional|driving|relevant|additional|key"
              + "|industry)\\s){0,2}(?:tickets?|licen[cs]es?|cards?|certifications?|certificates?|certs?"
              + "|registrations?|accreditations?|permits|zertifikate|scheine|führerscheine?)"
              + "(?:\\s(?:and|&|und)\\s(?:tickets?|licen[cs]es?|cards?|certificates?|courses|training))?"
              + "(?:\\s(?:held|gained|obtained))?\\s?:\\s",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CvTickets() {}

  /** Returns whether a text names a card, licence, registration or certificate. */
  static boolean is(String text) {
    String bare = CvText.trimmed(text);
    Words words = Words.of(bare);
    if (bare.length() > LONGEST || words.size() > MOST_WORDS || CvText.isSentence(bare)) {
      return false;
    }
    return !isRole(bare) && (KIND.matcher(bare).find() || isNamed(bare, words, NO_NAMES));
  }

  /** Returns whether a text in which a tab stands for a wide gap names tickets and nothing else. */
  static boolean isLine(String columns) {
    if (CvText.startsLower(columns)
        || CvText.sentenceEnd(columns) >= 0
        || columns.indexOf('@') >= 0
        || columns.contains("://")) {
      return false;
    }
    boolean labelled = LABEL.matcher(columns).lookingAt();
    List<String> parts = split(columns);
    boolean alone =
        parts.size() == 1 && Words.of(CvText.withoutNote(columns)).size() > MOST_WORDS_ALONE;
    return !alone
        && parts.stream().allMatch(CvTickets::isItem)
        && (labelled || parts.stream().anyMatch(CvTickets::isPaper));
  }

  /** Returns whether a text names several tickets and nothing else. */
  static boolean isList(String columns) {
    return isLine(columns) && split(columns).size() > 1;
  }

  /** Returns whether a text names one card, licence or registration by its kind. */
  static boolean isOne(String columns) {
    return isLine(columns)
        && split(columns).size() == 1
        && (KIND.matcher(columns).find() || !PAPER_NAMES.find(Words.of(columns)).isEmpty());
  }

  /** A part of a line that may be a ticket's, beside another that certainly is. */
  private static boolean isItem(String part) {
    String bare = CvText.withoutNote(CvText.trimmed(part));
    int colon = part.indexOf(':');
    boolean named = colon < 0 || isPaper(part.substring(0, colon));
    return is(part) && named && !ACTIVITY.matcher(bare).find();
  }

  /** Returns whether a text names a paper rather than the topic of a course. */
  private static boolean isPaper(String part) {
    return is(part)
        && (KIND.matcher(part).find()
            || GRADED.matcher(part).find()
            || isNamed(part, Words.of(part), TOPICS));
  }

  /**
   * Cuts a line into its tickets, less their label; what begins in lower case goes with the one
   * before.
   */
  static List<String> split(String columns) {
    List<String> parts = new ArrayList<>();
    Matcher label = LABEL.matcher(columns);
    String tickets = label.lookingAt() ? columns.substring(label.end()) : columns;
    for (String part : CvText.split(tickets, ",;|•·\t")) {
      boolean own = is(part) && !CvValidity.isAlone(part);
      if (!parts.isEmpty() && CvText.startsLower(part) && !own) {
        parts.add(parts.removeLast() + ", " + part);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static boolean isNamed(String text, Words words, Phrases<String> without) {
    List<Phrases.Hit<String>> others = without.find(words);
    for (Phrases.Hit<String> hit : NAMES.find(words)) {
      String written = text.substring(words.get(hit.first()).start(), words.get(hit.last()).end());
      String name = hit.value();
      boolean capitals = name.equals(name.toUpperCase(Locale.ROOT));
      boolean other =
          others.stream()
              .anyMatch(topic -> topic.first() <= hit.first() && topic.last() >= hit.last());
      if (!other && (!capitals || written.equals(written.toUpperCase(Locale.ROOT)))) {
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
    Lexicon.groups("tickets.txt").stream()
        .flatMap(group -> group.phrases().stream())
        .forEach(name -> names.add(name, name));
    return names;
  }

  private static Phrases<String> group(String kind) {
    Phrases<String> names = new Phrases<>();
    Lexicon.groups("tickets.txt").stream()
        .filter(group -> group.name().equals(kind))
        .flatMap(group -> group.phrases().stream())
        .forEach(name -> names.add(name, name));
    return names;
  }
}
