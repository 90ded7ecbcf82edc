package dev.rolewright.domain;

import java.util.List;

/**
 * A project in a CV.
 *
 * @param evidenceReference a link that the evidence gives, else the id of the evidence
 */
public record CvProject(
    String name,
    String description,
    List<String> technologies,
    String evidenceReference,
    String evidenceId) {
  /** Copies the lists. */
  public CvProject {
    technologies = List.copyOf(technologies);
  }
}
