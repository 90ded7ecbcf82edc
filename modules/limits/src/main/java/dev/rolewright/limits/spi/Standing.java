package dev.rolewright.limits.spi;

/**
 * On which ground a replica asks. Redis refuses a call from other ground: one that arrives late, of
 * an epoch that is over, or from before the replica joined anew.
 *
 * @param epoch the epoch the replica joined
 * @param replica the replica
 * @param generation which joining of the replica
 * @param earliest first time of Redis's clock at which the call can arrive
 * @param latest last time of Redis's clock at which the call may have an effect
 * @param rules the times that hold
 */
public record Standing(
    String epoch, String replica, long generation, long earliest, long latest, Rules rules) {}
