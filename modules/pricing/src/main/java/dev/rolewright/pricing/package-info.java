/**
 * Turns tokens into money. Amounts are whole pico-USD (10<sup>-12</sup> USD), so that nothing is
 * ever rounded: a price of six decimals a million tokens is a whole number of them a token.
 *
 * <p>Thread rule: everything here is immutable.
 */
@NullMarked
package dev.rolewright.pricing;

import org.jspecify.annotations.NullMarked;
