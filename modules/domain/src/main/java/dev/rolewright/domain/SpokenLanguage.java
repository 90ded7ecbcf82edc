package dev.rolewright.domain;

/**
 * A language a person speaks.
 *
 * @param fluency in the words of the source; may be empty
 */
public record SpokenLanguage(String name, String fluency) {}
