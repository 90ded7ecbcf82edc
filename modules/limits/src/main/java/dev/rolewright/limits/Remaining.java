package dev.rolewright.limits;

import java.time.Duration;

/**
 * What is left of a limit.
 *
 * @param limit the limit
 * @param left how much would be admitted now; 0 or more
 * @param resetAfter time until all of it is there again when nothing else is admitted; zero when it
 *     is
 * @param shared whether all replicas were asked; otherwise this replica's own part is told
 */
public record Remaining(Limit limit, long left, Duration resetAfter, boolean shared) {}
