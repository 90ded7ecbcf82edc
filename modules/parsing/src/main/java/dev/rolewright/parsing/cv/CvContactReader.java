package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the block of name and contact details that a CV starts with. */
public final class CvContactReader {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:e-?mail|mail|telephone|phone|tel|mobile|mob|cell|handy|telefon|mobil|fax|address|adresse|anschrift|home"
              + " address|location|based in|lives?"
              + " in|city|wohnort|ort|website|web|homepage|portfolio|linkedin|github|gitlab|twitter|blog|skype|name|full"
              + " name|vor- und nachname|nom|nombre|url|contact|kontakt|git|profile)"
              + "(?:\\s(?:no|number|address|profile))?\\.?\\s{0,2}[:–-]?\\s{0,2}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_LABEL =
      Pattern.compile(
          "(?:full |vor- und nach)?(?:name|nom|nombre)\\s{0,2}[:–-]", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACE_LABEL =
      Pattern.compile(
          "^(?:address|adresse|anschrift|home address|location|based in|lives?"
              + " in|city|wohnort|ort|residence)\\s{0,2}(?::|(?<=\\sin))\\s{0,3}(?<place>.{2,100})$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BIRTH =
      Pattern.compile(
          "(?:date of"
              + " birth|d\\.?o\\.?b\\.?|born|geboren|geburtsdatum|nationality|marital|staatsangehörigkeit|driving|gender|age)",
          Pattern.CASE_INSENSITIVE);

  private final CvWords words;
  private final CvPlaces places;
  private final List<String> links = new ArrayList<>();
  private final Set<Integer> used = new HashSet<>();
  private final List<CvLine> summary = new ArrayList<>();
  private String name = "";
  private String headline = "";
  private String email = "";
  private String phone = "";
  private String location = "";
  private String addresses = "";
  private boolean reached;

  CvContactReader(CvWords words, CvPlaces places) {
    this.words = words;
    this.places = places;
  }

  /**
   * Reads a block.
   *
   * @param head the lines before the first heading
   * @param contact the lines of parts with contact details
   */
  CvContact read(List<CvLine> head, List<CvLine> contact) {
    for (CvLine line : head) {
      for (CvLinks.Found found : CvLinks.emails(line.body())) {
        addresses += " " + found.value().substring(0, found.value().indexOf('@'));
      }
    }
    for (int index = 0; index < head.size(); index++) {
      readLine(head.get(index), index, index < head.size() - 1, true);
    }
    for (int index = 0; index < contact.size(); index++) {
      readLine(contact.get(index), index, false, name.isEmpty());
    }
    return new CvContact(
        name, headline, email, phone, location, links.stream().distinct().toList(), used, summary);
  }

  private void readLine(CvLine written, int index, boolean more, boolean mayName) {
    if (written.isDecoration()) {
      return;
    }
    boolean spaced = CvLetterSpacing.isSpaced(written.raw());
    CvLine line = spaced ? written.withColumns(CvLetterSpacing.join(written.raw())) : written;
    String rest = takeDetails(line);
    boolean details = !rest.equals(line.columns());
    if (details) {
      reached = true;
      used.addAll(line.indexes());
    }
    if (!details && line.isProse() && (index > 0 || !more)) {
      if (reached && mayName) {
        summary.add(line);
      }
      return;
    }
    if (!details && !summary.isEmpty() && !line.afterBlank()) {
      summary.add(line);
      return;
    }
    if (line.isRunningHead() && !name.isEmpty()) {
      return;
    }
    for (String segment : segments(rest, details && name.isEmpty() && mayName)) {
      if (place(segment, line, index, mayName)) {
        used.addAll(line.indexes());
      }
    }
  }

  /** Takes e-mail address, phone number and links out of a line and returns the rest. */
  private String takeDetails(CvLine line) {
    String rest = line.columns();
    for (CvLinks.Found found : CvLinks.emails(rest)) {
      email = email.isEmpty() ? found.value() : email;
      rest = blanked(rest, found);
    }
    for (CvLinks.Found found : CvLinks.sites(rest)) {
      links.add(found.value());
      rest = blanked(rest, found);
    }
    CvLinks.links(line.raw()).forEach(links::add);
    if (!BIRTH.matcher(rest).find() || rest.contains("|")) {
      for (CvLinks.Found found : CvLinks.phones(rest)) {
        phone = phone.isEmpty() ? found.value() : phone;
        rest = blanked(rest, found);
      }
    }
    return rest;
  }

  /** Tabs take the place of what was found, so that the words around it stay apart. */
  private static String blanked(String text, CvLinks.Found found) {
    return text.substring(0, found.start())
        + "\t".repeat(found.end() - found.start())
        + text.substring(found.end());
  }

  private List<String> segments(String rest, boolean mayName) {
    List<String> segments = new ArrayList<>();
    for (String piece : rest.split("[\\t|•·●▪◆♦⋅;]| / | [–—-] ")) {
      String bare = CvText.trimmed(piece);
      if (!bare.isEmpty()) {
        int comma = mayName && segments.isEmpty() ? nameEnd(bare) : -1;
        if (comma > 0) {
          segments.add(bare.substring(0, comma));
        }
        segments.add(CvText.trimmed(bare.substring(comma + 1)));
      }
    }
    return segments;
  }

  /** "Jane Roe, Leeds" beside a telephone number starts with the name. */
  private int nameEnd(String segment) {
    int comma = segment.indexOf(',');
    boolean named =
        comma > 0
            && CvNames.find(segment, words).isEmpty()
            && CvNames.findSwapped(segment, false, addresses, words).isEmpty()
            && !places.isPlace(segment)
            && !CvNames.find(segment.substring(0, comma), words).isEmpty();
    return named ? comma : -1;
  }

  private boolean place(String segment, CvLine line, int index, boolean mayName) {
    Matcher labelled = PLACE_LABEL.matcher(segment);
    if (labelled.matches()) {
      location = location.isEmpty() ? labelled.group("place").strip() : location;
      return true;
    }
    String bare = withoutLabel(segment);
    if (bare.isEmpty()) {
      return true;
    }
    if (mayName && name.isEmpty() && index < 8) {
      String strict = CvNames.find(bare, words);
      String confirmed = strict.isEmpty() ? CvNames.findConfirmed(bare, addresses) : strict;
      boolean labelledName = !bare.equals(segment) && NAME_LABEL.matcher(segment).lookingAt();
      String candidate =
          confirmed.isEmpty()
              ? CvNames.findSwapped(bare, labelledName, addresses, words)
              : confirmed;
      if (!candidate.isEmpty() && !places.isPlace(candidate)) {
        name = candidate;
        return true;
      }
    }
    if (location.isEmpty()
        && (places.isAddress(CvText.withoutNote(bare)) || places.isTownAlone(bare))
        && !words.has(CvWords.Group.ROLE, bare)) {
      location = CvText.withoutNote(bare);
      return true;
    }
    boolean after = mayName && !name.isEmpty() && headline.isEmpty() && index < 8;
    if (after && isHeadline(bare, line, index)) {
      headline = wholeLine(line, bare);
      return true;
    }
    return false;
  }

  /** A headline without other details on its line is taken whole: "Nurse | Team Lead". */
  private String wholeLine(CvLine line, String segment) {
    boolean alone =
        takeDetailsQuietly(line)
            && !line.body().contains(name)
            && segments(line.columns(), false).stream().noneMatch(places::isAddress);
    return alone ? line.body() : segment;
  }

  private static boolean takeDetailsQuietly(CvLine line) {
    String text = line.columns();
    return CvLinks.emails(text).isEmpty()
        && CvLinks.sites(text).isEmpty()
        && CvLinks.phones(text).isEmpty();
  }

  private boolean isHeadline(String text, CvLine line, int index) {
    if (text.length() > 120 || CvText.isSentence(text) || BIRTH.matcher(text).find()) {
      return false;
    }
    boolean role = words.has(CvWords.Group.ROLE, text);
    boolean below =
        index == 1
            && !line.afterBlank()
            && Words.of(text).size() <= 6
            && text.codePoints().noneMatch(Character::isDigit)
            && CvText.startsUpper(text)
            && text.indexOf(',') < 0
            && text.indexOf(':') < 0;
    return role || line.headingLevel() > 0 || below;
  }

  private static String withoutLabel(String segment) {
    Matcher label = LABEL.matcher(segment);
    if (label.lookingAt()
        && (label.end() == segment.length() || segment.substring(0, label.end()).contains(":"))) {
      return CvText.trimmed(segment.substring(label.end()));
    }
    return segment;
  }
}
