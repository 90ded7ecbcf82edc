package dev.rolewright.limits.spi;

/**
 * A wish to become a member, or one anew.
 *
 * @param replica the replica
 * @param generation number of the wish, larger than all before
 * @param broken an epoch whose counters can't be trusted any more; empty for none
 * @param fresh id of the epoch that is begun where there is none; never used before
 * @param rules the times that hold
 */
public record Entrance(String replica, long generation, String broken, String fresh, Rules rules) {}
