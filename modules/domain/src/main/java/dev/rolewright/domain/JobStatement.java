package dev.rolewright.domain;

/** A line of an ad without its bullet. */
public record JobStatement(String text, int lineIndex) {}
