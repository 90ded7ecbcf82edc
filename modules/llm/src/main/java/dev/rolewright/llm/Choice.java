package dev.rolewright.llm;

import java.util.Optional;

/**
 * How a request is to be answered.
 *
 * @param route with its models in the order in which they are to be asked
 * @param assigned the side of an experiment by which the first of them was chosen; empty for none
 * @param mayShare whether a kept answer may be given, and one that others wait for too
 */
record Choice(Route route, Optional<Assigned> assigned, boolean mayShare) {
  /**
   * A side of an experiment.
   *
   * @param model that is asked first on this side
   */
  record Assigned(Variant variant, ModelName model) {}
}
