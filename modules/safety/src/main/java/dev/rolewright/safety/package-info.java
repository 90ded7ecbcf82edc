/**
 * Checks of texts on their way to a language model: secrets and numbers that nobody else must see,
 * and words that try to give the model orders.
 *
 * <p>Thread rule: everything here is called by many threads at once.
 */
@NullMarked
package dev.rolewright.safety;

import org.jspecify.annotations.NullMarked;
