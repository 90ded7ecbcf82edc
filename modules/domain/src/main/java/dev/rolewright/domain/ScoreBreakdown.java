package dev.rolewright.domain;

/**
 * The parts of a relevance score, each 0..1, before weighting.
 *
 * @param semantic nearness of meaning between evidence and the job's requirements
 * @param skills weighted share of the job's skills that are named
 * @param related weighted share of the job's skills that are only near
 * @param qualifications experience, education and certificates; 0 for single evidence
 */
public record ScoreBreakdown(
    double semantic, double skills, double related, double qualifications) {}
