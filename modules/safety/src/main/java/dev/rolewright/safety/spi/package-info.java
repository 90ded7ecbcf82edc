/**
 * What a policy of one's own implements.
 *
 * <p>Thread rule: everything here is called by many threads at once.
 */
@NullMarked
package dev.rolewright.safety.spi;

import org.jspecify.annotations.NullMarked;
