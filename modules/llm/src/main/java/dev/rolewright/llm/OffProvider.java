package dev.rolewright.llm;

import java.util.Set;

/**
 * A provider that is known and can't be asked.
 *
 * @param models its names of its models
 * @param reason what is missing, for people: "OPENAI_API_KEY is not set"
 * @param takesTenantKey whether a key of a tenant's own would switch it on for the tenant
 */
public record OffProvider(Set<String> models, String reason, boolean takesTenantKey) {
  /** Copies the set. */
  public OffProvider {
    models = Set.copyOf(models);
  }
}
