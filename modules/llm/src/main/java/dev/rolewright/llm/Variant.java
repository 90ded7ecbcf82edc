package dev.rolewright.llm;

/**
 * Which side of an experiment a request was on.
 *
 * @param experiment name of the experiment; empty for none
 * @param name of the side; empty for none
 */
public record Variant(String experiment, String name) {
  /** No experiment. */
  public static final Variant NONE = new Variant("", "");
}
