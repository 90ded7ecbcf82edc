package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the heads of positions that have no employer: "Self employed", "Sole trader",
 * "Subcontractor to Carver Homes".
 */
final class CvOwnBusiness {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final int MOST_ROLE_LENGTH = 60;
  private static final String OWN =
      "(?:self[- ]?employ(?:ed|ment)|freelanc(?:e|er|ing)|sole[- ]trader|own business"
          + "|selbst(?:st)?ändig(?:keit)?|freiberuflich|freiberufler(?:in)?|autónom[oa]"
          + "|indépendante?)";
  private static final Pattern WHOLE = Pattern.compile(OWN, FLAGS);
  private static final Pattern BEGINNING = Pattern.compile(OWN + "(?![\\p{L}\\d])", FLAGS);

  /** A firm that a person works for without being its employee. */
  private static final Pattern UNDER =
      Pattern.compile(
          "(?<title>(?:self[- ]employed )?(?:sub[- ]?contract(?:or|ed|ing)|subb(?:ed|ing|ie)"
              + "|contract(?:or|ed|ing)))(?:\\s(?:work|out))?\\s(?:to|for|with)\\s"
              + "(?<owner>(?-i:[\\p{Lu}\\d])[^,;()]{1,60}?)"
              + "(?:[\\s,(]+(?<rest>(?:on|doing|in|at|until|as|while|mainly|mostly)\\s.{1,120}))?",
          FLAGS);

  private static final Pattern LASTING =
      Pattern.compile(
          "^(?<head>.{3,80}?)\\s{0,2}(?:[,–—(|\\t]|\\s-{1,2}\\s|\\sfor\\s)\\s{0,2}"
              + "(?<long>(?:(?:approx\\.?|about|ca\\.?|over|almost|nearly)\\s)?"
              + "(?:\\d{1,2}(?:\\.5|½)?\\+?|one|two|three|four|five|six|seven|eight|nine|ten)\\s?"
              + "(?:years?|yrs?|months?|mths?|mos?|jahre?|monate?|ans|mois|años|meses))\\)?",
          FLAGS);

  private CvOwnBusiness() {}

  /** Who a person works for under contract. */
  record Under(String title, String owner, String rest) {}

  /** Returns whether a text says that a person works for nobody, and nothing else. */
  static boolean is(String text) {
    return WHOLE.matcher(CvText.trimmed(text)).matches();
  }

  /** Returns whether a text begins as the head of such a position does. */
  static boolean begins(String text) {
    String bare = CvText.trimmed(text);
    return CvText.startsUpper(bare)
        && !CvText.endsWithStop(bare)
        && (BEGINNING.matcher(bare).lookingAt() || under(bare).isPresent());
  }

  /** Reads "Subcontractor to Carver Homes". */
  static Optional<Under> under(String text) {
    Matcher matcher = UNDER.matcher(CvText.trimmed(text));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = matcher.group("rest");
    return Optional.of(
        new Under(
            matcher.group("title"),
            CvText.trimmed(matcher.group("owner")),
            rest == null ? "" : rest));
  }

  /** Finds the head "Self employed, 2 yrs", which says how long it lasted and not when. */
  static Optional<CvAnchor> lasting(CvLine line, CvWords words) {
    Matcher matcher = LASTING.matcher(line.columns());
    if (line.bulleted() || line.isProse() || !matcher.matches()) {
      return Optional.empty();
    }
    String head = matcher.group("head").strip();
    boolean role =
        line.afterBlank()
            && CvText.startsUpper(head)
            && head.length() <= MOST_ROLE_LENGTH
            && words.weight(CvWords.Group.ROLE, head) == 2;
    return begins(head) || role
        ? Optional.of(
            new CvAnchor(
                new DateRange(Optional.empty(), Optional.empty(), false),
                head,
                matcher.group("long"),
                false,
                false))
        : Optional.empty();
  }
}
