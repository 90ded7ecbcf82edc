package dev.rolewright.server.settings;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.Optional;
import java.util.Set;

/**
 * Instructions under which a model answers.
 *
 * @param id the name of its file
 * @param description for people; may be empty
 * @param model {@code provider/model}, an alias or a route
 * @param parameters for what a request leaves open
 * @param outputSchema the shape of the answer; empty for free text
 * @param tenants names of the tenants that may use it; empty: every tenant
 * @param safety looks at the input before a vendor sees it
 * @param cacheByCategory whether all requests of a category may share one answer
 * @param isShipped whether it is one of the server's own, unchanged
 */
public record Assistant(
    String id,
    String description,
    Instructions instructions,
    String model,
    ChatParameters parameters,
    Optional<OutputSchema> outputSchema,
    Set<String> tenants,
    SafetyPolicy safety,
    boolean cacheByCategory,
    boolean isShipped) {
  /** Copies the set. */
  public Assistant {
    tenants = Set.copyOf(tenants);
  }

  /** Tells whether a tenant may use it. */
  public boolean isFor(String tenantName) {
    return tenants.isEmpty() || tenants.contains(tenantName);
  }

  /** Where the instructions are. */
  public sealed interface Instructions {
    /** They stand in the file. */
    record Text(String text) implements Instructions {}

    /** They are the active version of a prompt. */
    record Prompt(String name) implements Instructions {}
  }

  /** The shape of an answer. */
  public sealed interface OutputSchema {
    /** One that the product has, by its name. */
    record BuiltIn(String name) implements OutputSchema {}

    /** One that stands in the file, as JSON. */
    record Inline(String json) implements OutputSchema {}
  }
}
