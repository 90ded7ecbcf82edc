/**
 * The server program: configuration, start, serving and orderly stop.
 *
 * <p>Thread rule: {@link dev.rolewright.server.Main} owns the main thread; everything else is safe
 * for use by many threads.
 */
@NullMarked
package dev.rolewright.server;

import org.jspecify.annotations.NullMarked;
