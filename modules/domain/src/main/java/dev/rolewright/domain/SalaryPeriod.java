package dev.rolewright.domain;

/** What a salary is counted by. */
public enum SalaryPeriod {
  UNSPECIFIED,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  YEAR
}
