package dev.rolewright.domain;

import java.util.Optional;

/**
 * Years of experience asked for; at least one end is present. Fractions are rounded up.
 *
 * @param min 0..60
 * @param max 0..60, not below {@code min}
 */
public record ExperienceYears(Optional<Integer> min, Optional<Integer> max) {}
