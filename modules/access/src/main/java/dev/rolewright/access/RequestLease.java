package dev.rolewright.access;

/**
 * The right to run one call, until it ends or is not renewed in time.
 *
 * @param owner chance value that tells this run from an earlier one that lost its lease
 */
public record RequestLease(RequestKey key, String owner) {}
