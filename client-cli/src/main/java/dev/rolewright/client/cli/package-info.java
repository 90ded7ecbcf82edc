/**
 * The command-line client of Rolewright: a caller of the API like any other, with nothing of the
 * server inside.
 *
 * <p>Thread rule: one command runs on the main thread; a shutdown hook may interrupt it.
 */
@NullMarked
package dev.rolewright.client.cli;

import org.jspecify.annotations.NullMarked;
