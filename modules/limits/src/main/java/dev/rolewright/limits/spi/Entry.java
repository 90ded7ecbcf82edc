package dev.rolewright.limits.spi;

/**
 * What a replica finds when it enters.
 *
 * @param now Redis's time
 * @param epoch the epoch that holds
 * @param begun whether the entrance began it
 */
public record Entry(long now, String epoch, boolean begun) {}
