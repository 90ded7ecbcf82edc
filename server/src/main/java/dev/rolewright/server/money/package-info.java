/**
 * What the gateway spends: its calls held to the budgets, and the ledger read for callers.
 *
 * <p>Thread rule: everything here is called by many threads at once.
 */
@NullMarked
package dev.rolewright.server.money;

import org.jspecify.annotations.NullMarked;
