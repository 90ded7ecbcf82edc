package dev.rolewright.llm.providers;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads how long a vendor asks to wait: {@code retry-after-ms} in milliseconds (OpenAI, Azure), or
 * {@code Retry-After} in seconds or as a date (RFC 9110, section 10.2.3).
 */
final class RetryAfter {
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

  private RetryAfter() {}

  /** Returns the wait, 0 to a day; empty where none is asked for in a form that is known. */
  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(text -> ofNumber(text, 3))
        .or(() -> headers.firstValue("retry-after").flatMap(text -> ofText(text, headers, now)));
  }

  private static Optional<Duration> ofText(String text, HttpHeaders headers, Instant now) {
    return ofNumber(text, 0).or(() -> ofDate(text, headers, now));
  }

  private static Optional<Duration> ofNumber(String text, int scale) {
    if (text.length() > 20) {
      return Optional.empty();
    }
    try {
      BigDecimal seconds = new BigDecimal(text.strip()).movePointLeft(scale);
      BigDecimal bounded = seconds.max(BigDecimal.ZERO).min(MOST_SECONDS);
      return Optional.of(Duration.ofNanos(bounded.movePointRight(9).longValue()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> ofDate(String text, HttpHeaders headers, Instant now) {
    // The vendor's own clock, where it tells it, makes ours not matter.
    Instant vendorsNow = headers.firstValue("date").flatMap(RetryAfter::date).orElse(now);
    return date(text)
        .map(then -> Duration.between(vendorsNow, then))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.toDays() >= 1 ? Duration.ofDays(1) : wait);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
