/**
 * Prompts as data: versions that never change, of each name one active, templates that treat what
 * users write as data, and the prompts that are shipped.
 *
 * <p>Thread rule: every type here is immutable or safe for use by many threads.
 */
@NullMarked
package dev.rolewright.prompts;

import org.jspecify.annotations.NullMarked;
