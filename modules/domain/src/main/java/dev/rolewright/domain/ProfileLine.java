package dev.rolewright.domain;

/** A line of a CV with what it is about. */
public record ProfileLine(SourceLine line, ProfileSection section) {}
