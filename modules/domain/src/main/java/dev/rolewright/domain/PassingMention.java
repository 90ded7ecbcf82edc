package dev.rolewright.domain;

/**
 * Something that a job asks for and that the text of a profile names only where it counts as no
 * evidence.
 *
 * @param name what is asked for
 * @param words the line that names it, as it stands in the source
 * @param ofEvidence whether a piece of evidence was made from that line
 */
public record PassingMention(String name, String words, boolean ofEvidence) {}
