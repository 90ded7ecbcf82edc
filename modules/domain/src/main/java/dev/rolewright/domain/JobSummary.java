package dev.rolewright.domain;

import java.time.Instant;

/** The head of a stored job. */
public record JobSummary(
    String id,
    String roleTitle,
    String companyName,
    String location,
    Seniority seniority,
    double parsingConfidence,
    Instant createTime) {}
