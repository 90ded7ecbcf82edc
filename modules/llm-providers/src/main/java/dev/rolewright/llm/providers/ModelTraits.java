package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ModelInfo;

/** What the settings declare of a model. */
final class ModelTraits {
  private static final String FIRST_AZURE_VERSION_WITH_SCHEMAS = "2024-08-01";

  private ModelTraits() {}

  /**
   * Tells whether a model is declared to answer by a JSON Schema, an unknown one is not, and
   * Azure's version lets it.
   */
  static boolean keepsSchema(ProviderSettings settings, String model) {
    return settings.models().stream()
            .anyMatch(declared -> declared.name().equals(model) && declared.jsonSchema())
        && !(settings.kind() == VendorKind.AZURE_OPENAI && isTooOld(settings.azureVersion()));
  }

  /** Versions are dates, but for "v1" and the like, which are the newest. */
  private static boolean isTooOld(String version) {
    return Character.isDigit(version.charAt(0))
        && version.compareTo(FIRST_AZURE_VERSION_WITH_SCHEMAS) < 0;
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
