package dev.rolewright.llm;

/**
 * A model of a provider, written {@code provider/model}.
 *
 * @param provider configured name of the provider
 * @param model the provider's own name of the model; may hold slashes
 */
public record ModelName(String provider, String model) {
  /** Returns {@code provider/model}. */
  @Override
  public String toString() {
    return provider + "/" + model;
  }
}
