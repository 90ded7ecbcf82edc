package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether a part of a line is a place and nothing else. */
public final class CvPlaces {
  private static final Set<String> MODES =
      Set.of("remote", "hybrid", "on-site", "onsite", "worldwide", "home office");
  private static final Pattern STATE = Pattern.compile("[A-Z]{2,3}(?:\\s\\d{5}(?:-\\d{4})?)?");

  /** "History (B)" is a subject with its grade. */
  private static final Pattern GRADED = Pattern.compile("\\((?:[A-F][*+-]?|\\d.{0,4})\\)$");

  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’-]{1,30}(?:["
              + " -](?:\\p{Lu}[\\p{L}.'’-]{0,30}|am|an|der|upon|on|de|la|le|of|the|sur|bei|im)){0,4}");
  private static final Pattern POSTAL =
      Pattern.compile(
          "\\d{4,5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d|\\d{4}\\s?[A-Z]{2}");
  private static final Pattern POSTAL_AND_NAME =
      Pattern.compile("(?:[A-Z]{1,2}-)?\\d{4,5}\\s\\p{Lu}[\\p{L} .'’-]{1,40}");

  /** Ends of the names of towns: "Stockport", "Huddersfield", "Oldenburg". */
  private static final Pattern TOWN =
      Pattern.compile(
          "\\p{Lu}\\p{L}{2,12}"
              + "(?:(?<!up|s|ir|ap|ur)port|ton|ham|ford|bury|burgh|borough|brough|chester|caster"
              + "|cester|field|pool|mouth|ley|wich|minster|haven|stead|thorpe|stadt|burg|berg|heim|hausen|dorf|furt|brück|ville)"
              + "(?:-(?:on|upon|in|under|le)-\\p{Lu}?[\\p{L}-]{1,15})?");

  private final Set<String> towns = new HashSet<>(Lexicon.phrasesOf("towns.txt"));
  private final Set<String> known = new HashSet<>();
  private final Set<String> regions = new HashSet<>();

  CvPlaces() {
    for (Lexicon.Group group : Lexicon.groups("places.txt")) {
      known.addAll(group.phrases());
      if (!group.name().equals("city")) {
        regions.addAll(group.phrases());
      }
    }
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      regions.add(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT));
    }
    known.addAll(regions);
  }

  /** Returns whether a text without commas is a country, state, large city or "Remote". */
  boolean isKnown(String text) {
    String bare = CvText.withoutNote(text).strip();
    String lower = bare.toLowerCase(Locale.ROOT);
    if (MODES.contains(lower)) {
      return true;
    }
    boolean capital = CvText.startsUpper(bare);
    if (!capital) {
      return false;
    }
    if (lower.startsWith("greater ") || lower.endsWith(" area")) {
      return NAME.matcher(bare).matches();
    }
    return known.contains(lower)
        && (lower.length() > 3 || CvText.isCapitals(bare) || bare.length() == 2);
  }

  /** Returns whether a text looks like "WA", "NSW" or "WA 98101". */
  static boolean isState(String text) {
    return STATE.matcher(text).matches() && !text.equals("GPA");
  }

  /** Returns whether a text has the form of a town's name. */
  static boolean isName(String text) {
    return text.length() <= 40
        && !GRADED.matcher(text).find()
        && NAME.matcher(CvText.withoutNote(text)).matches();
  }

  /** Returns whether a text is a place: a known one, or a town with its state or country. */
  boolean isPlace(String text) {
    List<String> parts = CvText.split(text, ",/|·•");
    if (parts.isEmpty() || parts.size() > 4) {
      return false;
    }
    List<String> after = parts.subList(1, parts.size());
    if (isKnown(parts.getFirst()) || isPostal(parts.getFirst())) {
      return after.stream()
          .allMatch(part -> isKnown(part) || isState(CvText.withoutNote(part)) || isPostal(part));
    }
    return !after.isEmpty()
        && isName(parts.getFirst())
        && after.stream()
            .allMatch(
                part -> isRegion(part) || isState(CvText.withoutNote(part)) || isPostal(part));
  }

  /** Returns whether a text that stands alone beside contact details is the name of a town. */
  boolean isTownAlone(String text) {
    boolean listed = CvText.startsUpper(text) && towns.contains(text.toLowerCase(Locale.ROOT));
    return listed || TOWN.matcher(text).matches();
  }

  /** Returns whether a text is a state or country. */
  boolean isRegion(String text) {
    String bare = CvText.withoutNote(text).strip();
    return isKnown(bare)
        && (regions.contains(bare.toLowerCase(Locale.ROOT))
            || MODES.contains(bare.toLowerCase(Locale.ROOT)));
  }

  private static boolean isPostal(String text) {
    return POSTAL.matcher(text).matches() || POSTAL_AND_NAME.matcher(text).matches();
  }

  /** Returns whether a text is an address or place as contact blocks give it. */
  boolean isAddress(String text) {
    List<String> parts = CvText.split(text, ",");
    boolean street =
        !parts.isEmpty()
            && parts
                .getFirst()
                .matches("\\d{1,5}[a-z]? [\\p{L} .'’-]{3,40}|[\\p{L} .'’-]{3,40} \\d{1,5}[a-z]?");
    boolean town =
        parts.size() > 1
            && parts.stream()
                .skip(street ? 1 : 0)
                .allMatch(
                    part ->
                        isName(part)
                            || isPostal(part)
                            || isState(part)
                            || isKnown(part)
                            || part.matches("[\\p{L} .'’-]{2,30} [A-Z]{0,2}\\d[\\d A-Z-]{2,9}"));
    return isPlace(text) || (street && town) || POSTAL_AND_NAME.matcher(text).matches();
  }
}
