/**
 * Turns job ads and CVs (plain text, Markdown, HTML, JSON Resume) into the records of the domain,
 * each field with the place of the text that it comes from, and nothing that the text does not say.
 *
 * <p>Thread rule: everything public here is immutable or safe for use by many threads.
 */
@NullMarked
package dev.rolewright.parsing;

import org.jspecify.annotations.NullMarked;
