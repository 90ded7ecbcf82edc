package dev.rolewright.parsing.job;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Phrases;
import dev.rolewright.parsing.text.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether words name a place. */
public final class Places {
  private static final Set<String> STATES =
      Set.of(
          "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
          "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ",
          "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT",
          "VA", "WA", "WV", "WI", "WY", "DC", "ON", "BC", "QC", "AB", "NSW", "VIC", "QLD");
  private static final Pattern CITY_STATE =
      Pattern.compile(
          "\\b\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3},\\s?(?<state>[A-Z]{2,3})\\b");

  private static final Pattern IN_CITY_STATE =
      Pattern.compile(
          "\\b(?:in|near|from|at|around|outside|of) (?<town>\\p{Lu}\\p{Ll}[\\p{L}.'’-]*"
              + "(?: \\p{Lu}[\\p{L}.'’-]*){0,3},\\s?(?<state>[A-Z]{2,3}))\\b(?! \\p{Lu})");

  private final Phrases<String> places = new Phrases<>();
  private final Set<String> cities = new HashSet<>();

  public Places() {
    for (Lexicon.Group group : Lexicon.groups("places.txt")) {
      group.phrases().forEach(place -> places.add(place, place));
      if (group.name().equals("city")) {
        cities.addAll(group.phrases());
      }
    }
  }

  /** Returns whether a text is the name of a city of the list. */
  boolean isCity(String text) {
    return cities.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Returns the first town of "in Knoxville, TN" in a sentence, or the empty string. */
  String townWithState(String text) {
    var matcher = IN_CITY_STATE.matcher(text);
    while (matcher.find()) {
      if (STATES.contains(matcher.group("state"))) {
        return matcher.group("town");
      }
    }
    return "";
  }

  /** Returns whether a short text names a place of the list, or a town with its state. */
  boolean isIn(String text) {
    var matcher = CITY_STATE.matcher(text);
    while (matcher.find()) {
      if (STATES.contains(matcher.group("state"))) {
        return true;
      }
    }
    Words words = Words.of(text);
    for (Phrases.Hit<String> hit : places.find(words)) {
      int at = words.get(hit.first()).start();
      // "us" and "nice" in lower case are words of the language.
      if (Character.isUpperCase(text.charAt(at))) {
        String surface = text.substring(at, words.get(hit.last()).end());
        boolean shortName = surface.length() <= 3;
        if (!shortName || surface.equals(surface.toUpperCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }
}
