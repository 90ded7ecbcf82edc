package dev.rolewright.server.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the skills of a profile as the schema {@code skills_analysis_schema} has it: where each
 * stands in the CV. What would be a judgement (seniority, strengths, gaps, levels) is left out.
 */
public final class SkillsJson {
  private SkillsJson() {}

  /**
   * Returns the JSON.
   *
   * @param category tells a skill's category as the schema names it
   */
  public static String of(Profile profile, Function<SkillMention, String> category) {
    Set<String> demonstrated =
        labels(profile, Set.of(EvidenceKind.WORK, EvidenceKind.PROJECT, EvidenceKind.PUBLICATION));
    Set<String> certified =
        labels(profile, Set.of(EvidenceKind.CERTIFICATE, EvidenceKind.EDUCATION));
    JsonArray skills = new JsonArray();
    int shown = 0;
    int proven = 0;
    for (SkillMention skill : profile.skills()) {
      boolean isShown = demonstrated.contains(skill.label());
      boolean isProven = !isShown && certified.contains(skill.label());
      shown += isShown ? 1 : 0;
      proven += isProven ? 1 : 0;
      JsonObject object = new JsonObject();
      object.addProperty("name", skill.label());
      object.addProperty("category", category.apply(skill));
      object.addProperty("proof", isShown ? "DEMONSTRATED" : isProven ? "CERTIFIED" : "LISTED");
      object.add("level", JsonNull.INSTANCE);
      object.add("years", JsonNull.INSTANCE);
      object.addProperty("quote", skill.surface());
      skills.add(object);
    }
    JsonObject metrics = new JsonObject();
    metrics.addProperty("totalSkills", skills.size());
    metrics.addProperty("demonstratedSkills", shown);
    metrics.addProperty("certifiedSkills", proven);
    metrics.addProperty("listedSkills", skills.size() - shown - proven);
    if (skills.isEmpty()) {
      metrics.add("evidenceCoverage", JsonNull.INSTANCE);
    } else {
      metrics.addProperty("evidenceCoverage", (double) (shown + proven) / skills.size());
    }
    metrics.add("skills", skills);
    JsonObject root = new JsonObject();
    root.add("analysisMetrics", metrics);
    root.add("professionalProfile", person(profile));
    return root.toString();
  }

  private static JsonObject person(Profile profile) {
    JsonObject person = new JsonObject();
    if (profile.headline().isBlank()) {
      person.add("headline", JsonNull.INSTANCE);
    } else {
      person.addProperty("headline", profile.headline());
    }
    person.add("seniority", JsonNull.INSTANCE);
    person.add("domains", new JsonArray());
    person.add("strengths", new JsonArray());
    person.add("gaps", new JsonArray());
    return person;
  }

  private static Set<String> labels(Profile profile, Set<EvidenceKind> kinds) {
    Set<String> labels = new HashSet<>();
    for (Evidence item : profile.evidence()) {
      if (kinds.contains(item.kind())) {
        item.skills().forEach(skill -> labels.add(skill.label()));
      }
    }
    return labels;
  }
}
