/**
 * Reads CVs in plain text, Markdown and HTML: sections, entries with their dates, and the person.
 *
 * <p>Thread rule: not exported; everything here is immutable, safe for use by many threads, or
 * confined to the reading of one text.
 */
@NullMarked
package dev.rolewright.parsing.cv;

import org.jspecify.annotations.NullMarked;
