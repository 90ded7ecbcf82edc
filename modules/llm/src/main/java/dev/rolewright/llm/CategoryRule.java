package dev.rolewright.llm;

import java.util.List;

/**
 * Which models are asked first for requests of a category.
 *
 * @param category what a request has to be about; what is empty in it may be anything
 * @param models in the order in which they are asked; at least one
 */
public record CategoryRule(RequestCategory category, List<ModelName> models) {
  /** Copies the list. */
  public CategoryRule {
    models = List.copyOf(models);
  }

  boolean matches(RequestCategory request) {
    return matches(category.sector(), request.sector())
        && matches(category.seniority(), request.seniority())
        && matches(category.profileField(), request.profileField());
  }

  private static boolean matches(String wanted, String said) {
    return wanted.isEmpty() || wanted.equals(said);
  }
}
