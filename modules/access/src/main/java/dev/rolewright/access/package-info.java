/**
 * Who may do what: tenants, API keys, roles and plans, the request ids that make a repeated call
 * harmless, and what is kept encrypted. The ports here are implemented by the storage module.
 *
 * <p>Thread rule: records are immutable; services and ports are safe for use by many threads;
 * {@link dev.rolewright.access.HeldRequest} belongs to the call that holds it.
 */
@NullMarked
package dev.rolewright.access;

import org.jspecify.annotations.NullMarked;
