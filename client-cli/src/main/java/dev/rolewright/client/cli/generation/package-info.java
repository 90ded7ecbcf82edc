/**
 * The live stream of a generated document on a terminal, in a file or as JSON.
 *
 * <p>Thread rule: belongs to the thread that reads the stream.
 */
@NullMarked
package dev.rolewright.client.cli.generation;

import org.jspecify.annotations.NullMarked;
