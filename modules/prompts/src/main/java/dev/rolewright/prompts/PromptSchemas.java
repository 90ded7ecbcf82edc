package dev.rolewright.prompts;

import java.util.List;
import java.util.Optional;

/** The schemas of answers that can be asked for by name. */
public final class PromptSchemas {
  private static final List<String> NAMES =
      List.of(
          "candidate_profile_schema",
          "job_schema",
          "pii_entities_schema",
          "skill_matches_schema",
          "skills_analysis_schema");

  private PromptSchemas() {}

  /** Returns all names, in their alphabetical order. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns the JSON Schema (draft 2020-12) with a name, as JSON. */
  public static Optional<String> find(String name) {
    return NAMES.contains(name) ? Optional.of(PromptFiles.text(name + ".json")) : Optional.empty();
  }
}
