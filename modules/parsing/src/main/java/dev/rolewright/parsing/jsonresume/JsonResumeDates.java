package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.parsing.cv.DateParts;
import dev.rolewright.parsing.cv.DateWords;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dates of a JSON Resume. An end that is left out means that the period goes on. */
public final class JsonResumeDates {
  private static final Pattern NOW =
      Pattern.compile(
          "(?:" + DateWords.PRESENT + ")\\.?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private JsonResumeDates() {}

  /** Returns whether a text is empty, a possible date, or a word such as "present". */
  static boolean isAcceptable(String text) {
    return text.isEmpty() || isNow(text) || DateParts.read(text).isPresent();
  }

  /** Returns whether the dates of an entry are the wrong way round. */
  static boolean endsBeforeItStarts(JsonResumeNode.Members entry) {
    Optional<PartialDate> start = DateParts.read(JsonResumeFields.text(entry, "startDate"));
    Optional<PartialDate> end = DateParts.read(JsonResumeFields.text(entry, "endDate"));
    return start.isPresent() && end.isPresent() && DateParts.isBefore(end.get(), start.get());
  }

  /** Returns a period; empty where neither end is stated. */
  static Optional<DateRange> period(String start, String end) {
    Optional<PartialDate> from = DateParts.read(start);
    Optional<PartialDate> to = DateParts.read(end);
    boolean ongoing = isNow(end) || (end.isEmpty() && from.isPresent());
    if (from.isEmpty() && to.isEmpty() && !ongoing) {
      return Optional.empty();
    }
    return Optional.of(new DateRange(from, to, ongoing));
  }

  /** Returns a single date as a period that starts and ends with it. */
  static Optional<DateRange> point(String date) {
    return DateParts.read(date)
        .map(read -> new DateRange(Optional.of(read), Optional.of(read), false));
  }

  private static boolean isNow(String text) {
    return NOW.matcher(text).matches();
  }
}
