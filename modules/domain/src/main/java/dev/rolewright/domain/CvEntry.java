package dev.rolewright.domain;

/** A line under education or certifications. */
public record CvEntry(String text, String evidenceId) {}
