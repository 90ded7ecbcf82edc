package dev.rolewright.domain;

import java.time.Instant;

/** The head of a stored document. */
public record DocumentSummary(
    String id,
    DocumentKind kind,
    String title,
    String jobId,
    String profileId,
    int version,
    Instant createTime) {}
