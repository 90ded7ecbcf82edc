/**
 * Real Postgres and real Redis as child processes under one data directory, so that one machine
 * needs nothing installed and tests need no stand-ins. Both listen on loopback alone, on a free
 * port, and ask for a random password. A server that is killed leaves its children running; the
 * next start on the same data directory finds and ends them. A child that ends while its server
 * runs is started again.
 *
 * <p>Layout of the data directory: {@code lock}; {@code postgres/data}, {@code postgres/password},
 * {@code postgres/log}; {@code redis/redis.conf}, {@code redis/log}. Postgres keeps its data over
 * restarts. Redis holds caches and counters alone and starts empty each time.
 *
 * <p>Thread rule: everything public here is safe for use by many threads. Starting and closing
 * block.
 */
@NullMarked
package dev.rolewright.embedded;

import org.jspecify.annotations.NullMarked;
