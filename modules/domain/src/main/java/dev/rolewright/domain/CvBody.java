package dev.rolewright.domain;

import java.util.List;

/**
 * The typed body of a CV.
 *
 * @param professionalSummary two or three sentences
 * @param keySkills skills in the person's own words, those of the job first
 */
public record CvBody(
    String professionalSummary,
    List<String> keySkills,
    List<CvExperience> experience,
    List<CvProject> projects,
    List<CvEntry> education,
    List<CvEntry> certifications) {
  /** Copies the lists. */
  public CvBody {
    keySkills = List.copyOf(keySkills);
    experience = List.copyOf(experience);
    projects = List.copyOf(projects);
    education = List.copyOf(education);
    certifications = List.copyOf(certifications);
  }
}
