package dev.rolewright.skills;

/**
 * A keyword of a job.
 *
 * @param skillId id in the vocabulary; empty for a keyword that it does not hold
 * @param label the vocabulary's label, or the job's own words where {@code skillId} is empty
 * @param required whether it is a must-have
 * @param jobCount times the job names it
 */
public record Keyword(String skillId, String label, boolean required, int jobCount) {}
