package dev.rolewright.parsing.job;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins the names of certificates of which one is enough: "GCIH or SC-200", "one of: A, B, C". They
 * are one requirement, whose name has the words of the ad, so that nobody lacks the others.
 */
final class CertificateChoices {
  private static final Pattern OR =
      Pattern.compile(
          "(?i)(?:\\s(?:card|certification|certificate|licen[cs]e|ticket))?\\s?\\)?,?\\s?\\(?"
              + "(?:/\\s?|(?:and/or|or|oder|ou)\\s(?:(?:an?|the|even|equivalent|current|valid)\\s)*)");
  private static final Pattern COMMA =
      Pattern.compile(
          "(?i)(?:\\s(?:card|certification|certificate|licen[cs]e|ticket))?\\s?,\\s(?:an?\\s)?");
  private static final Pattern ONE_OF =
      Pattern.compile(
          "(?i)\\b(?:(?:at least )?one|any|either)\\s(?:or more )?of\\b[^.;]{0,40}$|\\beither\\s$");

  /** UTF-16 units before the first name in which "one of" is looked for. */
  private static final int BEFORE = 80;

  private CertificateChoices() {}

  /**
   * Returns the places of the requirements.
   *
   * @param ranges places of the names in the order of the text, none within another
   */
  static List<CertificationReader.Range> joined(
      String text, List<CertificationReader.Range> ranges) {
    List<CertificationReader.Range> joined = new ArrayList<>();
    int first = 0;
    while (first < ranges.size()) {
      int last = lastOfChoice(text, ranges, first);
      joined.add(new CertificationReader.Range(ranges.get(first).start(), ranges.get(last).end()));
      first = last + 1;
    }
    return joined;
  }

  /** A list goes on to its last "or"; a comma behind it begins something new. */
  private static int lastOfChoice(String text, List<CertificationReader.Range> ranges, int first) {
    int start = ranges.get(first).start();
    boolean oneOf = ONE_OF.matcher(text.substring(Math.max(0, start - BEFORE), start)).find();
    int lastOr = -1;
    int last = first;
    while (last + 1 < ranges.size()) {
      String gap = text.substring(ranges.get(last).end(), ranges.get(last + 1).start());
      boolean or = OR.matcher(gap).matches();
      if (!or && (lastOr >= 0 || !COMMA.matcher(gap).matches())) {
        break;
      }
      last++;
      lastOr = or ? last : lastOr;
    }
    return oneOf ? last : Math.max(first, lastOr);
  }
}
