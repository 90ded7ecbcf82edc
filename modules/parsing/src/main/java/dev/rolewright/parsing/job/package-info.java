/**
 * Reads job ads: headings, the section of each line, the facts of the role, and the requirements.
 *
 * <p>Thread rule: not exported; everything here is immutable, safe for use by many threads, or
 * confined to the reading of one text.
 */
@NullMarked
package dev.rolewright.parsing.job;

import org.jspecify.annotations.NullMarked;
