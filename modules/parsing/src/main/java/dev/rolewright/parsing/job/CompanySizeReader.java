package dev.rolewright.parsing.job;

import dev.rolewright.domain.CompanySize;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how large the employer is: from a number of people, or from words such as "start-up". */
public final class CompanySizeReader {
  private static final Pattern HEAD_COUNT =
      Pattern.compile(
          "(?i)(?:we are|we['’]re|team of|employs?|with|over|more"
              + " than|some|around|about|approximately|nearly|company"
              + " of|are)?\\s?(?<count>\\d{1,3}(?:[,.'’]\\d{3})+|\\d{1,6})\\s?\\+?\\s"
              + "(?:strong\\b|people\\b(?!"
              + " (?:use|a day|every|visit|who))|employees|staff\\b|colleagues|team"
              + " members|mitarbeiter|on the books|person"
              + " (?:company|team|business)|medewerkers|collaborateurs|empleados|employés"
              + "|associates)");
  private static final Pattern START_UP =
      Pattern.compile(
          "(?i)\\b(?:start-?up|pre-seed|seed[- ]stage|early[- ]stage)\\b(?!['’\"]?"
              + " (?:culture|spirit|mindset|costs|environment|experience|mentality|clients))");

  private CompanySizeReader() {}

  /** Returns the size class that the texts about the employer tell. */
  public static CompanySize read(List<String> texts) {
    long most = 0;
    boolean startUp = false;
    for (String text : texts) {
      Matcher matcher = HEAD_COUNT.matcher(text);
      while (matcher.find()) {
        String digits = matcher.group("count").replaceAll("\\D", "");
        most = Math.max(most, Long.parseLong(digits.substring(0, Math.min(9, digits.length()))));
      }
      startUp |= START_UP.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
    if (most == 0) {
      return startUp ? CompanySize.STARTUP : CompanySize.UNSPECIFIED;
    }
    if (startUp && most <= 250) {
      return CompanySize.STARTUP;
    }
    if (most <= 10) {
      return CompanySize.STARTUP;
    }
    if (most <= 50) {
      return CompanySize.SMALL;
    }
    if (most <= 250) {
      return CompanySize.MEDIUM;
    }
    return most <= 5_000 ? CompanySize.LARGE : CompanySize.ENTERPRISE;
  }
}
