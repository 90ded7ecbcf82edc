package dev.rolewright.limits;

import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Standing;

/**
 * Leave to ask Redis.
 *
 * @param standing on which ground
 * @param crowd who else may be admitting
 * @param sentNanos when it was given
 * @param listedNanos when the list of replicas was asked for that the crowd is from
 */
record Pass(Standing standing, Crowd crowd, long sentNanos, long listedNanos) {}
