/**
 * Local sentence vectors: texts in, vectors of unit length out, with no network.
 *
 * <p>Thread rule: everything public here is safe for use by many threads.
 */
@NullMarked
package dev.rolewright.embedding;

import org.jspecify.annotations.NullMarked;
