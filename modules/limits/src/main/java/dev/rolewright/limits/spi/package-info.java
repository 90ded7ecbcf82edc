/**
 * What the limits need of Redis and of the database. Times of Redis are in microseconds since 1970
 * by its own clock.
 *
 * <p>Thread rule: records are immutable; the ports are safe for use by many threads. Calls block.
 */
@NullMarked
package dev.rolewright.limits.spi;

import org.jspecify.annotations.NullMarked;
