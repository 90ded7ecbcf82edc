/**
 * How answers are shown to a person or to a program.
 *
 * <p>Thread rule: stateless.
 */
@NullMarked
package dev.rolewright.client.cli.view;

import org.jspecify.annotations.NullMarked;
