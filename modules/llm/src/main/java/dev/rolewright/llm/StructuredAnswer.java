package dev.rolewright.llm;

import dev.rolewright.platform.SchemaViolation;
import java.util.List;

/**
 * An answer as JSON.
 *
 * @param json an object, as JSON; with {@link Source#PARTIAL} it holds valid fields only
 * @param isValid whether {@code json} meets the schema as a whole
 * @param violations what is wrong with the answer that {@code json} was made of, and with which of
 *     its fields; empty when valid
 */
public record StructuredAnswer(
    String json, boolean isValid, Source source, List<SchemaViolation> violations) {
  /** How an answer came to be valid JSON. */
  public enum Source {
    /** As the model wrote it. */
    AS_SENT,
    /** Repaired by rule, without a further call. */
    REPAIRED,
    /** Asked for once more, with the error shown. */
    RETRIED,
    /** Still not valid as a whole: the fields that are valid. */
    PARTIAL
  }

  /** Copies the list. */
  public StructuredAnswer {
    violations = List.copyOf(violations);
  }
}
