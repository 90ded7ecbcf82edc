package dev.rolewright.llm;

/** What becomes of a request for which a budget has too little left. */
public enum WhenSpent {
  /** The local engine answers where it can, marked as degraded. */
  LOCAL,
  /** It is refused. */
  REFUSE
}
