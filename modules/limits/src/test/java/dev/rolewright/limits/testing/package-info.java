/** The contract of the shared counters, and counters in memory that keep it. */
@NullMarked
package dev.rolewright.limits.testing;

import org.jspecify.annotations.NullMarked;
