package dev.rolewright.prompts;

/**
 * Which versions are wanted.
 *
 * @param name of this prompt only; empty for all
 * @param taskType for this task only; empty for all
 * @param isActiveOnly whether only active versions
 */
public record PromptFilter(String name, String taskType, boolean isActiveOnly) {
  /** All versions. */
  public static final PromptFilter ALL = new PromptFilter("", "", false);
}
