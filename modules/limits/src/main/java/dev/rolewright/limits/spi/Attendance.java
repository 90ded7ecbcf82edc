package dev.rolewright.limits.spi;

/**
 * The answer to a check-in.
 *
 * @param now Redis's time
 * @param open whether the counters of the epoch are whole, so that they admit
 */
public record Attendance(long now, boolean open) {}
