package dev.rolewright.llm;

import java.util.Set;

/**
 * A provider that is known and can't be asked.
 *
 * @param models its names of its models
 * @param reason what is missing, for people: "OPENAI_API_KEY is not set"
 * @param remedy what would let it be asked
 */
public record OffProvider(Set<String> models, String reason, Remedy remedy) {
  /** What would let a provider be asked that is off. */
  public enum Remedy {
    /** The operator's configuration. */
    CONFIGURATION,
    /** The operator's configuration, or for a tenant a key of its own. */
    TENANT_KEY,
    /** Other privacy switches of the tenant. */
    PRIVACY
  }

  /** Copies the set. */
  public OffProvider {
    models = Set.copyOf(models);
  }
}
