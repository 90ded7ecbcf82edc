/**
 * What a person sees: the process's streams, colours, widths, tables and progress.
 *
 * <p>Thread rule: {@link dev.rolewright.client.cli.terminal.Terminal} is safe for use by many
 * threads, everything else is either immutable or belongs to one thread.
 */
@NullMarked
package dev.rolewright.client.cli.terminal;

import org.jspecify.annotations.NullMarked;
