package dev.rolewright.limits.spi;

/**
 * Times that all replicas agree on, in microseconds.
 *
 * @param absence how long after its last check-in a member is present
 * @param reach how long an admission matters: the longest window with all its margins
 * @param recovery how long after its begin an epoch is whole without the members that are missing
 * @param tolerance how far Redis's clock may be off without being noticed
 */
public record Rules(long absence, long reach, long recovery, long tolerance) {}
