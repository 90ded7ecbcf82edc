package dev.rolewright.limits.spi;

/**
 * What is wanted of a window.
 *
 * @param window the counter
 * @param amount how much is wanted; 0 or more
 * @param limit how much all replicas may have; 0 or more
 */
public record Claim(Window window, long amount, long limit) {}
