package dev.rolewright.parsing;

import dev.rolewright.domain.LineSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the title of the role: a label, a heading, one of the first lines, or a sentence. */
final class TitleReader {
  private static final int HEAD_LINES = 14;
  private static final Pattern NOISE =
      Pattern.compile(
          "(?i)\\s*[(\\[][^()\\[\\]]{0,60}[)\\]]|\\b(?:job|req(?:uisition)?|ref"
              + "(?:erence)?)\\.?\\s?(?:id|no\\.?|number|#)?\\s?[:#]\\s?[\\w/-]{1,20}"
              + "|#\\s?\\d{3,}|\\b[mwfdx](?:/[mwfdxi*]){1,3}\\b|\\*(?:in|innen)\\b|\\b\\d{1,3}\\s?"
              + "(?:[-–]\\s?\\d{1,3}\\s?)?%");
  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s+[|·•∙–—-]\\s+|\\s*\\|\\s*|\\s*[·•]\\s*|\\s+@\\s+|\\s+at\\s+(?=\\p{Lu})"
              + "|\\s*[–—]\\s+|:\\s+|\\s+in\\s+(?=\\p{Lu})|\\s{3,}|\\t");
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i:looking for|looking to hire|seeking|seeks|hiring|recruit(?:ing)?"
              + "|appoint|in need of|need|searching for|search for|join (?:us|our team"
              + "|the team)(?: \\w+){0,3} as|opportunity for|opening for|vacancy for"
              + "|position (?:of|as)|role of|post of|work as|working as|as)"
              + "\\s+(?i:an?|our next|our new|our|the|one|two|another|additional)\\s+"
              + "(?<rest>[^.;:!?,(]{3,90})");
  private static final Set<String> ADJECTIVES =
      Set.of(
          "highly",
          "motivated",
          "experienced",
          "talented",
          "passionate",
          "dedicated",
          "skilled",
          "enthusiastic",
          "new",
          "full",
          "part",
          "time",
          "permanent",
          "ambitious",
          "driven",
          "dynamic",
          "exceptional",
          "great",
          "good",
          "creative",
          "reliable",
          "self",
          "strong",
          "outstanding",
          "qualified",
          "very",
          "proactive",
          "friendly",
          "seasoned",
          "hands",
          "on",
          "committed",
          "energetic",
          "well",
          "organised",
          "organized",
          "detail",
          "oriented",
          "and",
          "results",
          "an",
          "a",
          "brilliant",
          "excellent",
          "innovative",
          "remote",
          "temporary",
          "fantastic",
          "hardworking",
          "contract",
          "freelance",
          "professional",
          "competent",
          "bright",
          "further",
          "additional",
          "next",
          "suitably",
          "caring",
          "compassionate");

  private final Set<String> roles = new HashSet<>(Lexicon.phrasesOf("roles.txt"));
  private final Places places;

  TitleReader(Places places) {
    this.places = places;
  }

  /**
   * The title and where it stands.
   *
   * @param title empty where none was found
   * @param lineIndex line that is the title, or -1 when it was found within a sentence
   */
  record Found(String title, int lineIndex) {}

  Found read(List<TextLine> lines, List<HeadingReader.Mark> marks) {
    for (int index = 0; index < Math.min(lines.size(), 40); index++) {
      boolean titled = marks.get(index).label().filter(LineSection.TITLE::equals).isPresent();
      if (titled && isTitleSized(marks.get(index).value())) {
        return new Found(clean(marks.get(index).value()), index);
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
    if (best >= 0) {
      return new Found(clean(lines.get(best).body()), best);
    }
    return new Found(announced(lines), -1);
  }

  private double score(TextLine line, HeadingReader.Mark mark, int position) {
    String body = line.body();
    boolean unusable =
        (mark.heading() && mark.topic() != Topic.NONE)
            || mark.label().isPresent()
            || !isTitleSized(body)
            || (line.layout().bulleted() && position > 0 && !line.text().startsWith(">"))
            || body.endsWith(".")
            || body.contains("@")
            || body.endsWith(",");
    if (unusable) {
      return 0;
    }
    double score = holdsRole(body) ? 2.5 : 0;
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
    score -= places.isIn(body) && !holdsRole(body) ? 2 : 0;
    return score;
  }

  private static boolean isTitleSized(String text) {
    int words = Words.of(text).size();
    return words >= 1 && words <= 16 && text.length() <= 120;
  }

  /** Returns whether a text holds a noun for a role, such as "engineer" or "Sachbearbeiter". */
  boolean holdsRole(String text) {
    Words words = Words.of(text);
    for (int index = 0; index < words.size(); index++) {
      if (isRole(words.text(index))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRole(String word) {
    return roles.contains(word)
        || (word.length() > 9
            && (word.endsWith("entwickler")
                || word.endsWith("ingenieur")
                || word.endsWith("leiter")
                || word.endsWith("berater")
                || word.endsWith("mitarbeiter")
                || word.endsWith("fachkraft")
                || word.endsWith("medewerker")
                || word.endsWith("techniker")));
  }

  /** Takes a line apart and keeps what names the role. */
  String clean(String line) {
    String text = withoutPictographs(NOISE.matcher(line).replaceAll(" ")).strip();
    List<String> segments = new ArrayList<>();
    for (String segment : SPLIT.split(text)) {
      if (!segment.isBlank()) {
        segments.add(segment.strip());
      }
    }
    int first = 0;
    while (first < segments.size() && !holdsRole(segments.get(first))) {
      first++;
    }
    if (first == segments.size()) {
      return trimMarks(text);
    }
    int start = text.indexOf(segments.get(first));
    int end = start + segments.get(first).length();
    for (int index = first + 1; index < segments.size(); index++) {
      String segment = segments.get(index);
      int at = text.indexOf(segment, end);
      boolean joined = at >= 0 && isDash(text.substring(end, at));
      if (!joined || isForeign(segment)) {
        break;
      }
      end = at + segment.length();
    }
    return trimMarks(withoutPlace(text.substring(start, end)));
  }

  private static boolean isDash(String between) {
    return !between.isEmpty() && between.length() <= 4 && between.strip().matches("[-–—]");
  }

  private boolean isForeign(String segment) {
    return places.isIn(segment)
        || WorkTermsReader.isTerm(segment)
        || segment.matches(".*[$€£\\d].*")
        || CompanyReader.isFirm(segment);
  }

  private String withoutPlace(String title) {
    int comma = title.indexOf(',');
    while (comma > 0) {
      String tail = title.substring(comma + 1);
      if ((places.isIn(tail) && !holdsRole(tail)) || WorkTermsReader.isTerm(tail)) {
        return title.substring(0, comma);
      }
      comma = title.indexOf(',', comma + 1);
    }
    return title;
  }

  private static String trimMarks(String text) {
    return text.replaceAll("\\s{2,}", " ")
        .replaceAll("^[\\s,;:|/·•–—-]++", "")
        .replaceAll("(?:[\\s,;:|/·•–—!*-])++$", "");
  }

  private static String withoutPictographs(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(value -> !ListMark.isPictograph(value) && value != 0xFE0F && value != 0x200D)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Finds the role in a sentence such as "We are looking for a full-time RN to join …". */
  private String announced(List<TextLine> lines) {
    for (TextLine line : lines) {
      Matcher matcher = ANNOUNCED.matcher(line.body());
      while (matcher.find()) {
        String role = roleAtStart(matcher.group("rest"));
        if (!role.isEmpty()) {
          return role;
        }
      }
    }
    return "";
  }

  private String roleAtStart(String rest) {
    Words words = Words.of(rest);
    int first = 0;
    while (first < words.size() && ADJECTIVES.contains(words.text(first))) {
      first++;
    }
    int last = -1;
    for (int index = first; index < Math.min(words.size(), first + 7); index++) {
      String word = words.text(index);
      if (isRole(word) || (word.endsWith("s") && isRole(word.substring(0, word.length() - 1)))) {
        last = index;
        boolean goesOn = index + 1 < words.size() && isRole(words.text(index + 1));
        if (!goesOn) {
          break;
        }
      } else if (Set.of("to", "who", "with", "that", "for", "will", "is", "we").contains(word)) {
        break;
      }
    }
    if (last < 0) {
      return "";
    }
    String role = rest.substring(words.get(first).start(), words.get(last).end());
    return role.toLowerCase(Locale.ROOT).startsWith("member") ? "" : role;
  }
}
