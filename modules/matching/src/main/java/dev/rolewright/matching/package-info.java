/**
 * Ranks pieces of evidence and whole profiles against a job and says why, on one scale of 0..1.
 *
 * <p>Thread rule: everything public here is immutable or safe for use by many threads.
 */
@NullMarked
package dev.rolewright.matching;

import org.jspecify.annotations.NullMarked;
