package dev.rolewright.parsing.job;

import dev.rolewright.parsing.text.ListMark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes from a title what is no part of it: places, terms of contract, reference numbers. */
public final class TitleCleaner {
  private static final Pattern NOISE =
      Pattern.compile(
          "(?i)(?:(?<!\\s)\\s+)?+[(\\[][^()\\[\\]]{0,60}[)\\]]|\\b(?:job|req(?:uisition)?|ref"
              + "(?:erence)?)\\.?\\s?(?:id|no\\.?|number|#)?\\s?[:#]\\s?[\\w/-]{1,20}|(?:\\s|^)(?:urgently"
              + " )?(?:wanted|needed|required|gesucht)(?:"
              + " (?:now|asap|urgently|immediately|today))?\\s?!{0,9}(?:$|(?=\\s(?:[|·•–—-]|in"
              + " \\p{Lu})))|^(?:now hiring|we are hiring|we're"
              + " hiring|hiring|wanted|vacancy)\\s*[:!–-]+\\s*"
              + "|#\\s?\\d{3,}|\\b[mwfdx](?:/[mwfdxi*]){1,3}\\b|\\*(?:in|innen)\\b|\\b\\d{1,3}\\s?"
              + "(?:[-–]\\s?\\d{1,3}\\s?)?%");
  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s+(?:[|·•∙–—]|-{1,3})\\s+|\\s*\\|\\s*|\\s*[·•]\\s*|\\s+@\\s*|\\s+at\\s+(?=\\p{Lu})"
              + "|\\s*[–—]\\s+|:\\s+|\\s{3,}|\\t");
  private final RoleNames roles;
  private final Places places;

  TitleCleaner(RoleNames roles, Places places) {
    this.roles = roles;
    this.places = places;
  }

  /** Takes a line apart and keeps what names the role. */
  String clean(String line) {
    String text = NOISE.matcher(withoutPictographs(line).strip()).replaceAll(" ").strip();
    List<String> segments = new ArrayList<>();
    for (String segment : SPLIT.split(text)) {
      if (!segment.isBlank()) {
        segments.add(segment.strip());
      }
    }
    int first = 0;
    while (first < segments.size() && !roles.isIn(segments.get(first))) {
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
    return !between.isEmpty() && between.length() <= 4 && between.strip().matches("[-–—:]");
  }

  private boolean isForeign(String segment) {
    return places.isIn(segment)
        || WorkTermsReader.isTerm(segment)
        || segment.matches(".*[$€£\\d].*")
        || LegalForms.isFirm(segment);
  }

  private String withoutPlace(String title) {
    int in = title.lastIndexOf(" in ");
    if (in > 0 && places.isIn(title.substring(in + 4)) && !roles.isIn(title.substring(in + 4))) {
      return title.substring(0, in);
    }
    int comma = title.indexOf(',');
    while (comma > 0) {
      String tail = title.substring(comma + 1);
      if ((places.isIn(tail) && !roles.isIn(tail)) || WorkTermsReader.isTerm(tail)) {
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
}
