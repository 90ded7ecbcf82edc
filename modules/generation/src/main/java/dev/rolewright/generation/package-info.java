/**
 * Writes documents for a person and a job, section by section, each statement with the evidence it
 * rests on.
 *
 * <p>Thread rule: generators are safe for use by many threads; a sink belongs to one call and is
 * called from one thread.
 */
@NullMarked
package dev.rolewright.generation;

import org.jspecify.annotations.NullMarked;
