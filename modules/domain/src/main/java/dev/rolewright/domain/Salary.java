package dev.rolewright.domain;

import java.util.Optional;

/**
 * A range of pay; at least one end is present.
 *
 * @param min lower end in units of the currency
 * @param max upper end, not below {@code min}
 * @param currency ISO 4217 code; may be empty
 */
public record Salary(
    Optional<Double> min,
    Optional<Double> max,
    String currency,
    SalaryPeriod period,
    int lineIndex) {}
