/**
 * The skill vocabulary and what is done with it: finding skills in a text, mapping names to labels,
 * comparing keywords.
 *
 * <p>Thread rule: everything public here is immutable or safe for use by many threads.
 */
@NullMarked
package dev.rolewright.skills;

import org.jspecify.annotations.NullMarked;
