package dev.rolewright.parsing.job;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /**
   * Returns the skills that the ad asks for, each once. One of several alternatives is not asked
   * for by itself, and a trait of character is no skill.
   */
  public static List<SkillMention> required(List<AskedRequirement> requirements) {
    Set<String> seen = new HashSet<>();
    List<SkillMention> unique = new ArrayList<>();
    for (AskedRequirement asked : requirements) {
      if (asked.requirement().necessity() == Necessity.MUST_HAVE) {
        for (SkillMention mention : asked.requirement().skills()) {
          boolean counts = !asked.alternatives().contains(mention) && !Traits.is(mention);
          if (counts && seen.add(mention.skillId())) {
            unique.add(mention);
          }
        }
      }
    }
    return unique;
  }

  /**
   * Returns the skills that are welcome, each once: those of the wishes, and the alternatives, each
   * of which helps to meet a requirement. Alternative fields of a degree are the degree's alone.
   *
   * @param required skills that the ad asks for, which are left out
   */
  public static List<SkillMention> welcome(
      List<AskedRequirement> requirements, List<SkillMention> required) {
    Set<String> seen = new HashSet<>();
    required.forEach(mention -> seen.add(mention.skillId()));
    List<SkillMention> unique = new ArrayList<>();
    for (AskedRequirement asked : requirements) {
      boolean wish = asked.requirement().necessity() == Necessity.NICE_TO_HAVE;
      for (SkillMention mention : asked.requirement().skills()) {
        boolean choice = asked.alternatives().contains(mention);
        boolean counts = (wish || choice) && !Traits.is(mention);
        boolean field = choice && isField(mention, asked.requirement().education());
        if (counts && !field && seen.add(mention.skillId())) {
          unique.add(mention);
        }
      }
    }
    return unique;
  }

  /**
   * Returns the education that the ad asks for, each once: what two lines ask in the same words
   * counts as the stronger of them does.
   */
  public static List<EducationRequirement> education(List<Requirement> requirements) {
    Map<List<Object>, EducationRequirement> unique = new LinkedHashMap<>();
    for (Requirement requirement : requirements) {
      for (EducationRequirement education : requirement.education()) {
        List<Object> asked =
            List.of(
                education.level(),
                education.fields().stream().map(field -> field.toLowerCase(Locale.ROOT)).toList(),
                education.orEquivalent());
        EducationRequirement earlier = unique.get(asked);
        boolean stronger =
            earlier == null
                || (earlier.necessity() == Necessity.NICE_TO_HAVE
                    && education.necessity() == Necessity.MUST_HAVE);
        if (stronger) {
          unique.put(asked, education);
        }
      }
    }
    return List.copyOf(unique.values());
  }

  private static boolean isField(SkillMention mention, List<EducationRequirement> education) {
    String surface = mention.surface().toLowerCase(Locale.ROOT);
    return education.stream()
        .flatMap(asked -> asked.fields().stream())
        .anyMatch(field -> names(field.toLowerCase(Locale.ROOT), surface));
  }

  /** Returns whether a text holds a name as whole words: "C++" names neither "C" nor "C#". */
  private static boolean names(String text, String name) {
    int at = name.isEmpty() ? -1 : text.indexOf(name);
    while (at >= 0) {
      if (!isPart(text, at - 1) && !isPart(text, at + name.length())) {
        return true;
      }
      at = text.indexOf(name, at + 1);
    }
    return false;
  }

  private static boolean isPart(String text, int at) {
    boolean inside = at >= 0 && at < text.length();
    return inside
        && (Character.isLetterOrDigit(text.charAt(at)) || "+#".indexOf(text.charAt(at)) >= 0);
  }

  /**
   * Returns the certificates that the ad asks for, each once: what one line asks for and another
   * calls welcome is asked for.
   */
  public static List<CertificationRequirement> certifications(List<Requirement> requirements) {
    Map<String, CertificationRequirement> unique = new LinkedHashMap<>();
    for (Requirement requirement : requirements) {
      for (CertificationRequirement certification : requirement.certifications()) {
        unique.merge(
            Words.of(certification.name()).joined(),
            certification,
            (earlier, later) ->
                earlier.necessity() == Necessity.NICE_TO_HAVE
                        && later.necessity() == Necessity.MUST_HAVE
                    ? later
                    : earlier);
      }
    }
    return List.copyOf(unique.values());
  }
}
