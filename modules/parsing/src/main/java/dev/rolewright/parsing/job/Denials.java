package dev.rolewright.parsing.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of a text that say that something is not asked for: "No degree needed", "A degree
 * is not required". "Not required, but welcome" is a wish and no denial, and so is a mark beside
 * what is named: "Kafka (not required)".
 */
final class Denials {
  private static final String NEED =
      "(?:required|needed|necessary|essential|mandatory|compulsory|obligatory|expected|(?:an?"
          + " )?(?:\\w{1,20} )?(?:must|requirement|prerequisite|precondition)"
          + "|erforderlich|notwendig|nötig|vorausgesetzt|voraussetzung|requise?|nécessaire)\\b";

  /** A word; a full stop is in it ("Node.js"), but does not end it. */
  private static final String WORD =
      "(?:(?!(?:but|aber|sondern|however|though|although|yet)\\b)[\\p{L}\\d#&/]"
          + "(?:[\\p{L}\\d/'’+#&-]|\\.(?=[\\p{L}\\d])){0,29}+)";

  private static final String WORDS = WORD + "(?:\\s" + WORD + ")";

  /** What employers ask for; where a list begins with it, the list is of such things. */
  private static final String ASKED =
      "(?:degrees?|diplomas?|qualifications?|experience|background|licen[cs]es?|certificat\\w{1,6}"
          + "|knowledge|training|education|skills?|gcses?|a-levels?|portfolio|cv|résumé|resume"
          + "|references?|tools?|car|abschluss|studium|erfahrung|kenntnisse|führerschein)";

  /**
   * The things before the last of "a, b or c": one word, or words that end in what can be asked
   * for. Behind any other comma something new begins: "No weekend shifts, CSCS card required".
   */
  private static final String LIST =
      "(?:(?!agenc|recruiters?\\b|calls?\\b|weekends?\\b|nights?\\b|nonsense\\b|shifts?\\b)(?:"
          + WORD
          + "|"
          + WORDS
          + "{0,4}?(?<=\\b"
          + ASKED
          + "))(?:,\\s"
          + WORDS
          + "{0,3}?){0,5},?\\s(?:or|nor|oder|noch)\\s)?";

  /** "No degree or certificate needed"; "no fewer than 3 years required" asks for something. */
  private static final Pattern NONE_NEEDED =
      Pattern.compile(
          "\\b(?:no|kein\\w{0,2}|without"
              + " any)\\s(?!(?:less|fewer|more|later|earlier|longer|smaller)\\b)"
              + LIST
              + "(?:"
              + WORD
              + "\\s){1,10}?(?:(?:is|are|will be|would be)\\s)?(?:\\w{1,20}ly\\s)?"
              + NEED);

  /** What is denied stands before it, up to the last sign that parts a sentence. */
  private static final Pattern NOT_NEEDED =
      Pattern.compile(
          "(?<=[\\p{L}\\d)'’]\\s)(?:(?:is|are|was|were|will be|would"
              + " be|ist|sind)\\s(?:\\w{1,20}\\s)?(?:not|no|nicht|keine?|by no means|no"
              + " longer)|(?:is|are|was|were)n['’]t|won['’]t be|not|nicht|no longer|n['’]est"
              + " pas)\\s(?:(?!only\\b|merely\\b|solely\\b)\\w{1,20}ly\\s|zwingend\\s)?"
              + NEED
              + "|\\b(?:does(?: not|n['’]t)|do(?: not|n['’]t)|will not|won['’]t) matter\\b");

  /** "You don't need a degree", "we do not ask for certificates". */
  private static final Pattern NO_NEED =
      Pattern.compile(
          "\\b(?:you|we|candidates?|applicants?)\\s(?:(?:do not|don['’]t|will"
              + " not|won['’]t)\\s(?:(?!only\\b|merely\\b|solely\\b)\\w{1,20}ly\\s)?(?:need|require|ask"
              + " for|expect|insist on|look for|have to have|mind|care)|need"
              + " not|needn['’]t)\\b(?:(?!\\b(?:but|must)\\b)[^.,;:()]){0,60}?\\b(?:degrees?|diplomas?|qualifications?|experience"
              + "|background|licen[cs]es?|certificat\\w{1,6}|knowledge|training|education|skills?"
              + "|gcses?|a-levels?|portfolio)\\b");

  private static final Pattern NEGATORS =
      Pattern.compile("\\b(?:no|not|nicht|kein\\w{0,2}|without|need not|pas)\\b|n['’]t\\b");

  /** Not asked for by the employer, or not needed by the person, who can do without. */
  private static final Pattern OTHER_NEEDS =
      Pattern.compile("\\b(?:supervision|sponsorship|visas?|oversight|guidance|work permit)\\b");

  private static final Pattern WELCOME =
      Pattern.compile(
          "\\b(?:helps?|helpful|useful|welcomed?|plus|bonus|advantage|advantageous|preferred|prefer"
              + "|preferable|preferably|desirable|desired|beneficial|nice|appreciated|like|love"
              + "|great|ideal|ideally|asset|good|handy|valued|useful|vorteil|willkommen"
              + "|wünschenswert)\\b");

  /** A subject that stands for what other lines name. */
  private static final Pattern POINTING =
      Pattern.compile(
          "(?:but |though |although |and )?(?:this|these|they|those|that|it|none|all|either|both"
              + "|neither|which|das|dies)\\b.*",
          Pattern.DOTALL);

  private static final String PARTING = ",;:(–—.!?\n";
  private static final String BUT = " but ";

  private Denials() {}

  /** A part of a text that denies a need, as UTF-16 indexes. */
  record Part(int start, int end) {}

  /** Returns the parts of a text that deny a need, in order. */
  static List<Part> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Part> parts = new ArrayList<>();
    if (lower.length() != text.length() || !NEGATORS.matcher(lower).find()) {
      return parts;
    }
    add(NONE_NEEDED, lower, parts);
    add(NOT_NEEDED, lower, parts);
    add(NO_NEED, lower, parts);
    if (!parts.isEmpty() && WELCOME.matcher(blanked(lower, parts)).find()) {
      return List.of();
    }
    return parts;
  }

  /** Returns a text with blanks in place of what it denies. */
  static String without(String text) {
    return blanked(text, in(text));
  }

  private static void add(Pattern pattern, String lower, List<Part> parts) {
    Matcher matcher = pattern.matcher(lower);
    while (matcher.find()) {
      int start = pattern == NOT_NEEDED ? subject(lower, matcher.start()) : matcher.start();
      String denied = lower.substring(start, matcher.end()).strip();
      boolean named = start < matcher.start() || pattern != NOT_NEEDED;
      if (named && !OTHER_NEEDS.matcher(denied).find() && !POINTING.matcher(denied).matches()) {
        parts.add(new Part(start, matcher.end()));
      }
    }
  }

  /** Where the subject of a verb begins; the verb's own place where a sign stands before it. */
  private static int subject(String lower, int verb) {
    int start = verb;
    while (start > 0 && PARTING.indexOf(lower.charAt(start - 1)) < 0) {
      start--;
    }
    int but = lower.lastIndexOf(BUT, verb);
    start = Math.max(start, but < 0 ? 0 : but + BUT.length());
    return lower.substring(start, verb).isBlank() ? verb : start;
  }

  private static String blanked(String text, List<Part> parts) {
    StringBuilder rest = new StringBuilder(text);
    for (Part part : parts) {
      for (int at = part.start(); at < part.end(); at++) {
        rest.setCharAt(at, ' ');
      }
    }
    return rest.toString();
  }
}
