/**
 * What every module stands on: the context of a request, the one error vocabulary, ids, time, typed
 * configuration and JSON Schema.
 *
 * <p>Thread rule: every type here is immutable or safe for use by many threads, except {@link
 * dev.rolewright.platform.ConfigReader}, {@link dev.rolewright.platform.ConfigErrors} with the
 * documents that report to it, and {@link dev.rolewright.platform.FieldChecks}, which belong to one
 * call.
 */
@NullMarked
package dev.rolewright.platform;

import org.jspecify.annotations.NullMarked;
