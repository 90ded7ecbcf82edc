/**
 * The only place that knows Guice: one module a feature, each of which calls the plain {@code
 * X.create(…)} of the modules below.
 *
 * <p>Thread rule: used once, at start, by one thread.
 */
@NullMarked
package dev.rolewright.server.wiring;

import org.jspecify.annotations.NullMarked;
