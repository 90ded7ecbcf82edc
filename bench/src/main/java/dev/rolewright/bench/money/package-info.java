/**
 * The exam of money: several servers on shared stores spend one budget to its end, while one of
 * them is killed and Redis stalls and is emptied. Every amount is known to this program, so that
 * the books are compared call by call.
 */
@NullMarked
package dev.rolewright.bench.money;

import org.jspecify.annotations.NullMarked;
