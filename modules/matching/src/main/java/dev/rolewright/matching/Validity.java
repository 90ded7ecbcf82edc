package dev.rolewright.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text says of how long a certificate is valid.
 *
 * @param state whether it is said to hold
 * @param words the words that say so, as they stand there; empty where none do
 */
record Validity(State state, String words) {
  /** How a certificate is said to stand, what says least first. */
  enum State {
    /** Nothing says until when it is valid. */
    UNSAID,
    /** It is said to have run out, or the date that is given is past. */
    ENDED,
    /** It is said to hold, or the date that is given is to come. */
    HOLDS
  }

  static final Validity UNSAID = new Validity(State.UNSAID, "");

  private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Words between a verb and its date: "expires on", "valid until:". */
  private static final String LINK =
      "\\s*(?:date)?\\s*[:=(–—-]?\\s*(?:(?:on|in|at|by|end|the|of|to|until|till|since|from)\\b\\s*){0,3}";

  private static final Pattern UNTIL =
      Pattern.compile(
          "\\b(?:expir(?:es|ed|y|ing|ation)|exp\\b\\.?|valid(?:ity)?(?:\\s+(?:to|till?|until|thru|"
              + "through))?|(?:good|current|in\\s+date)\\s+(?:to|till?|until|thru|through)|until|"
              + "runs?\\s+out|ran\\s+out|lapse[sd]|renewal(?:\\s+(?:due|date))?|due\\s+for\\s+renewal|"
              + "renew\\s+by|due|ends|ended|gültig\\s+bis|abgelaufen(?:\\s+am)?)"
              + LINK
              + WrittenDate.PATTERN,
          IGNORE_CASE);

  private static final Pattern OVER =
      Pattern.compile(
          "(?<!\\bnot )(?<!\\bnever )(?<!n['’]t )(?<!\\bnot yet"
              + " )\\b(?:(?:has\\s+|have\\s+|had\\s+)?"
              + "(?:expired|lapsed|ran\\s+out|run\\s+out)|out\\s+of\\s+date|no\\s+longer\\s+(?:valid|"
              + "current|held|in\\s+date)|not\\s+(?:currently\\s+)?(?:valid|current|in\\s+date)|"
              + "needs?\\s+(?:renewing|renewal|to\\s+be\\s+renewed)|renewal\\s+overdue|overdue|"
              + "abgelaufen)\\b",
          IGNORE_CASE);

  private static final Pattern RENEWED =
      Pattern.compile(
          "\\b(?:refreshed|renewed|re-?newed|re-?certified|re-?taken|refresher|issued|obtained|passed|"
              + "completed|taken|done)"
              + LINK
              + WrittenDate.PATTERN,
          IGNORE_CASE);

  private static final Pattern IN_DATE =
      Pattern.compile(
          "\\b(?:in[\\s-]date|up[\\s-]to[\\s-]date|unexpired|not\\s+expired|current|valid|active(?!\\s+directory)|"
              + "(?:does|do)(?:\\s+not|n['’]t)\\s+expire|never\\s+expires|no\\s+expiry|lifetime|for\\s+"
              + "life|unlimited|indefinite(?:ly)?|gültig)\\b",
          IGNORE_CASE);

  private static final String PAPER =
      "(?:licen[cs]es?|certificat\\p{L}+|certs?|cards?|registration|membership|clearance|permit|pin|"
          + "status|passport|accreditation|driving|driver['’]?s?)\\b";

  /**
   * Words that ask for it to be valid: before, behind or in parentheses, or said of a paper. In the
   * middle of a name they belong to it: "Eddy Current Testing".
   */
  private static final Pattern ASKING =
      Pattern.compile(
          "(?:(?<=^|[(,;])|(?<=[(,;]\\s)|(?<=^(?:an?|the)\\s))(?:"
              + IN_DATE.pattern()
              + ")(?!\\s+transformers?)|(?:"
              + IN_DATE.pattern()
              + ")(?=\\s*(?:$|[),;]|"
              + PAPER
              + "))",
          IGNORE_CASE);

  /** "Valid since 2019", "valid from May 2024": the date is a beginning. */
  private static final Pattern BEGINNING =
      Pattern.compile("\\b(?:valid|validity|current|gültig)\\b.*\\b(?:since|from)\\b", IGNORE_CASE);

  /** Tells whether the words ask that a certificate be valid today. */
  static boolean isAsked(String words) {
    return IN_DATE.matcher(words).find();
  }

  /** Tells whether a clause goes on about the certificate that the clause before names. */
  static boolean goesOn(String clause) {
    String words = clause.replaceFirst("^[\\s(–—-]+", "");
    return Stream.of(OVER, UNTIL, RENEWED, IN_DATE)
        .anyMatch(pattern -> pattern.matcher(words).lookingAt());
  }

  /** Returns a name without the words that ask for it to be valid. */
  static String withoutAsking(String name) {
    return ASKING.matcher(name.strip()).replaceAll(" ");
  }

  /** Reads what a text about one certificate says; a date is past once its last day is. */
  static Validity of(String text, LocalDate today) {
    String line = Passage.line(text);
    Optional<Dated> until = latest(UNTIL, line);
    Optional<Dated> renewed = latest(RENEWED, line);
    Matcher over = OVER.matcher(line);
    boolean isOver = over.find();
    boolean toCome = until.isPresent() && !until.get().day.isBefore(today);
    if (toCome && !OVER.matcher(until.get().words).find()) {
      return new Validity(State.HOLDS, until.get().words);
    }
    if (until.isPresent() || isOver) {
      String words = until.map(Dated::words).orElseGet(() -> isOver ? over.group() : "");
      boolean again =
          renewed.isPresent() && (until.isEmpty() || !renewed.get().day.isBefore(until.get().day));
      return again
          ? new Validity(State.UNSAID, renewed.get().words)
          : new Validity(State.ENDED, words.strip());
    }
    Matcher inDate = IN_DATE.matcher(line);
    if (inDate.find()) {
      return new Validity(State.HOLDS, inDate.group());
    }
    return renewed.map(dated -> new Validity(State.UNSAID, dated.words)).orElse(UNSAID);
  }

  /**
   * Returns what several texts say together. Silence hides nothing; where one says that it holds,
   * another speaks of an earlier certificate.
   */
  static Validity together(Stream<Validity> all) {
    return all.max(
            Comparator.comparing(Validity::state)
                .thenComparing(validity -> !validity.words.isEmpty()))
        .orElse(UNSAID);
  }

  private record Dated(LocalDate day, String words) {}

  private static Optional<Dated> latest(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    Optional<Dated> latest = Optional.empty();
    while (matcher.find()) {
      boolean beginning = BEGINNING.matcher(matcher.group()).find();
      Optional<WrittenDate.Reach> reach = WrittenDate.reach(matcher, line, beginning);
      if (reach.isPresent()
          && (latest.isEmpty() || latest.get().day.isBefore(reach.get().last()))) {
        String words = line.substring(matcher.start(), reach.get().end()).strip();
        latest = Optional.of(new Dated(reach.get().last(), words));
      }
    }
    return latest;
  }
}
