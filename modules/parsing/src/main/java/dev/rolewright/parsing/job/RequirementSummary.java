package dev.rolewright.parsing.job;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sums up the requirements of an ad: years overall, and each skill and certificate once. */
public final class RequirementSummary {
  private RequirementSummary() {}

  /**
   * The largest minimum of the must-have requirements; where none has a minimum, the largest end.
   */
  public static Optional<ExperienceYears> overallYears(List<Requirement> requirements) {
    ExperienceYears best = null;
    for (Requirement requirement : requirements) {
      if (requirement.necessity() == Necessity.MUST_HAVE
          && requirement.experienceYears().isPresent()) {
        ExperienceYears years = requirement.experienceYears().get();
        if (best == null || years.min().orElse(-1) > best.min().orElse(-1)) {
          best = years;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  public static List<SkillMention> skills(
      List<Requirement> requirements, Necessity necessity, List<SkillMention> without) {
    Set<String> seen = new HashSet<>();
    without.forEach(mention -> seen.add(mention.skillId()));
    List<SkillMention> unique = new ArrayList<>();
    for (Requirement requirement : requirements) {
      if (requirement.necessity() == necessity) {
        for (SkillMention mention : requirement.skills()) {
          if (seen.add(mention.skillId())) {
            unique.add(mention);
          }
        }
      }
    }
    return unique;
  }

  public static List<CertificationRequirement> certifications(List<Requirement> requirements) {
    Set<String> seen = new HashSet<>();
    return requirements.stream()
        .map(Requirement::certifications)
        .flatMap(List<CertificationRequirement>::stream)
        .filter(certification -> seen.add(Words.of(certification.name()).joined()))
        .toList();
  }
}
