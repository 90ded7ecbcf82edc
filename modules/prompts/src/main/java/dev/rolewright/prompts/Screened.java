package dev.rolewright.prompts;

/**
 * What may be passed on, and what was found in what it was made of.
 *
 * @param value without what a vendor must not see
 */
public record Screened<T>(T value, Findings findings) {}
