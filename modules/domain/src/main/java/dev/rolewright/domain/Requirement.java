package dev.rolewright.domain;

import java.util.List;
import java.util.Optional;

/**
 * A line or sentence of an ad that asks for something.
 *
 * @param text without its bullet
 */
public record Requirement(
    String text,
    Necessity necessity,
    int lineIndex,
    List<SkillMention> skills,
    Optional<ExperienceYears> experienceYears,
    List<EducationRequirement> education,
    List<CertificationRequirement> certifications) {
  /** Copies the lists. */
  public Requirement {
    skills = List.copyOf(skills);
    education = List.copyOf(education);
    certifications = List.copyOf(certifications);
  }
}
