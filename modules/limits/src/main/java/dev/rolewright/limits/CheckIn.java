package dev.rolewright.limits;

import dev.rolewright.limits.spi.Standing;
import java.util.List;

/**
 * A sign of life for Redis.
 *
 * @param standing on which ground
 * @param awaited who else may have admitted something that matters
 * @param complete whether that is from a list that is newer than the epoch
 * @param sentNanos from when on it may have its effect
 */
record CheckIn(Standing standing, List<String> awaited, boolean complete, long sentNanos) {}
