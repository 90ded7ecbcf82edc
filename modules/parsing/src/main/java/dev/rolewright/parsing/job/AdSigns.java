package dev.rolewright.parsing.job;

import dev.rolewright.domain.Salary;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells how much of a job ad a text is. An ad names a role, says what the person will do, what they
 * must bring and get, and asks them to apply; other texts share one or two of these at most.
 */
public final class AdSigns {
  /** What an ad holds; each counts once, however often it is found. */
  private enum Sign {
    ROLE,
    HIRING,
    DUTIES,
    ASKING,
    TERMS
  }

  /** Share of the confidence that is left, by the number of signs. */
  private static final double[] SHARES = {0.2, 0.3, 0.4, 0.9, 1, 1};

  /** Two years, or a year and "present", as a CV's positions have them. */
  private static final Pattern SPAN_OF_YEARS =
      Pattern.compile(
          "(?i)\\b(?:19|20)\\d{2}\\s?(?:[-–—]|to|until|bis)\\s?(?:\\p{L}+\\.?\\s|\\d{1,2}[./])?"
              + "(?:(?:19|20)\\d{2}|present|now|today|current|heute)\\b");

  /** Least spans of years that make a text without a word to the reader a CV. */
  private static final int SPANS_OF_A_CV = 2;

  /** Least words "I" and "my" that make a text a letter or a CV where it seldom says "you". */
  private static final int WORDS_OF_A_LETTER = 4;

  /** Longest text, in UTF-16 units, of which a role and a word of hiring are enough. */
  private static final int LONGEST_SMALL_AD = 400;

  private static final double SMALL_AD = 0.85;

  /** Words of a heading that no CV has over what the person can do: "What you bring". */
  private static final Pattern ANNOUNCES =
      Pattern.compile(
          "(?i)\\b(?:requirements?|required|requires?|must[- ]haves?|you|you['’]ll|you['’]re"
              + "|you['’]ve|your|we|essentials?|looking|person specification|anforderungen"
              + "|voraussetzungen|du|dein|sie|ihr|votre|vous|requisitos|requisiti)\\b");

  /** "How a barista works" names a role and is no title of a job. */
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?i)^\\W*(?:how|why|what|when|where|who|tips?|becoming|guide|the guide|a guide|wie|warum"
              + "|\\d+ (?:tips|ways|things|reasons))\\b|\\?$");

  private static final Pattern OPENS_DATA =
      Pattern.compile("^\\s*+(?:```\\w*\\s?)?[{\\[]\\s*+(?:[{\\[\"]|$)");
  private static final Pattern KEY = Pattern.compile("\"[\\w$ .-]{1,60}\"\\s?:");
  private static final int FEWEST_KEYS = 3;

  private static final Set<String> WRITER = Set.of("i", "i'm", "i've", "i'd", "i'll", "my", "ich");
  private static final Set<String> OTHERS =
      Set.of(
          "you", "you'll", "you're", "you've", "you'd", "your", "we", "we're", "we'll", "our", "us",
          "du", "dein", "deine", "sie", "ihr", "ihre", "wir", "vous", "votre", "vos", "nous");

  private final Phrases<Sign> phrases = new Phrases<>();
  private final RoleNames roles;

  public AdSigns(RoleNames roles) {
    this.roles = roles;
    for (Lexicon.Group group : Lexicon.groups("ad-signs.txt")) {
      Sign sign = Sign.valueOf(group.name());
      group.phrases().forEach(phrase -> phrases.add(phrase, sign));
    }
  }

  /**
   * Returns the factor for an ad's confidence: 1 for a text that has the signs of an ad, less for
   * one that has few.
   *
   * @param title title as read; may be empty
   * @param salary pay as read
   */
  public double share(List<LineClassifier.Line> lines, String title, Optional<Salary> salary) {
    if (isData(lines.stream().map(LineClassifier.Line::line).toList())) {
      return SHARES[0];
    }
    EnumSet<Sign> signs = EnumSet.noneOf(Sign.class);
    if (roles.isIn(title) || roles.isInPlural(title)) {
      signs.add(Sign.ROLE);
    }
    if (salary.isPresent()) {
      signs.add(Sign.TERMS);
    }
    boolean announced = false;
    int spans = 0;
    int writer = 0;
    int others = 0;
    int length = 0;
    for (LineClassifier.Line line : lines) {
      headingSign(line.mark().topic()).ifPresent(signs::add);
      String body = line.line().body();
      announced |= announces(line);
      Words words = Words.of(body);
      phrases.find(words).forEach(hit -> signs.add(hit.value()));
      spans += SPAN_OF_YEARS.matcher(body).find() ? 1 : 0;
      writer += count(words, WRITER);
      others += count(words, OTHERS);
      length += body.length();
    }
    boolean cv = spans >= SPANS_OF_A_CV && !(signs.contains(Sign.HIRING) && others > 0);
    boolean letter = writer >= WORDS_OF_A_LETTER && writer > others;
    if (cv || letter) {
      signs.removeIf(sign -> sign != Sign.ROLE);
    }
    boolean small =
        length <= LONGEST_SMALL_AD && signs.contains(Sign.ROLE) && signs.contains(Sign.HIRING);
    boolean titled = signs.contains(Sign.ROLE) && !ARTICLE.matcher(title).find();
    if (announced && titled && !cv && !letter) {
      return Math.max(SMALL_AD, SHARES[signs.size()]);
    }
    return small ? Math.max(SMALL_AD, SHARES[signs.size()]) : SHARES[signs.size()];
  }

  /** Returns whether a text is JSON, which may hold the words of an ad but none of its lines. */
  public static boolean isData(List<TextLine> lines) {
    if (lines.isEmpty() || !OPENS_DATA.matcher(lines.getFirst().text()).find()) {
      return false;
    }
    int keys = 0;
    for (TextLine line : lines) {
      Matcher key = KEY.matcher(line.text());
      while (keys < FEWEST_KEYS && key.find()) {
        keys++;
      }
    }
    return keys >= FEWEST_KEYS;
  }

  private static int count(Words words, Set<String> wanted) {
    int count = 0;
    for (int index = 0; index < words.size(); index++) {
      count += wanted.contains(words.text(index)) ? 1 : 0;
    }
    return count;
  }

  private static boolean announces(LineClassifier.Line line) {
    boolean heading = line.mark().heading() && line.mark().topic() == Topic.MUST_HAVE;
    return heading && ANNOUNCES.matcher(line.line().body()).find();
  }

  private static Optional<Sign> headingSign(Topic topic) {
    return switch (topic) {
      case RESPONSIBILITY, ROLE -> Optional.of(Sign.DUTIES);
      case NICE_TO_HAVE -> Optional.of(Sign.ASKING);
      case BENEFIT, SALARY -> Optional.of(Sign.TERMS);
      case MUST_HAVE, ABOUT, VALUES, LOCATION, LEGAL, OTHER, BASICS, NONE -> Optional.empty();
    };
  }
}
