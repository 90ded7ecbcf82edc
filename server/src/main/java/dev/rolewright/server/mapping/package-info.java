/**
 * Turns the messages of the contract into the records of the domain and back. Pure functions
 * without decisions: what a request may hold is checked beside its mapping, meaning is decided in
 * the modules below.
 *
 * <p>Thread rule: everything here is static and without state.
 */
@NullMarked
package dev.rolewright.server.mapping;

import org.jspecify.annotations.NullMarked;
