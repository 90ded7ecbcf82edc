/**
 * What the gateway spends: its calls held to budgets and limits, the ledger, what is left, and what
 * the cache saved read for callers.
 *
 * <p>Thread rule: everything here is called by many threads at once.
 */
@NullMarked
package dev.rolewright.server.money;

import org.jspecify.annotations.NullMarked;
