/**
 * Many inputs in one run: lines of JSON in, lines of JSON out, in order and in bounded memory.
 *
 * <p>Thread rule: a lane is fed by one thread and completes its answers on others; the rest belongs
 * to one thread.
 */
@NullMarked
package dev.rolewright.client.cli.batch;

import org.jspecify.annotations.NullMarked;
