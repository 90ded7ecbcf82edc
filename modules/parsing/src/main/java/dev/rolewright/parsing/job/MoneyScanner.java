package dev.rolewright.parsing.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts of money and ranges of them in a text; says nothing of what they are for. */
public final class MoneyScanner {
  private static final String SYMBOL =
      "(?:US\\$|A\\$|AU\\$|C\\$|CA\\$|NZ\\$|S\\$|HK\\$|R\\$|[$€£¥₹]|zł|kr\\.?|Fr\\.|"
          + "\\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SGD|HKD|SEK|NOK|DKK|PLN|CZK|HUF|INR"
          + "|JPY|BRL|ZAR|AED|ILS|"
          + "MXN|Euro|euros|SFr)(?![A-Za-z]))";

  /** Digits with thousands separators (point, comma, apostrophe, blank) and decimals, or plain. */
  private static final String DIGITS =
      "(?:\\d{1,2}(?:,\\d{2}){1,2},\\d{3}(?!\\d)|\\d{1,3}(?:[,.'’\\u00A0\\u202F"
          + " ]\\d{3}){1,3}(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?"
          + "|\\d{1,7}(?:[.,]\\d{1,2}(?!\\d))?|\\.\\d{2}(?!\\d))";

  private static final String SCALE =
      "(?:\\s?[kK](?![A-Za-z])|\\s?(?:million|billion|mn|bn|lakhs?|lacs?|lpa|crores?|cr|[mM])(?![A-Za-z]))";
  private static final String AMOUNT =
      "(?:(?<pre#>"
          + SYMBOL
          + ")\\s{0,2})?(?<num#>"
          + DIGITS
          + ")(?<scale#>"
          + SCALE
          + ")?(?:\\s{0,2}(?<post#>"
          + SYMBOL
          + "))?";
  private static final Pattern RANGE =
      Pattern.compile(
          "(?<![\\w.,'’])"
              + AMOUNT.replace("#", "1")
              + "(?:(?<unit>\\s?(?:/|per |an |a"
              + " |p\\.?)\\s?(?:hour|hr|h|year|yr|annum|month|day)\\.?)?\\s{0,2}(?:-"
              + "|–|—|−|‐|to|bis|and|until|à|a|through|up"
              + " to|tot)\\s{0,2}"
              + AMOUNT.replace("#", "2")
              + ")?(?![\\d%])",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("$", "USD"),
          Map.entry("US$", "USD"),
          Map.entry("A$", "AUD"),
          Map.entry("AU$", "AUD"),
          Map.entry("C$", "CAD"),
          Map.entry("CA$", "CAD"),
          Map.entry("NZ$", "NZD"),
          Map.entry("S$", "SGD"),
          Map.entry("HK$", "HKD"),
          Map.entry("R$", "BRL"),
          Map.entry("€", "EUR"),
          Map.entry("EURO", "EUR"),
          Map.entry("EUROS", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("¥", "JPY"),
          Map.entry("₹", "INR"),
          Map.entry("ZŁ", "PLN"),
          Map.entry("KR", "SEK"),
          Map.entry("KR.", "SEK"),
          Map.entry("FR.", "CHF"),
          Map.entry("SFR", "CHF"),
          Map.entry("SFR.", "CHF"));

  /** "12 LPA": lakhs per annum, by which pay in India is told. */
  private static final String LAKHS_A_YEAR = "lpa";

  private MoneyScanner() {}

  /**
   * An amount or a range.
   *
   * @param max equal to {@code min} for a single amount
   * @param currency ISO 4217 code; empty where none stands beside it
   * @param thousands whether a "k" scaled it
   * @param lakhs whether it was told in lakhs or crores
   * @param start first UTF-16 unit
   * @param end one past the last
   */
  record Money(
      double min,
      double max,
      String currency,
      boolean range,
      boolean thousands,
      boolean lakhs,
      int start,
      int end) {}

  static List<Money> find(String text) {
    List<Money> found = new ArrayList<>();
    Matcher matcher = RANGE.matcher(text);
    while (matcher.find()) {
      Money money = toMoney(matcher);
      if (money.max() > 0) {
        found.add(money);
      }
    }
    return found;
  }

  private static Money toMoney(Matcher matcher) {
    String scale1 = scale(matcher.group("scale1"));
    String scale2 = scale(matcher.group("scale2"));
    boolean range = matcher.group("num2") != null;
    double min = number(matcher.group("num1"));
    double max = range ? number(matcher.group("num2")) : min;
    double factor2 = factor(scale2);
    // "60-75k" and "CHF 105-125k": the scale of the second end holds for both.
    double factor1 = scale1.isEmpty() && range && min < 1_000 ? factor2 : factor(scale1);
    if (range && scale2.isEmpty() && !scale1.isEmpty() && max < 1_000) {
      factor2 = factor1;
    }
    min *= factor1;
    max *= range ? factor2 : factor1;
    String currency =
        code(
            matcher.group("pre1"),
            matcher.group("post1"),
            matcher.group("pre2"),
            matcher.group("post2"));
    boolean yearly = scale1.equals(LAKHS_A_YEAR) || scale2.equals(LAKHS_A_YEAR);
    if (yearly && currency.isEmpty()) {
      currency = "INR";
    }
    boolean thousands = scale1.equals("k") || scale2.equals("k");
    boolean lakhs = isIndian(scale1) || isIndian(scale2);
    if (range && max < min) {
      // "24/7 - 2": no range after all.
      return new Money(min, min, currency, false, thousands, lakhs, matcher.start(), matcher.end());
    }
    return new Money(min, max, currency, range, thousands, lakhs, matcher.start(), matcher.end());
  }

  private static String scale(String group) {
    return group == null ? "" : group.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isIndian(String scale) {
    return scale.startsWith("l") || scale.startsWith("c");
  }

  private static double factor(String scale) {
    return switch (scale) {
      case "" -> 1;
      case "k" -> 1_000;
      case "billion", "bn" -> 1e9;
      case "lakh", "lakhs", "lac", "lacs", LAKHS_A_YEAR -> 1e5;
      case "crore", "crores", "cr" -> 1e7;
      default -> 1e6;
    };
  }

  private static String code(String... symbols) {
    for (String symbol : symbols) {
      if (symbol != null && !symbol.isBlank()) {
        String upper = symbol.strip().toUpperCase(Locale.ROOT);
        return CODES.getOrDefault(upper, upper);
      }
    }
    return "";
  }

  /** Reads digits whose separators may be of any country: three digits after one are thousands. */
  static double number(String digits) {
    String plain = digits.replaceAll("['’\\u00A0\\u202F ]", "");
    int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
    boolean decimals = last >= 0 && plain.length() - last - 1 < 3;
    StringBuilder number = new StringBuilder();
    for (int at = 0; at < plain.length(); at++) {
      char unit = plain.charAt(at);
      if (unit >= '0' && unit <= '9') {
        number.append(unit);
      } else if (decimals && at == last) {
        number.append('.');
      }
    }
    return Double.parseDouble(number.toString());
  }
}
