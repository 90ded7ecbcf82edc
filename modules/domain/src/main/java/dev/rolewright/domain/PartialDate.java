package dev.rolewright.domain;

/**
 * A date of which only a part may be known.
 *
 * @param year 1900..2100
 * @param month 1..12, or 0 where it is not known
 * @param day 1..31, or 0 where it is not known
 */
public record PartialDate(int year, int month, int day) {}
