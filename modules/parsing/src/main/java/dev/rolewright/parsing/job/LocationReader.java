package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place of work in the words of the ad. */
public final class LocationReader {
  private static final Pattern SEGMENTS =
      Pattern.compile("(?<!\\s)\\s+(?:[|·•–—]|-{1,3})\\s+|(?:(?<!\\s)\\s+)?+[|·•]\\s*|;\\s+");
  private static final Pattern LEADING_TERMS =
      Pattern.compile(
          "(?i)^(?:(?:hybrid|on-?site|permanent|full-?time|part-?time|contract|based"
              + " in|based|located in|in|job location|fixed[- ]term)\\b[\\s,/:–-]*+)++(?=\\S)");

  private static final Pattern TRAILING_TERM =
      Pattern.compile("(?i)[,/–-]\\s?(?:fully |partly )?(?:hybrid|remote|on-?site)$");

  /** "Manchester, 2 days/week on-site". */
  private static final Pattern TRAILING_DAYS =
      Pattern.compile(
          "(?i)\\s?[,(/–-]\\s?(?:up to |at least )?(?:[1-5](?:\\s?[-–]\\s?[1-5])?|one|two|three"
              + "|four|five) days?\\b(?:[^,]{0,40})$");

  /** "… is hiring drivers out of Knoxville, TN!" names a place and is none. */
  private static final Pattern SENTENCE =
      Pattern.compile(
          "[!?]$|\\b(?:is|are|we|you|our|your|has|have|needs?|seeks?|hiring|out of)\\b");

  private static final String PLACE =
      "(?<place>\\p{Lu}[\\p{L}'’.-]+(?: (?:\\p{Lu}[\\p{L}'’.-]+|am|an|der|upon|on|de|la)){0,3}(?:,"
          + " (?:the )?\\p{Lu}[\\p{L}'’.]+(?: \\p{Lu}[\\p{L}'’.]+){0,2}){0,2})";
  private static final Pattern BASED =
      Pattern.compile(
          "(?:hiring in|\\bout of|[Ww]e['’]re in|[Ww]e are in|based (?:in|at|out of)|located"
              + " in|situated in|work(?:ing)? (?:from|in|at) our|office (?:is )?in|offices"
              + " in|(?:job|role|position|post) (?:is )?in|live in or near|at our|in our|join us"
              + " in|relocate to|our team in|held in|headquartered in|site in|remote"
              + " (?:from|within|in))\\s(?:the |central |downtown |beautiful |sunny )?"
              + PLACE);

  private final Places places;

  public LocationReader(Places places) {
    this.places = places;
  }

  /**
   * Returns the place of work, or the empty string.
   *
   * @param titleLine line of the title, which may name a place beside the role; or -1
   * @param title title as read from that line
   * @param company name of the employer; may be empty
   */
  public String read(
      List<TextLine> lines,
      List<HeadingReader.Mark> marks,
      int titleLine,
      String title,
      String company) {
    String labelled = labelled(marks);
    if (!labelled.isEmpty()) {
      return labelled;
    }
    int seen = 0;
    for (int index = 0; index < lines.size() && seen < 10; index++) {
      TextLine line = lines.get(index);
      if (line.layout().navigation()) {
        continue;
      }
      seen++;
      String found = inHead(line.body(), index == titleLine ? title : "", company);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return inSentences(lines);
  }

  private String labelled(List<HeadingReader.Mark> marks) {
    for (int index = 0; index < Math.min(40, marks.size()); index++) {
      HeadingReader.Mark mark = marks.get(index);
      boolean location = mark.label().filter(LineSection.LOCATION::equals).isPresent();
      boolean place = location && mark.value().length() <= 140 && !mark.value().isBlank();
      boolean names = place && mark.value().codePoints().anyMatch(Character::isUpperCase);
      if (names) {
        return TRAILING_DAYS.matcher(mark.value()).replaceFirst("").strip();
      }
    }
    for (int index = 0; index + 1 < marks.size(); index++) {
      HeadingReader.Mark next = marks.get(index + 1);
      boolean under = marks.get(index).heading() && marks.get(index).topic() == Topic.LOCATION;
      if (under && !next.heading() && next.value().length() <= 100) {
        return next.value();
      }
    }
    return "";
  }

  private String inHead(String body, String title, String company) {
    if (body.length() > 140 || body.endsWith(".") || MailAddresses.isIn(body)) {
      return "";
    }
    String rest = title.isEmpty() ? body : body.replace(title, " | ");
    for (String segment : SEGMENTS.split(rest.replace('(', '|').replace(")", ""))) {
      String candidate = segment.strip();
      boolean sentence = SENTENCE.matcher(candidate).find();
      if (sentence || Words.of(candidate).size() > 10 || !places.isIn(candidate)) {
        continue;
      }
      return trim(withoutCompany(candidate, company, !title.isEmpty()));
    }
    return "";
  }

  /**
   * "Nordlicht Software, Berlin" beside a title has the employer before the place. A name before a
   * state or country may be the town ("Dublin, Ireland").
   */
  private String withoutCompany(String candidate, String company, boolean besideTitle) {
    int comma = candidate.lastIndexOf(',');
    if (comma < 0) {
      return candidate;
    }
    String head = candidate.substring(0, comma).strip();
    String tail = candidate.substring(comma + 1).strip();
    boolean named = !company.isEmpty() && head.contains(company);
    boolean firm = besideTitle && places.isCity(tail) && !places.isIn(head);
    return places.isIn(tail) && (named || firm) ? tail : candidate;
  }

  /** "Aldermoor Trust, Edinburgh" has a name before its place, "Dublin, Ireland" has not. */
  private String trim(String candidate) {
    String place = LEADING_TERMS.matcher(candidate).replaceFirst("");
    place = TRAILING_DAYS.matcher(place).replaceFirst("");
    place = TRAILING_TERM.matcher(place).replaceFirst("");
    int comma = place.indexOf(',');
    while (comma > 0
        && !places.isIn(place.substring(0, comma))
        && isName(place.substring(0, comma))) {
      String tail = place.substring(comma + 1).strip();
      if (!places.isIn(tail)) {
        break;
      }
      place = tail;
      comma = place.indexOf(',');
    }
    return place.replaceFirst("^[\\s,/–-]+", "").replaceFirst("[\\s,/–-]+$", "");
  }

  private static boolean isName(String text) {
    return Words.of(text).size() >= 3 || LegalForms.isIn(text);
  }

  private String inSentences(List<TextLine> lines) {
    for (TextLine line : lines) {
      Matcher matcher = BASED.matcher(line.body());
      while (matcher.find()) {
        String place = matcher.group("place").replaceFirst("[.']+$", "");
        if (places.isIn(place)) {
          return place;
        }
      }
    }
    for (TextLine line : lines) {
      String town = places.townWithState(line.body());
      if (!town.isEmpty()) {
        return town;
      }
    }
    return "";
  }
}
