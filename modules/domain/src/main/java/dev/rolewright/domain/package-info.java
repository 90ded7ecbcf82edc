/**
 * The records of the field (jobs, profiles, evidence, matches, documents) and the ports that keep
 * them. Fields carry the meaning, units and ranges of the messages of the same name in the API
 * contract, where they are documented in full.
 *
 * <p>Thread rule: every record is deeply immutable; ports are safe for use by many threads.
 */
@NullMarked
package dev.rolewright.domain;

import org.jspecify.annotations.NullMarked;
