/**
 * What the gateway stands on: providers and the leases of probes.
 *
 * <p>Thread rule: everything here is called by many threads at once.
 */
@NullMarked
package dev.rolewright.llm.spi;

import org.jspecify.annotations.NullMarked;
