package dev.rolewright.prompts;

import java.util.Set;

/** The tasks that this product knows; a route of the gateway has the name of a task. */
public final class PromptTasks {
  /** Every task that a prompt can be for. */
  public static final Set<String> KNOWN =
      Set.of(
          "parse_jd",
          "match_skills",
          "generate_cv",
          "cover_letter",
          "career_path",
          "chat",
          "cv_data_extractor",
          "cv_pii_identifier",
          "cv_skills_analyst");

  /** Tasks whose answers are about the text that is sent, so that none serves two texts. */
  public static final Set<String> ABOUT_A_TEXT =
      Set.of(
          "parse_jd",
          "match_skills",
          "generate_cv",
          "cover_letter",
          "cv_data_extractor",
          "cv_pii_identifier",
          "cv_skills_analyst");

  private PromptTasks() {}
}
