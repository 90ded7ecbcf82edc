package dev.rolewright.skills;

/**
 * A keyword of a job and what a text does with it.
 *
 * @param keyword the keyword
 * @param textCount times the text names it, without those where it denies it
 */
public record KeywordCount(Keyword keyword, int textCount) {}
