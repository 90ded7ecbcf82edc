package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ModelInfo;

/** What the settings declare of a model. */
final class ModelTraits {
  private ModelTraits() {}

  /** Tells whether a model is declared to answer by a JSON Schema; an unknown one is not. */
  static boolean keepsSchema(ProviderSettings settings, String model) {
    return settings.models().stream()
        .anyMatch(declared -> declared.name().equals(model) && declared.jsonSchema());
  }

  /** Returns the most tokens of an answer, or what is used where nothing is declared. */
  static int mostOutputTokens(ProviderSettings settings, String model, int otherwise) {
    return settings.models().stream()
        .filter(declared -> declared.name().equals(model) && declared.maxOutputTokens() > 0)
        .mapToInt(ModelInfo::maxOutputTokens)
        .findFirst()
        .orElse(otherwise);
  }
}
