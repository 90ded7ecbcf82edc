package dev.rolewright.domain;

import java.util.List;

/**
 * How a requirement of a job is met by a profile.
 *
 * @param coverage 0..1
 * @param evidenceIds best first, at most 3
 */
public record RequirementCoverage(
    String requirement, boolean required, double coverage, List<String> evidenceIds) {
  /** Copies the lists. */
  public RequirementCoverage {
    evidenceIds = List.copyOf(evidenceIds);
  }
}
