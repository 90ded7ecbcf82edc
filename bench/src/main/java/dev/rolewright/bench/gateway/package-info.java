/**
 * The gateway's cost: what it adds to a bare relay of the same edge, under load from outside. The
 * vendor and the load are programs of their own, each on one thread, so that they cost little of
 * the machine beside what is measured.
 */
@NullMarked
package dev.rolewright.bench.gateway;

import org.jspecify.annotations.NullMarked;
