/**
 * Monthly budgets that hold with many replicas, and the ledger of what was spent.
 *
 * <p>Money is pico-USD (10<sup>-12</sup> USD) in a {@code long}. Before a vendor is called the
 * largest possible cost is reserved, and afterwards the real one is settled. A budget is kept by
 * the {@link dev.rolewright.budget.BudgetStore}, which all replicas share: it grants a replica
 * blocks of a budget, only while what is spent and all grants together stay within the limit, and
 * the replica reserves from what it was granted without asking anybody. What a replica does is
 * written to a journal of its own before it counts, so that its end at any moment loses nothing.
 *
 * <p>Thread rule: every type here is immutable or safe for use by many threads. A reservation may
 * wait for the store, so it is made on a virtual thread.
 */
@NullMarked
package dev.rolewright.budget;

import org.jspecify.annotations.NullMarked;
