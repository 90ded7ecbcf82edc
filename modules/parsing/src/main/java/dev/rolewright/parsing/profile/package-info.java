/**
 * What CVs and JSON Resumes have in common on the way to a profile: skills, warnings and
 * confidence.
 *
 * <p>Thread rule: not exported; everything here is immutable, safe for use by many threads, or
 * confined to the reading of one text.
 */
@NullMarked
package dev.rolewright.parsing.profile;

import org.jspecify.annotations.NullMarked;
