package dev.rolewright.limits.spi;

/**
 * What a window holds.
 *
 * @param left what a claim could have; 0 or more
 * @param emptyMicros time until all of it has left the window; 0 or more
 */
public record Usage(long left, long emptyMicros) {}
