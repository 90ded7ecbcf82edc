/**
 * Several installed servers that share one Postgres and one Redis, as exams of what holds over all
 * of them need, and what befalls them.
 */
@NullMarked
package dev.rolewright.bench.fleet;

import org.jspecify.annotations.NullMarked;
