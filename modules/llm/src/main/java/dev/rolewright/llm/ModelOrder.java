package dev.rolewright.llm;

/** In which order the models of a route are asked. */
public enum ModelOrder {
  /** As they are listed. */
  LISTED,
  /** By the most that the request can cost with each, the least first. */
  COST,
  /** By how soon each began to answer lately, the soonest first. */
  LATENCY
}
