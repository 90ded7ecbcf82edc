package dev.rolewright.domain;

import java.time.Instant;

/** The head of a stored profile. */
public record ProfileSummary(
    String id,
    String fullName,
    String headline,
    String location,
    int evidenceCount,
    double parsingConfidence,
    Instant createTime) {}
