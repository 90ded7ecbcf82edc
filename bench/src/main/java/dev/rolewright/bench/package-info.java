/**
 * Benchmarks. Each is a program whose {@code main} prints a {@link
 * dev.rolewright.bench.BenchTable}.
 *
 * <p>Thread rule: a program runs alone in its process.
 */
@NullMarked
package dev.rolewright.bench;

import org.jspecify.annotations.NullMarked;
