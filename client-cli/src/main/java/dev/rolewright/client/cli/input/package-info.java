/**
 * What a command was given: files, standard input, ids and texts.
 *
 * <p>Thread rule: belongs to the thread of the command.
 */
@NullMarked
package dev.rolewright.client.cli.input;

import org.jspecify.annotations.NullMarked;
