/**
 * The commands, one class a group: options, the call, the view.
 *
 * <p>Thread rule: a command runs once, on the main thread.
 */
@NullMarked
package dev.rolewright.client.cli.command;

import org.jspecify.annotations.NullMarked;
