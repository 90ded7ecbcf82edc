package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the title of the role: a label, a heading, one of the first lines, or a sentence. */
public final class TitleReader {
  private static final int HEAD_LINES = 14;

  private static final Pattern OPENING_CALL =
      Pattern.compile(
          "(?i)^(?:now hiring|hiring|wanted|vacancy|job|needed|gesucht)\\s*[:!–-]+\\s*");
  private static final Pattern OPENING_END =
      Pattern.compile(
          "(?i)[.,:;!?(|]|\\s[–—-]\\s|/(?=\\p{Ll}{4})|\\s(?:is |are |urgently"
              + " )?(?:needed|wanted|required|sought|gesucht|for"
              + "|in|at|to|with|h/f|f/h|[mwfd]/[mwfd])\\b");

  /** Most words of a first sentence that can be a title. */
  private static final int MOST_OPENING_WORDS = 6;

  private final RoleNames roles;
  private final RoleFacts facts;
  private final TitleCleaner cleaner;
  private final AnnouncedRole announced;
  private final Places places;

  public TitleReader(RoleNames roles, Places places, RoleFacts facts) {
    this.roles = roles;
    this.facts = facts;
    this.places = places;
    cleaner = new TitleCleaner(roles, places);
    announced = new AnnouncedRole(roles);
  }

  /**
   * The title and where it stands.
   *
   * @param title empty where none was found
   * @param lineIndex line that is the title, or -1 when it was found within a sentence
   */
  public record Found(String title, int lineIndex) {}

  public Found read(List<TextLine> lines, List<HeadingReader.Mark> marks) {
    for (int index = 0; index < Math.min(lines.size(), 40); index++) {
      boolean titled = marks.get(index).label().filter(LineSection.TITLE::equals).isPresent();
      if (titled && isTitleSized(marks.get(index).value())) {
        return new Found(cleaner.clean(marks.get(index).value()), index);
      }
    }
    int best = -1;
    double bestScore = 1.3;
    int seen = 0;
    for (int index = 0; index < lines.size() && seen < HEAD_LINES; index++) {
      TextLine line = lines.get(index);
      if (line.layout().navigation() || marks.get(index).label().isPresent()) {
        continue;
      }
      seen++;
      double score = score(line, marks.get(index), seen - 1);
      if (score > bestScore) {
        best = index;
        bestScore = score;
      }
    }
    boolean named = best >= 0 && namesRole(lines.get(best).body());
    if (named) {
      return new Found(cleaner.clean(lines.get(best).body()), best);
    }
    String role = announced.in(lines);
    if (best >= 0 && (role.isEmpty() || facts.namesFunction(lines.get(best).body()))) {
      return new Found(cleaner.clean(lines.get(best).body()), best);
    }
    return new Found(role.isEmpty() ? opening(lines) : role, -1);
  }

  private boolean namesRole(String text) {
    return roles.isIn(text) || roles.isInPlural(text);
  }

  /**
   * "Barista. Weekend shifts …", "Sales assistant required for …": the first words name the role.
   */
  private String opening(List<TextLine> lines) {
    for (int index = 0; index < Math.min(2, lines.size()); index++) {
      String body = OPENING_CALL.matcher(lines.get(index).body()).replaceFirst("");
      String first = OPENING_END.split(body, 2)[0].strip();
      Words words = Words.of(first);
      String last = words.text(words.size() - 1);
      boolean role = words.size() <= MOST_OPENING_WORDS && namesRole(last);
      if (role && !NoTitle.isSlogan(first)) {
        return cleaner.clean(first);
      }
    }
    return "";
  }

  private double score(TextLine line, HeadingReader.Mark mark, int position) {
    String body = line.body();
    boolean unusable =
        (mark.heading() && mark.topic() != Topic.NONE)
            || mark.label().isPresent()
            || !isTitleSized(body)
            || (line.layout().bulleted() && position > 0 && !line.text().startsWith(">"))
            || (body.endsWith(".") && !body.endsWith("Sr.") && !body.endsWith("Jr."))
            || NoTitle.isPageText(body)
            || MailAddresses.isIn(body)
            || body.endsWith(",");
    if (unusable) {
      return 0;
    }
    double score = roles.isIn(body) ? 2.5 : roles.isInPlural(body) ? 1.6 : 0;
    if (score == 0 && NoTitle.isSlogan(body)) {
      return 0;
    }
    score += line.layout().headingLevel() == 1 ? 2 : line.layout().headingLevel() > 0 ? 1 : 0;
    score += position == 0 ? 1 : 0;
    score += line.layout().emphasised() ? 0.3 : 0;
    score += HeadingReader.isCapitals(body) ? 0.2 : 0;
    score +=
        position == 0 && Character.isUpperCase(body.charAt(0)) && !body.endsWith("!") ? 0.5 : 0;
    score -= 0.12 * position;
    score -=
        MoneyScanner.find(body).stream().anyMatch(money -> !money.currency().isEmpty()) ? 0.5 : 0;
    score -= Words.of(body).size() > 9 ? 0.6 : 0;
    score -= body.matches("(?i).*\\b(?:we|you|our|your|is|are|will|jobs)\\b.*") ? 1 : 0;
    score -= places.isIn(body) && !roles.isIn(body) ? 2 : 0;
    return score;
  }

  private static boolean isTitleSized(String text) {
    int words = Words.of(text).size();
    return words >= 1 && words <= 16 && text.length() <= 120;
  }
}
