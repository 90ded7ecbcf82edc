package dev.rolewright.domain;

import java.util.List;

/**
 * A position in a CV.
 *
 * @param duration as written in a CV; may be empty
 */
public record CvExperience(
    String title,
    String organization,
    String duration,
    List<String> achievements,
    String evidenceId) {
  /** Copies the lists. */
  public CvExperience {
    achievements = List.copyOf(achievements);
  }
}
