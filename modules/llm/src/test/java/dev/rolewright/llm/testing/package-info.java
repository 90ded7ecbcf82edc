/**
 * Contracts that every implementation of a port of this module must keep, and the fakes of them.
 */
@NullMarked
package dev.rolewright.llm.testing;

import org.jspecify.annotations.NullMarked;
