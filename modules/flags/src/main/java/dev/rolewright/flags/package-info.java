/**
 * Decides by user, tenant and plan what a flag says. The rules of the deployment decide, or another
 * flag system that an operator has put in their place; then no decision takes long, whatever
 * becomes of that system. All public types are safe for use by many threads.
 */
@NullMarked
package dev.rolewright.flags;

import org.jspecify.annotations.NullMarked;
