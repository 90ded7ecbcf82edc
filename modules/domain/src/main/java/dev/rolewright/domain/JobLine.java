package dev.rolewright.domain;

/**
 * A line of a job ad with what it is about.
 *
 * @param text the line, trimmed, its bullet included, markup decoded
 * @param confidence how sure the section is, 0..1
 */
public record JobLine(String text, Span span, LineSection section, double confidence) {}
