/**
 * Reads job ads with a language model and believes it only what the ad says: each fact that a model
 * reports is looked up in the text and left out where it is not there.
 *
 * <p>Thread rule: everything here is immutable.
 */
@NullMarked
package dev.rolewright.parsing.model;

import org.jspecify.annotations.NullMarked;
