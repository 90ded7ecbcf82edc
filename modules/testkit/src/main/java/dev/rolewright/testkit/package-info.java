/**
 * What tests of other modules stand on.
 *
 * <p>Thread rule: a {@link dev.rolewright.testkit.TestScheduler} belongs to the test that made it
 * and to the tasks it runs, of which one runs at a time.
 */
@NullMarked
package dev.rolewright.testkit;

import org.jspecify.annotations.NullMarked;
