/**
 * Writes down what happened without slowing what happens: attempts and alerts into the database,
 * one JSON line a request into a file that rotates.
 *
 * <p>Thread rule: everything public is called by many threads at once and never blocks, but for
 * {@code close} and the reading of alerts. Each {@link dev.rolewright.telemetry.BackgroundWriter}
 * has one thread that writes.
 */
@NullMarked
package dev.rolewright.telemetry;

import org.jspecify.annotations.NullMarked;
