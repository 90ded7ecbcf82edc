/**
 * Text as lines: decoding, the format it is in, HTML, Markdown and plain text, sentences, words and
 * the word lists that readers of ads and CVs share.
 *
 * <p>Thread rule: not exported; everything here is immutable, safe for use by many threads, or
 * confined to the reading of one text.
 */
@NullMarked
package dev.rolewright.parsing.text;

import org.jspecify.annotations.NullMarked;
