package dev.rolewright.parsing.job;

import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.parsing.text.NumberWords;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the years of experience that a requirement asks for. Months are rounded up to years. A span
 * of time that is no experience (a company's age, a contract's length, a study's length, an age) is
 * left out.
 */
public final class YearsReader {
  /** Words that are numbers before a time alone: "a year", "a couple of years". */
  private static final Map<String, Integer> BEFORE_TIMES = Map.of("a", 1, "couple", 2);

  private static final String NUMBER =
      "(?:\\d{1,3}(?:[.,]\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
          + "|fifteen|eighteen|twenty|ein(?:em|e)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)";

  /** Number, "+", range, unit. The number in brackets repeats the word: "three (3) years". */
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\w.,/$€£-])(?<min>"
              + NUMBER
              + "|couple"
              + " of)(?:\\s?\\(\\d{1,2}\\+?\\))?(?<plus>\\s?\\+|\\s?plus|-plus|\\s+or\\s+more)?"
              + "(?:\\s?(?:-|–|—|to|bis|à|a|tot|or|und|and)\\s?(?<max>"
              + NUMBER
              + ")(?:\\s?\\(\\d{1,2}\\))?\\s?\\+?)?[\\s-]{0,2}(?:full\\s)?(?<unit>years?"
              + "|yrs?|months?|mos?"
              + "|jahr(?:en?)?|monat(?:en?)?|ans|années|años|meses|anni|mesi|jaar|maanden|anos)\\b[’']?");

  private static final Pattern NOT_BEFORE =
      Pattern.compile(
          "(?:over the (?:past|last|next)|in the (?:past|last|next)|within|for (?:over|more"
              + " than|the past|the"
              + " last|nearly|almost|about)|every|next|first|last|past|aged?|than|lasting"
              + "|contract(?:"
              + " of| for)?|term(?: of| for)?|probation(?:ary)?(?: period)?(?:"
              + " of)?|celebrating|after)\\s?$");
  private static final Pattern NOT_AFTER =
      Pattern.compile(
          "^(?:\\s?(?:of age|old|or older|ago|in business|in a row|and counting|of growth|of"
              + " history|of success|fixed|contract|contracts|term|trial|probation|or less"
              + " since|apprenticeship"
              + "|degree|college|university|program|programme|course|course|diploma"
              + "|warranty|visa|internship|rotation|placement|residency)\\b|-old|\\s?of"
              + " (?:continuous|rapid|steady|strong) growth)");

  /** "No violations in 5 years": how long something must not have happened. */
  private static final Pattern WITHOUT =
      Pattern.compile(
          "\\b(?:no|not|never|without|clean|free of|clear"
              + " of)\\b[^.;,]{0,40}\\b(?:in|within|for|over)(?: the)?(?: last| past)?\\s?$");

  private static final Pattern EXPERIENCE =
      Pattern.compile(
          "experience|experienced|background|erfahrung|expérience|experiencia|esperienza|ervaring"
              + "|experiência|track record|\\bworking (?:as|in|with)|\\bpractice\\b|post-qualified"
              + "|post-apprenticeship|\\bpqe\\b|in (?:a|an) .{0,40}\\brole|industry");
  private static final Pattern COMPANY_AGE =
      Pattern.compile(
          "(?:\\bwe(?:'ve|’ve| have) |\\bour \\d|\\bcompany|with (?:over|more than) \\d+ years"
              + " (?:of|in)|combined|founded|established|history of|heritage)");

  private YearsReader() {}

  /**
   * Returns the years that a text asks for: the largest minimum where it names several.
   *
   * @param requirement whether the text is known to ask for something; otherwise a word for
   *     experience has to stand near
   */
  static Optional<ExperienceYears> read(String text, boolean requirement) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace('\u00A0', ' ');
    Matcher matcher = TIME.matcher(lower);
    ExperienceYears best = null;
    while (matcher.find()) {
      if (isExperience(lower, matcher, requirement)) {
        ExperienceYears years = toYears(lower, matcher);
        if (best == null || rank(years) > rank(best)) {
          best = years;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int rank(ExperienceYears years) {
    return years.min().map(min -> min * 2 + 1).orElse(years.max().orElse(0) - 100);
  }

  private static boolean isExperience(String text, Matcher matcher, boolean requirement) {
    String before = text.substring(Math.max(0, matcher.start() - 60), matcher.start());
    String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 80));
    boolean floor = before.matches("(?s).*(?:no fewer|no less|not less|more|fewer) than\\s?$");
    if (WITHOUT.matcher(before).find()) {
      return false;
    }
    if ((NOT_BEFORE.matcher(before).find() && !floor) || NOT_AFTER.matcher(after).find()) {
      return false;
    }
    boolean named = EXPERIENCE.matcher(after).find() || EXPERIENCE.matcher(before).find();
    if (!requirement && (!named || COMPANY_AGE.matcher(before).find())) {
      return false;
    }
    if (requirement && !named) {
      // "26 days a year", "18 years", "the contract runs 12 months" are no experience.
      boolean opens = before.isBlank() || before.strip().endsWith(":") || isFloor(before);
      boolean goesOn =
          after.matches(
              "(?s)^'?\\s?(?:\\+|in|of|with|as|working|using|building|developing|on"
                  + "|managing|leading"
                  + "|commercial|professional|doing|spent|teaching|writing|relevant|hands"
                  + "|programming"
                  + "|coding|designing|running|selling|post|proven|industry|delivering|related"
                  + "|supervis"
                  + "|manag|leadership)\\b.*");
      return opens || goesOn;
    }
    return true;
  }

  private static boolean isFloor(String before) {
    return before.matches(
        "(?s).*(?:at least|minimum(?: of)?|min\\.?|no fewer than|no less than|not less"
            + " than|mindestens|over|more than|up"
            + " to|around|about|ideally|have|possess|with|least|al menos|minimaal|au moins|minimum"
            + " de|almeno|pelo menos)\\s(?:a\\s)?$");
  }

  private static ExperienceYears toYears(String text, Matcher matcher) {
    boolean months = matcher.group("unit").startsWith("mo") || isMonths(matcher.group("unit"));
    int first = number(matcher.group("min"), months);
    String maxText = matcher.group("max");
    if (maxText != null) {
      int second = number(maxText, months);
      if (second >= first) {
        return new ExperienceYears(Optional.of(first), Optional.of(second));
      }
    }
    String before = text.substring(Math.max(0, matcher.start() - 12), matcher.start());
    if (before.endsWith("up to ") || before.endsWith("maximum ") || before.endsWith("max ")) {
      return new ExperienceYears(Optional.empty(), Optional.of(first));
    }
    return new ExperienceYears(Optional.of(first), Optional.empty());
  }

  private static boolean isMonths(String unit) {
    return unit.startsWith("mes") || unit.startsWith("maand");
  }

  private static int number(String text, boolean months) {
    String word = text.startsWith("couple") ? "couple" : text;
    Integer named = NumberWords.value(word).orElse(BEFORE_TIMES.get(word));
    double value = named != null ? named : Double.parseDouble(word.replace(',', '.'));
    int years = (int) Math.ceil(months ? value / 12 : value);
    return Math.clamp(years, 0, 60);
  }
}
