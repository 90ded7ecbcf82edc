package dev.rolewright.server.settings;

import dev.rolewright.llm.providers.VendorKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the environment says of vendors. Blank variables count as not set. */
final class VendorVariables {
  static final String AZURE_ENDPOINT = "AZURE_OPENAI_ENDPOINT";
  static final String AZURE_DEPLOYMENT = "AZURE_OPENAI_DEPLOYMENT";
  private static final String AZURE_KEY = "AZURE_OPENAI_API_KEY";
  private static final String AZURE_KEY_ALIAS = "AZURE_OPENAI_KEY";

  private static final Map<String, String> BASE_URLS =
      Map.of(
          "openai", "OPENAI_BASE_URL",
          "anthropic", "ANTHROPIC_BASE_URL",
          "azure", AZURE_ENDPOINT,
          "ollama", "OLLAMA_BASE_URL");

  private final Map<String, String> environment;

  VendorVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the variables that may hold a key, the one that counts first. */
  static List<String> keysOf(String variable) {
    return variable.equals(AZURE_KEY) ? List.of(AZURE_KEY, AZURE_KEY_ALIAS) : List.of(variable);
  }

  /** Returns the variable that a kind's key is in unless the file says another; empty for none. */
  static Optional<String> usualKey(VendorKind kind) {
    return switch (kind) {
      case OPENAI -> Optional.of("OPENAI_API_KEY");
      case ANTHROPIC -> Optional.of("ANTHROPIC_API_KEY");
      case AZURE_OPENAI -> Optional.of(AZURE_KEY);
      case OLLAMA, OPENAI_COMPATIBLE -> Optional.empty();
    };
  }

  /** Returns the variable that beats the address of a provider; empty for other names. */
  static Optional<String> baseUrlOf(String provider) {
    return Optional.ofNullable(BASE_URLS.get(provider));
  }

  /** Returns the value of a variable. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** Returns which of a variable and its alias holds the key; the first where neither does. */
  String holder(String variable) {
    return keysOf(variable).stream()
        .filter(name -> value(name).isPresent())
        .findFirst()
        .orElse(variable);
  }

  /** Returns the key in a variable or its alias. */
  Optional<String> key(String variable) {
    return keysOf(variable).stream().flatMap(name -> value(name).stream()).findFirst();
  }
}
