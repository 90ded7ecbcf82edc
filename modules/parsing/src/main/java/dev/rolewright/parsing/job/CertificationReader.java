package dev.rolewright.parsing.job;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the certificates and licences that a requirement names: names from a list, and words such
 * as "licence" or "certified" with the capitalised words around them.
 */
public final class CertificationReader {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<name>(?:(?:\\b(?i:full|valid|current|clean|uk|eu|us|state|driving"
              + "|driver['’]?s?|drivers|nursing|practising|professional|commercial|class"
              + " [a-z0-9]|forklift|teaching|real"
              + " estate|security|pilot['’]?s?|electrical|plumbing|gas|rn|contractor['’]?s?"
              + "|journeyman|multistate|compact|registered"
              + " nurse|private pilot|category"
              + " [a-z])\\b|\\b[A-Z][\\w&+.-]{0,24})\\s){1,6}(?i:driving"
              + " licence|licen[cs]es?|licensure|certificates?|certifications?|certified"
              + "|registration|ticket)\\b(?:\\s(?:(?:[A-Z][\\w+.-]{1,24})(?:\\s(?=[A-Z"
              + "(]))?){1,5})?)");

  /** One of these stands in each text that the patterns find something in. */
  private static final List<String> NOUNS = List.of("licen", "certif", "registration", "ticket");

  private static final Pattern CERTIFIED_AS =
      Pattern.compile("\\b[Cc]ertified (?:[A-Z][\\w+&.-]{1,24}(?:\\s(?=[A-Z]))?){1,5}");
  private static final Set<String> LEADING =
      Set.of(
          "must",
          "hold",
          "holds",
          "a",
          "an",
          "the",
          "your",
          "have",
          "you",
          "valid",
          "current",
          "or",
          "and",
          "active",
          "must have",
          "relevant",
          "any",
          "we",
          "our",
          "ideally",
          "preferred",
          "required",
          "possess",
          "professional",
          "industry",
          "recognised",
          "recognized",
          "appropriate",
          "proof",
          "new",
          "other",
          "all",
          "some");
  private static final Set<String> TRAILING =
      Set.of("required", "preferred", "or", "and", "is", "within", "a", "plus", "desirable");
  private static final Pattern AMBIGUOUS_CONTEXT =
      Pattern.compile(
          "(?i)certif|licen[cs]|qualif|accredit|card|ticket|chartered|registered|member|hold");

  /** "C+E" is a class of vehicles, and the name of many a department. */
  private static final Set<String> VEHICLE_CLASSES = Set.of("c+e");

  private static final Pattern VEHICLE_CONTEXT =
      Pattern.compile(
          "(?i)licen[cs]|driv|\\bclass|categor|\\bcat\\b|truck|lorr|\\b[hl]gv|vehicle|führerschein"
              + "|klasse|lkw|fahr|rijbewijs|permis|carn");
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "chartered",
          "cma",
          "cia",
          "ase",
          "aca",
          "adr",
          "rsa",
          "cen",
          "frm",
          "csm",
          "psm",
          "cim",
          "cca",
          "ccma",
          "class 1",
          "class 2",
          "fca",
          "delta",
          "safe",
          "arb",
          "cpc",
          "aat",
          "pals",
          "vca",
          "nate",
          "dea",
          "gold card",
          "white card",
          "blue card",
          "2391",
          "flt",
          "black belt",
          "green belt",
          "notary",
          "togaf",
          "itil",
          "iapp",
          "dbs");

  private final Phrases<String> names = new Phrases<>();
  private final Map<String, Boolean> capitals = new HashMap<>();

  public CertificationReader() {
    for (String name : Lexicon.phrasesOf("certifications.txt")) {
      names.add(name, name);
      capitals.put(name, name.equals(name.toUpperCase(Locale.ROOT)));
    }
  }

  /** Where a name stands, as UTF-16 indexes. */
  record Range(int start, int end) {}

  List<CertificationRequirement> read(String text, Necessity necessity, int lineIndex) {
    List<Range> ranges = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    if (NOUNS.stream().anyMatch(lower::contains)) {
      addAll(NAMED.matcher(text), text, ranges);
      addAll(CERTIFIED_AS.matcher(text), text, ranges);
    }
    Words words = Words.of(text);
    for (Phrases.Hit<String> hit : names.find(words)) {
      int start = words.get(hit.first()).start();
      int end = words.get(hit.last()).end();
      if (isName(text, hit.value(), start, end)) {
        add(ranges, text, new Range(start, end));
      }
    }
    List<CertificationRequirement> found = new ArrayList<>();
    ranges.sort((left, right) -> Integer.compare(left.start(), right.start()));
    for (Range range : CertificateChoices.joined(text, ranges)) {
      String name = text.substring(range.start(), range.end());
      if (found.stream().noneMatch(other -> other.name().equalsIgnoreCase(name))) {
        found.add(new CertificationRequirement(name, necessity, lineIndex));
      }
    }
    return found;
  }

  private boolean isName(String text, String name, int start, int end) {
    String surface = text.substring(start, end);
    boolean sameCase =
        !capitals.getOrDefault(name, false) || surface.equals(surface.toUpperCase(Locale.ROOT));
    boolean signs = !name.endsWith("+") || text.startsWith("+", end);
    boolean needsContext = AMBIGUOUS.contains(name.toLowerCase(Locale.ROOT));
    boolean vehicles = VEHICLE_CLASSES.contains(name.toLowerCase(Locale.ROOT));
    return sameCase
        && signs
        && (!needsContext || AMBIGUOUS_CONTEXT.matcher(text).find())
        && (!vehicles || VEHICLE_CONTEXT.matcher(text).find());
  }

  private static void addAll(Matcher matcher, String text, List<Range> ranges) {
    while (matcher.find()) {
      Range range = trim(text, matcher.start(), matcher.end());
      if (Words.of(text.substring(range.start(), range.end())).size() >= 2) {
        add(ranges, text, range);
      }
    }
  }

  private static Range trim(String text, int start, int end) {
    Words words = Words.of(text.substring(start, end));
    int first = 0;
    int last = words.size() - 1;
    while (first < last && LEADING.contains(words.text(first))) {
      first++;
    }
    while (last > first && TRAILING.contains(words.text(last))) {
      last--;
    }
    return words.isEmpty()
        ? new Range(start, start)
        : new Range(start + words.get(first).start(), start + words.get(last).end());
  }

  /** Adds a range; of ranges that overlap the longer one stays. */
  private static void add(List<Range> ranges, String text, Range words) {
    Range range = new Range(words.start(), withPlus(text, words.end()));
    for (int index = 0; index < ranges.size(); index++) {
      Range other = ranges.get(index);
      if (range.start() < other.end() && other.start() < range.end()) {
        if (range.end() - range.start() > other.end() - other.start()) {
          ranges.set(index, range);
        }
        return;
      }
    }
    ranges.add(range);
  }

  /** "Security+": the sign behind the last word is of the name where no other word follows it. */
  private static int withPlus(String text, int end) {
    boolean plus = end < text.length() && text.charAt(end) == '+';
    boolean last = end + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(end + 1));
    return plus && last ? end + 1 : end;
  }
}
