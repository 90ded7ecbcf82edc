/** What implementations of the prompts' port are held by. */
@org.jspecify.annotations.NullMarked
package dev.rolewright.prompts.testing;
