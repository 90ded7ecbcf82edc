/**
 * The exam of limits: several servers on shared stores let through what one limit allows, while
 * Redis stalls, is emptied, is killed and stays away. Every call is known from when it was sent to
 * when the vendor had it, so that each interval of a window's length can be counted.
 */
@NullMarked
package dev.rolewright.bench.window;

import org.jspecify.annotations.NullMarked;
