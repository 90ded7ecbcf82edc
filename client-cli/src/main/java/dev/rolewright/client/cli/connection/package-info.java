/**
 * Where the server is, how it is called, and what its errors mean to a person and to a script.
 *
 * <p>Thread rule: everything is immutable or safe for use by many threads.
 */
@NullMarked
package dev.rolewright.client.cli.connection;

import org.jspecify.annotations.NullMarked;
