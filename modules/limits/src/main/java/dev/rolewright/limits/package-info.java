/**
 * How many requests and tokens a tenant, a key, a provider or an assistant may have within a
 * sliding window of time. All replicas together keep the limit in every interval of the window's
 * length, also while Redis is slow, lost, emptied or tells another time.
 *
 * <p>While Redis answers, it counts. Of a limit that is far from full it grants a replica a little
 * in advance, which may be used for a moment without another question. Each replica keeps a log of
 * its own beside that, which it brings to a Redis that forgot. A replica that can't reach Redis
 * waits until what it was granted has left the window, and then keeps to its share by its own log;
 * those that still reach Redis leave that share alone. Who the replicas are is known from the
 * database, which each of them has to reach to admit anything.
 *
 * <p>Thread rule: records are immutable; {@link dev.rolewright.limits.Limiter} and its tickets are
 * safe for use by many threads. Calls may block for as long as Redis may take to answer.
 */
@NullMarked
package dev.rolewright.limits;

import org.jspecify.annotations.NullMarked;
