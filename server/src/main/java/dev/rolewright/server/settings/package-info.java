/**
 * The configuration files of the gateway: providers, routes and assistants, read into one immutable
 * {@link dev.rolewright.server.settings.GatewaySettings} that changes as a whole while the server
 * runs.
 *
 * <p>Thread rule: everything public is immutable or safe for use by many threads; what reads a file
 * belongs to one reading.
 */
@NullMarked
package dev.rolewright.server.settings;

import org.jspecify.annotations.NullMarked;
