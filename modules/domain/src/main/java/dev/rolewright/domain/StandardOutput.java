package dev.rolewright.domain;

import java.util.List;

/**
 * The output that every generation feature has in common.
 *
 * @param content the whole text as Markdown
 */
public record StandardOutput(
    String title,
    String summary,
    String content,
    List<String> bullets,
    List<GenerationWarning> warnings,
    List<String> keywordsAdded,
    List<String> nextActions) {
  /** Copies the lists. */
  public StandardOutput {
    bullets = List.copyOf(bullets);
    warnings = List.copyOf(warnings);
    keywordsAdded = List.copyOf(keywordsAdded);
    nextActions = List.copyOf(nextActions);
  }
}
