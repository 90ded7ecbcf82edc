package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;

/**
 * A date or period that a text names.
 *
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 * @param range the period; a single date is start and end alike
 * @param single whether it is one date and no period
 * @param expiry whether it tells until when something is valid
 * @param impossible whether it says what can't be, such as an end before the start or a 13th month;
 *     what can't be is not in the range, which may be empty
 */
public record DateMatch(
    int start, int end, DateRange range, boolean single, boolean expiry, boolean impossible) {}
