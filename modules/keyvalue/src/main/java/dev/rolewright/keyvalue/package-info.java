/**
 * The connection to Redis, which holds only what may be lost: caches, counters, leases. An outage
 * is reported at each call and heals by itself.
 *
 * <p>Thread rule: everything public here is safe for use by many threads. Calls block.
 */
@NullMarked
package dev.rolewright.keyvalue;

import org.jspecify.annotations.NullMarked;
