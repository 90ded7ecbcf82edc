/**
 * Reads JSON Resumes, and names every value that is wrong by its JSON Pointer.
 *
 * <p>Thread rule: not exported; everything here is immutable, safe for use by many threads, or
 * confined to the reading of one text.
 */
@NullMarked
package dev.rolewright.parsing.jsonresume;

import org.jspecify.annotations.NullMarked;
