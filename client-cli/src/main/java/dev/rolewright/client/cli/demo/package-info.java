/**
 * The demonstration: a server of its own, the main job step by step, and no trace afterwards.
 *
 * <p>Thread rule: the server's end may be asked for by any thread, the story belongs to the main
 * thread.
 */
@NullMarked
package dev.rolewright.client.cli.demo;

import org.jspecify.annotations.NullMarked;
