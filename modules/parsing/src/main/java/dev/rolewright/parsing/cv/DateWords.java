package dev.rolewright.parsing.cv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words of dates: months and "until now", in English, German, French and Spanish. */
public final class DateWords {
  private static final String[] MONTHS = {
    "january jan januar jänner janvier janv enero ene janurary januray",
    "february feb febr februar feber février fevrier févr fevr fév febrero febuary feburary",
    "march mar mrz märz maerz mär mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug août aout agosto ago",
    "september sept sep septembre septiembre setiembre septemeber",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december decemeber dec dezember dez décembre decembre déc diciembre dic",
  };

  /** Longest names first, so that an alternation never stops at a shorter one. */
  static final String MONTH = alternation();

  public static final String PRESENT =
      "till date|till now|present|current(?:ly)?|now|today|date|ongoing|to date|the"
          + " present|heute|aktuell|jetzt|laufend|aujourd['’]hui|présent|actuel(?:lement)?|ce"
          + " jour|actualidad|presente|hoy|actualmente";

  private static final Map<String, Integer> NUMBERS = numbers();

  private DateWords() {}

  /** Returns 1..12 for the name of a month, with or without a dot, or 0. */
  static int month(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return NUMBERS.getOrDefault(bare.toLowerCase(Locale.ROOT), 0);
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int month = 0; month < MONTHS.length; month++) {
      for (String name : MONTHS[month].split(" ")) {
        numbers.put(name, month + 1);
      }
    }
    return Map.copyOf(numbers);
  }

  private static String alternation() {
    return String.join(
        "|",
        java.util.Arrays.stream(MONTHS)
            .flatMap(names -> java.util.Arrays.stream(names.split(" ")))
            .distinct()
            .sorted(java.util.Comparator.comparingInt(String::length).reversed())
            .toList());
  }
}
