/** What other modules' tests use of this one: the contract of its port, and an implementation. */
@NullMarked
package dev.rolewright.budget.testing;

import org.jspecify.annotations.NullMarked;
