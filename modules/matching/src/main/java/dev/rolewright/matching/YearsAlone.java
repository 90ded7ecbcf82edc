package dev.rolewright.matching;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a statement of a job that asks for nothing but years: "3-5 yrs in a SOC". */
final class YearsAlone {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "[\\s•*–—-]*+(?:(?:with|have|having|a|an|minimum|min\\.?|of|at\\s+least|over|more\\s+than|ideally|"
              + "around|about|circa|approx\\.?|you\\s+have)\\s++){0,6}"
              + "(?<least>\\d{1,2})\\s*\\+?\\s*(?:(?:[-–]|to)\\s*\\d{1,2}\\s*)?\\+?\\s*(?:years?|yrs?)\\b['’]?\\.?"
              + "(?:\\s+of)?(?:\\s+(?:relevant|professional|proven|work|working|prior|previous|similar|"
              + "solid|minimum|post-qualification)){0,6}(?:\\s+(?:experience|exp)\\b\\.?)?"
              + "(?:\\s+(?:in|as|within|at|of|working)(?:\\s+(?:in|as))?(?:\\s+\\p{L}[\\p{L}'’/-]*){1,4})?"
              + "(?:\\s+(?:required|preferred|minimum|essential))?[\\s.!]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private YearsAlone() {}

  /** Returns the years asked for at the least; empty where it asks for something else. */
  static OptionalInt least(String statement) {
    Matcher matcher = STATEMENT.matcher(statement);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group("least")))
        : OptionalInt.empty();
  }
}
